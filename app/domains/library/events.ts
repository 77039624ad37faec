import { z } from 'zod';
import { defineEvent } from '#app/platform/jobs/queue.server.ts';

const book = { ownerId: z.uuid(), bookId: z.uuid() };
const reading = { ...book, readingId: z.uuid() };

export const bookAdded = defineEvent('library.book-added', z.object(book));
export const bookTrashed = defineEvent('library.book-trashed', z.object(book));
export const bookRestored = defineEvent('library.book-restored', z.object(book));
export const bookRated = defineEvent('library.book-rated', z.object({ ...book, rating: z.number().nullable() }));
export const readingStarted = defineEvent('library.reading-started', z.object(reading));
export const readingStopped = defineEvent('library.reading-stopped', z.object(reading));
export const bookFinished = defineEvent('library.book-finished', z.object({ ...reading, on: z.string().nullable() }));
export const progressRecorded = defineEvent(
  'library.progress-recorded',
  z.object({ ...reading, entryId: z.uuid(), day: z.string(), page: z.number().nullable(), permille: z.number(), pagesAdvanced: z.number() }),
);
/** The minutes of some days have changed: from the first of them to the last. */
export const timeRead = defineEvent('library.time-read', z.object({ ...book, from: z.string(), to: z.string() }));

/** All its rows are dealt with. */
export const importDone = defineEvent('library.import-done', z.object({ ownerId: z.uuid(), importId: z.uuid(), fileName: z.string(), rows: z.number() }));
/** A saved change of a book's PDF could not be made. */
export const editFailed = defineEvent('library.edit-failed', z.object({ ownerId: z.uuid(), bookId: z.uuid(), editId: z.uuid(), title: z.string() }));

export const libraryEvents = [
  bookAdded, bookTrashed, bookRestored, bookRated, readingStarted, readingStopped, bookFinished, progressRecorded, timeRead, importDone, editFailed,
];
