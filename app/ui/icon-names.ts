/** Every icon that a page shows, by its name in lucide: the build draws exactly these into one file (server/icon-sprite). */
export const iconNames = [
  'archive', 'archive-arrow-up', 'arrow-left', 'arrow-right', 'bell', 'bell-off', 'book-open', 'book-open-text', 'book-plus', 'bookmark', 'braces', 'chart-column', 'check', 'chevron-down', 'chevron-left',
  'chevron-right', 'chevron-up', 'circle-check', 'circle-exclamation-point', 'circle-stop', 'circle-user-round', 'clapperboard', 'clock', 'copy', 'download', 'ellipsis', 'face-angry', 'face-grinning',
  'face-neutral', 'face-slightly-frowning', 'face-slightly-smiling', 'file-check', 'file-text', 'gallery-vertical-end', 'git-merge', 'hard-drive', 'house', 'image', 'info', 'key-round', 'keyboard',
  'languages', 'log-out', 'map-pin', 'maximize', 'menu', 'message-square-plus', 'minus', 'notebook-pen', 'pen-line', 'pencil', 'plus', 'rotate-ccw', 'rotate-ccw-clock', 'rotate-cw', 'route',
  'scan-barcode', 'search', 'settings', 'sliders-horizontal', 'star', 'table', 'table-of-contents', 'target', 'trash', 'triangle-exclamation-point', 'tv', 'type', 'undo-2', 'upload', 'user-plus', 'x',
] as const;

export type IconName = (typeof iconNames)[number];
