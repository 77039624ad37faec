import type { NoteColor } from './note-kinds.ts';

/** Where each colour begins on the wheel, in degrees. */
const wheel: readonly (readonly [number, NoteColor])[] = [[20, 'pink'], [70, 'yellow'], [165, 'green'], [250, 'blue'], [300, 'purple'], [360, 'pink']];

/** Another program's colour as one of ours; grey is yellow, as markers mostly are. */
export function nearestColor(rgb: readonly [number, number, number] | null): NoteColor {
  if (!rgb) return 'yellow';
  const [r, g, b] = rgb;
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  if (span < 12) return 'yellow';
  const sector = most === r ? ((g - b) / span + 6) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return wheel.find(([end]) => sector * 60 < end)?.[1] ?? 'pink';
}
