import { defineImporter } from '#app/kernel/contributions/importer.ts';
import { EncodingDetector } from '#app/platform/csv/encoding.ts';
import { importDone } from './events.ts';
import { maxFileBytes } from './model/import/limits.ts';
import type { KeptRecord, Outcome } from './model/import/outcome.ts';
import { checkStart } from './model/import/read-rows.ts';
import { libraryPaths } from './paths.ts';

/** Tables of Goodreads, StoryGraph and our own, onto the shelf. Its work is loaded when there is some. */
export const libraryImporter = defineImporter<KeptRecord, Outcome>({
  room: 'library',
  messages: 'book-import',
  problems: ['unknownColumns', 'binary', 'workbook', 'pdf', 'archive'],
  maxFileBytes,
  checkStart(bytes) {
    const detector = new EncodingDetector();
    detector.push(bytes);
    checkStart(new TextDecoder(detector.finish()).decode(bytes));
  },
  open: async (tools, file) => (await import('./commands/open-import.server.ts')).openImport(tools, file),
  apply: async (tx, batch, rows) => (await import('./commands/apply-batch.server.ts')).applyBatch(tx, batch, rows),
  countAgain: async (db) => (await import('./commands/count-again.server.ts')).countAgain(db),
  undo: async (tx, scope, rows) => (await import('./commands/undo-batch.server.ts')).undoBatch(tx, scope, rows),
  announce: (tx, queue, done) => queue.publish(tx, importDone, done),
  candidates: async (db, ownerId, ids) => (await import('./queries/name-books.server.ts')).nameBooks(db, ownerId, ids),
  href: (outcome) => (outcome.did === 'left' ? null : libraryPaths.book(outcome.bookId)),
});
