import { maxOutlineDepth, maxOutlineLines } from './limits.ts';
import { pageFinder } from './page-ranges.ts';

export type OutlineItem = { title: string; page: number | null; children: OutlineItem[] };

/** Which line was not understood, and why. */
export type OutlineProblem = { line: number; reason: 'noPage' | 'noTitle' | 'tooMany' | 'tooLong' | 'tooDeep' };

const longestTitle = 500;
const gap = ' … ';
/** Stands for the page of a heading that leads nowhere. */
const nowhere = '—';

/** An outline as lines to edit: two spaces deeper is one level down; the page stands last. */
export function writeOutline(items: readonly OutlineItem[], labels: readonly string[], depth = 0): string {
  return items
    .flatMap(({ title, page, children }) => {
      const plain = title.replace(/\s+/g, ' ').trim() || nowhere;
      return [`${'  '.repeat(depth)}${plain}${gap}${page === null ? nowhere : nameOf(page, labels)}`, ...(children.length > 0 ? [writeOutline(children, labels, depth + 1)] : [])];
    })
    .join('\n');
}

/** What is printed on the page, unless that would be read as another one. */
function nameOf(page: number, labels: readonly string[]): string {
  const label = labels[page - 1]?.trim();
  if (!label) return labels.length > 0 ? `#${page}` : String(page);
  return pageFinder(labels.length, labels)(label) === page && !/\s/.test(label) ? label : `#${page}`;
}

type Context = { pageCount: number; labels: readonly string[] };

/** The lines as an outline again. A line's depth is measured against the lines above it, so any even indent will do. */
export function readOutline(text: string, context: Context): OutlineItem[] | OutlineProblem {
  const findPage = pageFinder(context.pageCount, context.labels);
  const lines = text.split('\n');
  const top: OutlineItem[] = [];
  const open: { indent: number; children: OutlineItem[] }[] = [{ indent: -1, children: top }];
  let count = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    count += 1;
    const problem = (reason: OutlineProblem['reason']) => ({ line: index + 1, reason });
    if (count > maxOutlineLines) return problem('tooMany');
    const item = readLine(line.trim(), findPage);
    if (typeof item === 'string') return problem(item);
    const indent = indentOf(line);
    while (open.at(-1)!.indent >= indent) open.pop();
    if (open.length > maxOutlineDepth) return problem('tooDeep');
    open.at(-1)!.children.push(item);
    open.push({ indent, children: item.children });
  }
  return top;
}

function indentOf(line: string): number {
  const space = /^[ \t\u00a0]*/.exec(line)?.[0] ?? '';
  return [...space].reduce((width, character) => width + (character === '\t' ? 4 : 1), 0);
}

/** "Title … 12", "Title 12", "Title ..... 12", "Title | 12", and "Title … —" for a heading that leads nowhere. */
function readLine(line: string, findPage: (text: string) => number | null): OutlineItem | 'noPage' | 'noTitle' | 'tooLong' {
  const marked = /^(.*?)\s*(?:…+|\.{3,}|\||\t)\s*(\S+)$/u.exec(line);
  const [, title = '', place = ''] = marked ?? /^(.*\S)\s+(\S+)$/u.exec(line) ?? [];
  const isHeading = marked !== null && /^[-–—]$/.test(place);
  const page = isHeading ? null : findPage(place);
  if (!isHeading && page === null) return 'noPage';
  if (title.trim() === '') return 'noTitle';
  return title.trim().length > longestTitle ? 'tooLong' : { title: title.trim(), page, children: [] };
}
