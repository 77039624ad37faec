import type { BookState, ReadingState } from '../model/book-state.ts';
import type { Priority } from '../model/priority.ts';
import type { EntryView } from './list-entries.server.ts';

export type Named = { id: string; name: string };

export type ReadingView = {
  id: string;
  state: ReadingState;
  /** As date fields hold them. */
  startedOn: string | null;
  endedOn: string | null;
  startedText: string | null;
  endedText: string | null;
};

export type BookView = {
  id: string;
  title: string;
  subtitle: string | null;
  authors: Named[];
  /** Translators and others, with what they did. */
  contributors: (Named & { role: string })[];
  tags: Named[];
  series: (Named & { position: number | null }) | null;
  language: string | null;
  pages: number | null;
  /** As people write it: -50 is 50 BC. */
  year: number | null;
  isbn: string | null;
  publisher: string | null;
  format: string | null;
  description: string | null;
  privateNotes: string | null;
  coverId: string | null;
  priority: Priority;
  state: BookState;
  rating: number | null;
  review: string | null;
  reviewHasSpoilers: boolean;
  currentPage: number | null;
  permille: number | null;
  pagesRead: number;
  pagesLeft: number | null;
  timesRead: number;
  finishedOn: string | null;
  addedOn: string;
  trashedAt: string | null;
  /** Newest first. */
  readings: ReadingView[];
  openReadingId: string | null;
  /** The last movements, newest first. */
  entries: EntryView[];
};
