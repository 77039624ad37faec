import { joinLines } from './join-lines.ts';
import type { TextLine } from './page-lines.ts';

/** What one page may weigh as text; beyond that it is no page that anybody reads. */
const longest = 200_000;

/** Lines as paragraphs, each one line of its own with an empty one between: text that flows at any width. */
export function paragraphsOf(lines: readonly TextLine[]): string {
  const gap = usualGap(lines);
  const words = new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+(?:-\p{L}+)+/gu) ?? []));
  const paragraphs: string[][] = [];
  lines.forEach((line, at) => {
    if (at === 0 || beginsParagraph(lines, at, gap)) paragraphs.push([]);
    paragraphs.at(-1)!.push(line.text);
  });
  const text = paragraphs.map((one) => joinLines(one, words)).filter(Boolean).join('\n\n');
  return text.length <= longest ? text : text.slice(0, longest).toWellFormed().replace(/\ufffd$/, '');
}

const endsSentence = (text: string): boolean => /[.!?…:;؟۔。！？]["'”’»)\]]*$/u.test(text);

function beginsParagraph(lines: readonly TextLine[], at: number, gap: number): boolean {
  const [before, line, after] = [lines[at - 1]!, lines[at]!, lines[at + 1]];
  const tallest = Math.max(before.height, line.height);
  if (Math.min(before.height, line.height) < 0.84 * tallest) return true;
  const down = before.y - line.y;
  // The next column, or the page's foot drawn before its body.
  if (down < -tallest) return endsSentence(before.text);
  if (gap > 0 && down > 1.45 * gap && down > 1.2 * tallest) return true;
  if (/^(?:[•·▪◦‣*]|[–—-])\s/u.test(line.text) && endsSentence(before.text)) return true;
  return isIndented(before, line, after) || (endsSentence(before.text) && isShort(lines, at - 1));
}

/** Begins further in than both of its neighbours. */
function isIndented(before: TextLine, line: TextLine, after: TextLine | undefined): boolean {
  const start = (one: TextLine) => (line.isRtl ? -one.right : one.left);
  const step = 0.7 * line.height;
  if (start(line) - start(before) < step || start(line) - start(before) > 12 * line.height) return false;
  return after === undefined || after.y > line.y || start(line) - start(after) >= step || endsSentence(before.text);
}

/** Ends well before the lines around it do. */
function isShort(lines: readonly TextLine[], at: number): boolean {
  const line = lines[at]!;
  const end = (one: TextLine | undefined) => (one === undefined ? -Infinity : line.isRtl ? -one.left : one.right);
  const widest = Math.max(end(lines[at - 1]), end(lines[at + 1]));
  return widest - end(line) > 2.5 * line.height;
}

/** The distance from line to line that occurs in the middle of all. */
function usualGap(lines: readonly TextLine[]): number {
  const gaps = lines.slice(1).map((line, at) => lines[at]!.y - line.y).filter((gap) => gap > 0).sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}
