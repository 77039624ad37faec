import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { forgetLibrary } from './commands/forget-library.server.ts';
import { countLibraryPieces, exportRetracted } from './queries/export-leftovers.server.ts';
import { documentsAsJson } from './documents/index.server.ts';
import { draftsAsJson, editsAsJson } from './editing/index.server.ts';
import { notesAsJson } from './notes/index.server.ts';
import { exportAllWords } from './words/index.server.ts';
import { positionsAsJson, quietTimesAsJson, sittingsAsJson } from './reader/index.server.ts';
import { exportDays, exportStreakChoice } from './statistics/index.server.ts';
import { exportBooksAsCsv, exportLibraryAsJson } from './queries/export-library.server.ts';

/** A person's library in the copy they take with them, and how it goes when they go. */
export const libraryData: PersonalData = {
  area: 'library',
  countPieces: countLibraryPieces,
  async *exportEverything(owner) {
    yield { path: 'library.json', pieces: exportLibraryAsJson(owner) };
    yield { path: 'books.csv', pieces: exportBooksAsCsv(owner) };
    yield { path: 'trash.json', pieces: exportLibraryAsJson(owner, { isTrash: true }) };
    yield { path: 'retracted-progress.json', pieces: exportRetracted(owner) };
    yield { path: 'documents.json', pieces: documentsAsJson(owner) };
    yield { path: 'document-drafts.json', pieces: draftsAsJson(owner) };
    yield { path: 'document-changes.json', pieces: editsAsJson(owner) };
    yield { path: 'notes.json', pieces: notesAsJson(owner) };
    yield { path: 'removed-notes.json', pieces: notesAsJson(owner, { isRemoved: true }) };
    yield { path: 'words.json', pieces: exportAllWords(owner) };
    yield { path: 'reading-positions.json', pieces: positionsAsJson(owner) };
    yield { path: 'reading-times.json', pieces: sittingsAsJson(owner) };
    yield { path: 'quiet-times.json', pieces: quietTimesAsJson(owner) };
    yield { path: 'reading-days.csv', pieces: exportDays(owner) };
    yield { path: 'days-in-a-row.json', pieces: exportStreakChoice(owner) };
  },
  forget: forgetLibrary,
};
