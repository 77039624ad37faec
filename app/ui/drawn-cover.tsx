import { setAuthor, setTitle } from './drawn-cover-lines.ts';
import { hashName, tintCount } from './tint.ts';

/**
 * Quiet compositions on 120 × 180: the ornament, where the title's block is centred, where the author stands.
 * `ln` strokes instead of filling.
 */
const compositions: readonly { d: string; line?: boolean; title: number; author: number; left?: boolean }[] = [
  { d: 'M6 6h108v168H6zM9.5 9.5h101v161h-101z', line: true, title: 78, author: 158 },
  { d: 'M0 0h120v14H0zM0 166h120v14H0z', title: 70, author: 154, left: true },
  { d: 'M60 104a23 23 0 1 0 .1 0z', title: 54, author: 166 },
  { d: 'M0 128Q30 110 60 128T120 128V180H0z', title: 66, author: 166 },
  { d: 'M0 180V120L120 180zM120 180V132L48 180z', title: 62, author: 20, left: true },
  { d: 'M12 24h96M12 28h96M12 140h96', line: true, title: 84, author: 158, left: true },
  { d: 'M109 0h4v180h-4zM115 0h1.5v180h-1.5z', title: 68, author: 164, left: true },
  { d: 'M60 118l22 28-22 28-22-28zM60 131l12 15-12 15-12-15z', line: true, title: 58, author: 20 },
];

type DrawnCoverProps = { title: string; author?: string | null };

/** The cover of a book that has none: its own title on cloth, the same one every time. Decoration: the title stands beside it as text. */
export function DrawnCover({ title, author }: DrawnCoverProps) {
  const seed = hashName(title);
  const look = compositions[(seed >>> 8) % compositions.length] ?? compositions[0]!;
  const { lines, size } = setTitle(title);
  const x = look.left ? 12 : 60;
  const anchor = look.left ? undefined : 'middle';
  const top = Math.round(look.title - ((lines.length - 2) * size * 1.16) / 2);
  return (
    <svg className={`dc tint-${seed % tintCount}`} viewBox="0 0 120 180" aria-hidden>
      <path className={look.line ? 'ln' : undefined} d={look.d} />
      <text fontSize={size} textAnchor={anchor}>
        {lines.map((line, index) => <tspan key={index} x={x} y={Math.round(top + index * size * 1.16)}>{line}</tspan>)}
      </text>
      {author ? <text className="au" x={x} y={look.author} textAnchor={anchor}>{setAuthor(author)}</text> : null}
    </svg>
  );
}
