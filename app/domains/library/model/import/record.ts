import type { BookState, ReadingState } from '../book-state.ts';

/** Days are `2021-03-09`, so that a record survives being kept as JSON. */
export type ImportedReading = { state: ReadingState; startedOn: string | null; endedOn: string | null };

/** Something of a row that could not be taken as it stands; texts are at `import:notes.<name>`. */
export type RowNote = 'isbn' | 'date' | 'rating' | 'pages' | 'year' | 'cut';

/** A row of any supported file in the words of the library. */
export type ImportRecord = {
  /** The id of a book of ours, in a file that this library exported. */
  bookId: string | null;
  title: string;
  subtitle: string | null;
  authors: { name: string; role: string }[];
  series: { name: string; position: string | null } | null;
  isbn13: string | null;
  isbn10: string | null;
  language: string | null;
  pages: number | null;
  /** Astronomical. */
  year: number | null;
  publisher: string | null;
  format: string | null;
  description: string | null;
  priority: number;
  rating: number | null;
  review: string | null;
  reviewHasSpoilers: boolean;
  privateNotes: string | null;
  state: BookState;
  readings: ImportedReading[];
  tags: string[];
  addedOn: string | null;
  /** Cells that a book has no place for, by their columns; absent in rows that were read before these were kept. */
  otherCells?: Record<string, string>;
  notes: RowNote[];
};

export type SkipReason = 'noTitle' | 'columns' | 'duplicate';

export const firstAuthor = (record: Pick<ImportRecord, 'authors'>): string =>
  (record.authors.find((author) => author.role === '') ?? record.authors[0])?.name ?? '';
