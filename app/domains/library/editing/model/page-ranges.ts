/** Why a typed list of pages was not understood: the piece of it. */
export type RangesProblem = { piece: string };

const longestText = 2_000;
const dashes = /[-–—−]/;

/**
 * "1-3, 7, iv" → page numbers in the order typed, each once. A piece is what is printed on the page where the file says
 * so, else the page's number; "#5" is always the fifth page, "7-" goes to the end.
 */
export function readRanges(typed: string, { pageCount, labels }: { pageCount: number; labels: readonly string[] }): number[] | RangesProblem {
  const findPage = pageFinder(pageCount, labels);
  const pages = new Set<number>();
  for (const piece of typed.slice(0, longestText).split(/[,;\n]+/).map((text) => text.trim()).filter(Boolean)) {
    const range = rangeOf(piece, findPage, pageCount);
    if (!range) return { piece: piece.slice(0, 60) };
    const [first, last] = range;
    const step = first <= last ? 1 : -1;
    for (let page = first; page !== last + step; page += step) pages.add(page);
  }
  return [...pages];
}

type Finder = (text: string) => number | null;

/** One page as typed, or null. */
export function pageFinder(pageCount: number, labels: readonly string[]): Finder {
  const byLabel = new Map<string, number>();
  labels.forEach((label, index) => {
    const name = label.trim().toLowerCase();
    if (name !== '' && !byLabel.has(name)) byLabel.set(name, index + 1);
  });
  return (text) => {
    const name = text.trim().toLowerCase();
    const labelled = byLabel.get(name);
    if (labelled !== undefined) return labelled;
    const number = /^#?\s*(\d{1,6})$/.exec(name)?.[1];
    const page = number === undefined ? 0 : Number(number);
    return page >= 1 && page <= pageCount ? page : null;
  };
}

/** A label may hold a dash itself ("A-1"): the whole piece first, then each dash as the one between two pages. */
function rangeOf(piece: string, findPage: Finder, pageCount: number): [number, number] | null {
  if (piece.length > 100) return null;
  const single = findPage(piece);
  if (single !== null) return [single, single];
  for (let at = 1; at < piece.length; at += 1) {
    if (!dashes.test(piece[at]!)) continue;
    const first = findPage(piece.slice(0, at));
    const rest = piece.slice(at + 1).trim();
    const last = rest === '' ? pageCount : findPage(rest);
    if (first !== null && last !== null) return [first, last];
  }
  return null;
}
