import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import type { PageSelection } from './reader-handle.ts';
import type { Opened } from './use-viewer.ts';

/** Beside what is selected: the tools of other wings. Without a tool there is nothing to show. */
export function SelectionBar({ opened: { handle } }: { opened: Opened }) {
  const { t } = useTranslation('reader');
  const tools = useSyncExternalStore(handle.tools.subscribe, handle.tools.all);
  const [selection, setSelection] = useState<PageSelection[]>([]);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => handle.onSelection(setSelection), [handle]);
  useEffect(() => {
    if (selection.length > 0 && bar.current) standBeside(bar.current);
  }, [selection]);
  if (selection.length === 0 || tools.length === 0) return null;
  const close = () => {
    setSelection([]);
    handle.clearSelection();
  };
  return (
    <div ref={bar} className="reader-selection" role="toolbar" aria-label={t('selection.label')}>
      {tools.map((tool) => <span key={tool.id} className="contents">{tool.render({ selection, close })}</span>)}
    </div>
  );
}

/** Below the last line of the selection, or above the first where there is no room; on phones it keeps to the lower edge. */
function standBeside(bar: HTMLElement): void {
  const range = document.getSelection()?.rangeCount ? document.getSelection()?.getRangeAt(0) : undefined;
  const rects = range ? [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0) : [];
  const first = rects[0];
  const last = rects.at(-1);
  if (!first || !last || window.matchMedia('(max-width: 39.99rem)').matches) return;
  const { offsetWidth: width, offsetHeight: height } = bar;
  const below = last.bottom + 10;
  const top = below + height > window.innerHeight - 8 ? Math.max(8, first.top - height - 10) : below;
  bar.style.top = `${top}px`;
  bar.style.left = `${Math.max(8, Math.min(window.innerWidth - width - 8, (last.left + last.right - width) / 2))}px`;
}
