import { numberOf, unescapeCell } from '#app/platform/csv/read-cell.ts';
import { cut } from '#app/platform/text/folding.ts';
import { markupToText } from '#app/platform/text/markup-to-text.ts';
import { typedToYear, typedYears } from '../year.ts';

/** Stars with halves and quarters → 0–100; 0 stars means "not rated". */
export function ratingOf(cell: string): number | null {
  const stars = numberOf(cell);
  if (stars === null || stars === 0) return null;
  return stars > 0 && stars <= 5 ? Math.round(stars * 20) : Number.NaN;
}

/** -50 is 50 BC, as on Goodreads; there is no year 0, so 0 is "unknown". */
export function yearOf(cell: string): number | null {
  const year = numberOf(cell);
  if (year === null || year === 0) return null;
  return Number.isInteger(year) && year >= typedYears.least && year <= typedYears.most ? typedToYear(year) : Number.NaN;
}

export function pagesOf(cell: string): number | null {
  const pages = numberOf(cell);
  if (pages === null || pages === 0) return null;
  return Number.isInteger(pages) && pages > 0 && pages <= 100_000 ? pages : Number.NaN;
}

/** Review markup → text; see markupToText. */
export const htmlToText = (html: string): string => markupToText(unescapeCell(html));

/** null for nothing; whether it had to be cut. */
export function limited(text: string, max: number): { text: string | null; wasCut: boolean } {
  if (text === '') return { text: null, wasCut: false };
  return { text: cut(text, max), wasCut: text.length > max };
}
