import { bookStates } from './book-state.ts';
import type { BookState } from './book-state.ts';

export type ShelfTotal = { state: BookState; books: number; pages: number; pagesRead: number };

export type ShelfNumbers = {
  byState: Record<BookState, ShelfTotal>;
  books: number;
  booksRead: number;
  /** Books that still want to be read or are being read; a stopped one is not "left". */
  booksLeft: number;
  pagesRead: number;
  pagesLeft: number;
};

/** How much is read and how much is left, over the whole library. */
export function shelfNumbers(totals: readonly ShelfTotal[]): ShelfNumbers {
  const byState = Object.fromEntries(
    bookStates.map((state) => [state, totals.find((total) => total.state === state) ?? { state, books: 0, pages: 0, pagesRead: 0 }]),
  ) as Record<BookState, ShelfTotal>;
  const all = Object.values(byState);
  const { to_read: ahead, reading, read } = byState;
  return {
    byState,
    books: sum(all.map((total) => total.books)),
    booksRead: read.books,
    booksLeft: ahead.books + reading.books,
    pagesRead: sum(all.map((total) => total.pagesRead)),
    pagesLeft: Math.max(0, ahead.pages - ahead.pagesRead) + Math.max(0, reading.pages - reading.pagesRead),
  };
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
