export type TasteRow = { key: string; books: number; pages: number };

export type Bin = { label: string; books: number };

/** Ratings (0–100) as half stars, from half a star to five; what nobody rated stays out. */
export function ratingBins(rows: readonly TasteRow[]): { stars: number; books: number }[] {
  const bins = Array.from({ length: 10 }, (_, index) => ({ stars: (index + 1) / 2, books: 0 }));
  for (const { key, books } of rows) {
    if (key === '') continue;
    const bin = bins[Math.min(9, Math.max(0, Math.round(Number(key) / 10) - 1))];
    if (bin) bin.books += books;
  }
  return bins;
}

/** The mean of all ratings, 0–100, and how many there are. */
export function meanRating(rows: readonly TasteRow[]): { mean: number; books: number } | null {
  const rated = rows.filter(({ key }) => key !== '');
  const books = rated.reduce((sum, row) => sum + row.books, 0);
  return books === 0 ? null : { mean: rated.reduce((sum, row) => sum + row.books * Number(row.key), 0) / books, books };
}

/** Books by hundreds of pages, up to the last hundred there is; 10 = a thousand and more. */
export function lengthBins(rows: readonly TasteRow[]): { hundreds: number; books: number }[] {
  const known = new Map(rows.filter(({ key }) => key !== '').map(({ key, books }) => [Number(key), books]));
  if (known.size === 0) return [];
  const last = Math.max(4, ...known.keys());
  return Array.from({ length: last + 1 }, (_, hundreds) => ({ hundreds, books: known.get(hundreds) ?? 0 }));
}

/** Pages of a book on average, where they are known. */
export function meanLength(rows: readonly TasteRow[]): number | null {
  const known = rows.filter(({ key }) => key !== '');
  const books = known.reduce((sum, row) => sum + row.books, 0);
  return books === 0 ? null : Math.round(known.reduce((sum, row) => sum + row.pages, 0) / books);
}
