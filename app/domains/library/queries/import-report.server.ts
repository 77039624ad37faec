import { stringify } from 'csv-stringify/sync';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { requireImport } from '../commands/require-import.server.ts';
import en from '../messages/import.en.json' with { type: 'json' };
import ru from '../messages/import.ru.json' with { type: 'json' };
import { escapeCell } from '#app/platform/csv/escape-cell.ts';
import { listImportRows } from './list-import-rows.server.ts';
import type { ImportRowView } from './list-import-rows.server.ts';

const texts = { ru, en };
type Texts = (typeof texts)['en'];

/** What became of every row of the file, as a table; the texts are the reader's. */
export async function importReport(ctx: MemberCtx, input: { importId: string }): Promise<AsyncGenerator<string>> {
  // Whose import it is has to be known before the answer begins.
  const { id } = await requireImport(ctx.db, ctx, input.importId);
  return lines(ctx, id, texts[ctx.locale]);
}

async function* lines(ctx: MemberCtx, importId: string, text: Texts): AsyncGenerator<string> {
  const columns = text.reportColumns;
  yield `\ufeff${stringify([[columns.line, columns.title, columns.author, columns.kind, columns.did, columns.reason, columns.changes, columns.notes]])}`;
  for (let after: number | null = 0; after !== null; ) {
    const page = await listImportRows(ctx, { importId, after: String(after), take: 1_000 });
    if (page.rows.length > 0) yield stringify(page.rows.map((row) => cells(row, text).map(escapeCell)));
    after = page.next;
  }
}

function cells(row: ImportRowView, text: Texts): string[] {
  const did = row.kept ? 'kept' : row.did;
  return [
    String(row.line), row.title, row.author, text.kind[row.kind], did ? text.did[did] : '',
    row.reason ? named(text.reasons, row.reason).replace('{{line}}', String(row.otherLine ?? '')) : '',
    row.changes.map((name) => named(text.changes, name)).join(', '), row.notes.map((name) => named(text.notes, name)).join(', '),
  ];
}

const named = (group: Record<string, string>, name: string): string => group[name] ?? name;
