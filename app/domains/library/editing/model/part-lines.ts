import { maxParts } from './limits.ts';
import { readRanges } from './page-ranges.ts';

export type Part = { title: string; pages: number[] };
export type PartsProblem = { line: number; reason: 'noPages' | 'tooMany' };

/** One part a line: "1-12 Title" or "1-12: Title"; without a title one is made of the book's. */
export function readParts(text: string, context: { pageCount: number; labels: readonly string[] }, titleOf: (number: number) => string): Part[] | PartsProblem {
  const parts: Part[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim().slice(0, 700);
    if (line === '') continue;
    if (parts.length === maxParts) return { line: index + 1, reason: 'tooMany' };
    const part = readLine(line, context);
    if (!part) return { line: index + 1, reason: 'noPages' };
    parts.push({ pages: part.pages, title: part.title.slice(0, 500).toWellFormed() || titleOf(parts.length + 1) });
  }
  return parts;
}

/** The pages go on as long as pieces of the line are pages. */
function readLine(line: string, context: { pageCount: number; labels: readonly string[] }): Part | null {
  const colon = line.indexOf(':');
  const cuts = [...(colon > 0 ? [colon] : []), line.length, ...[...line.matchAll(/\s/g)].map(({ index }) => index).reverse()];
  for (const cut of cuts) {
    const pages = readRanges(line.slice(0, cut), context);
    if (Array.isArray(pages) && pages.length > 0) return { pages, title: line.slice(cut).replace(/^[\s:.—–-]+/, '').replace(/\s+/g, ' ').trim() };
  }
  return null;
}

/** A proposal: the first level of the outline, else the halves. */
export function proposeParts(outline: readonly { title: string; page: number | null }[], { pageCount, labels }: { pageCount: number; labels: readonly string[] }): string {
  // Where pages have printed numbers, "#" says that these are not meant.
  const range = (first: number, last: number) => (labels.length === 0 ? `${first}-${last}` : `#${first}-#${last}`);
  const starts = outline.flatMap(({ title, page }) => (page === null ? [] : [{ title: title.replace(/\s+/g, ' ').trim(), page }]));
  const rising = starts.filter(({ page }, index) => index === 0 || page > Math.max(...starts.slice(0, index).map((start) => start.page)));
  if (rising.length < 2 || rising.length > maxParts) {
    const half = Math.ceil(pageCount / 2);
    return pageCount < 2 ? range(1, 1) : `${range(1, half)}\n${range(half + 1, pageCount)}`;
  }
  const first = rising[0]!.page > 1 ? [range(1, rising[0]!.page - 1)] : [];
  return [...first, ...rising.map(({ title, page }, index) => `${range(page, (rising[index + 1]?.page ?? pageCount + 1) - 1)} ${title}`)].join('\n');
}
