import type { DraftRow, OpenedFile, ReadingTools } from '#app/kernel/contributions/importer.ts';
import { cut } from '#app/platform/text/folding.ts';
import { readTitleFile } from '../import-files/read-title-file.server.ts';
import { SeenTitles } from '../model/import/match-titles.ts';
import { changesOf, planTitle } from '../model/import/plan-title.ts';
import type { ParsedTitle, TitleReason } from '../model/import/record.ts';
import { findKnownTitles } from '../queries/find-known-titles.server.ts';
import { findStands } from '../queries/find-stands.server.ts';

const batchSize = 500;

/** These files are small beside books': a whole one is read at once, and compared in batches. */
export async function openTitleImport(tools: ReadingTools, file: () => AsyncIterable<Uint8Array>): Promise<OpenedFile> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file()) pieces.push(piece);
  tools.pause();
  const { source, rows } = await readTitleFile(Buffer.concat(pieces), tools.today);
  return { rows: rows.length, source, dryRun: () => compare(tools, rows) };
}

async function* compare({ db, ownerId, pause }: ReadingTools, rows: readonly ParsedTitle[]): AsyncGenerator<DraftRow[]> {
  const seen = new SeenTitles();
  for (let start = 0; start < rows.length; start += batchSize) {
    pause();
    const batch = rows.slice(start, start + batchSize);
    const known = await findKnownTitles(db, batch.map(({ record }) => record));
    const found = batch.map((row) => ({ row, match: known.match(row.record) }));
    const here = found.flatMap(({ match }) => (match.is === 'exact' ? [match.title.id] : []));
    const stands = await findStands(db, ownerId, here);
    yield found.map(({ row, match }) => {
      const { line, record, skip } = row;
      if (skip) return draft(row, 'skipped', { reasonKey: skip });
      const otherLine = seen.check(record, line, match.is === 'exact' ? match.title.id : null);
      if (otherLine !== null) return draft({ ...row, record: { ...record, otherLine } }, 'skipped', { reasonKey: 'duplicate' });
      if (match.is === 'open') return draft(row, 'ambiguous', { reasonKey: match.reason, candidateIds: match.ids });
      if (match.is === 'none') return draft(row, 'new', {});
      const changes = changesOf(planTitle(stands.of(match.title.id), record));
      return draft({ ...row, record: { ...record, changes } }, changes.length > 0 ? 'update' : 'same', { candidateIds: [match.title.id] });
    });
  }
}

const draft = ({ line, record }: Pick<ParsedTitle, 'line' | 'record'>, kind: DraftRow['kind'], { reasonKey = null, candidateIds = [] }: { reasonKey?: TitleReason | null; candidateIds?: string[] }): DraftRow => ({
  line, kind, reasonKey, candidateIds, record, title: cut(record.name, 500), author: record.year === null ? '' : String(record.year),
});
