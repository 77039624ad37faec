import { defineImporter } from '#app/kernel/contributions/importer.ts';
import { titleImportDone } from './events.ts';
import { checkTitleFile } from './import-files/read-title-file.server.ts';
import { maxFileBytes } from './model/import/limits.ts';
import type { TitleOutcome, TitleRecord } from './model/import/record.ts';
import { stateKey } from './model/walk-state.ts';
import { titlesPaths } from './paths.ts';

/** Lists of Letterboxd, MyAnimeList, Shikimori, IMDb and HowLongToBeat, and our own. Its work is loaded when there is some. */
export const titlesImporter = defineImporter<TitleRecord, TitleOutcome>({
  room: 'titles',
  messages: 'title-import',
  problems: ['unknownColumns', 'binary', 'workbook', 'pdf', 'archive', 'brokenArchive', 'unknownArchive', 'loneTable', 'unpacksTooLarge', 'brokenXml', 'unknownXml', 'doctype', 'brokenJson', 'unknownJson'],
  maxFileBytes,
  checkStart: checkTitleFile,
  open: async (tools, file) => (await import('./commands/open-title-import.server.ts')).openTitleImport(tools, file),
  apply: async (tx, batch, rows) => (await import('./commands/apply-import-rows.server.ts')).applyImportRows(tx, batch, rows),
  undo: async (tx, scope, rows) => (await import('./commands/undo-import-rows.server.ts')).undoImportRows(tx, scope, rows),
  announce: (tx, queue, done) => queue.publish(tx, titleImportDone, done),
  candidates: async (db, _ownerId, ids) => (await import('./queries/name-titles.server.ts')).nameTitles(db, ids),
  href: (outcome) => (outcome.did === 'left' ? null : titlesPaths.title(outcome.titleId)),
  facts: ({ type, walk, review }) => [
    { key: `type.${type}` },
    ...(walk ? [{ key: `state.${stateKey(type, walk.state)}` }] : []),
    ...(review ? [{ key: review.text === null ? 'rated' : 'reviewed', values: { rating: review.rating } }] : []),
  ],
});
