export type FinishedBook = {
  id: string; title: string; author: string | null; coverId: string | null; pages: number | null; rating: number | null;
  /** `2026-05-12` */
  finishedOn: string;
};

export type BestBooks = { longest: FinishedBook | null; shortest: FinishedBook | null; favourite: FinishedBook | null; first: FinishedBook | null; last: FinishedBook | null };

const best = (books: readonly FinishedBook[], isBetter: (one: FinishedBook, other: FinishedBook) => boolean) =>
  books.reduce<FinishedBook | null>((found, book) => (found === null || isBetter(book, found) ? book : found), null);

/** What stands out among the books of a year, which come newest first. Of equals the later one. */
export function bestBooks(books: readonly FinishedBook[]): BestBooks {
  const counted = books.filter(({ pages }) => pages !== null && pages > 0);
  const different = new Set(counted.map(({ pages }) => pages)).size > 1;
  return {
    longest: best(counted, (one, other) => Number(one.pages) > Number(other.pages)),
    shortest: different ? best(counted, (one, other) => Number(one.pages) < Number(other.pages)) : null,
    favourite: best(books.filter(({ rating }) => rating !== null), (one, other) => Number(one.rating) > Number(other.rating)),
    first: books.at(-1) ?? null,
    last: books.length > 1 ? (books[0] ?? null) : null,
  };
}

/** Each once, however often it was read. */
export function ratedHighest(books: readonly FinishedBook[]): FinishedBook[] {
  const once = [...new Map(books.filter(({ rating }) => rating !== null).map((book) => [book.id, book])).values()];
  return once.sort((a, b) => Number(b.rating) - Number(a.rating)).slice(0, 3);
}
