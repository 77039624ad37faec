import { stringify } from 'csv-stringify/sync';
import type { TFunction } from 'i18next';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer } from '#app/kernel/contributions/importer.ts';
import { escapeCell } from '#app/platform/csv/escape-cell.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { requireImport } from '../commands/require-import.server.ts';
import { listImportRows } from './list-import-rows.server.ts';
import type { ImportRowView } from './list-import-rows.server.ts';

/** A text of the room about imports. */
type Words = (key: string, values?: Record<string, unknown>) => string;

/** What became of every row of the file, as a table; the texts are the reader's. */
export async function importReport(ctx: MemberCtx & { t: TFunction }, importer: Importer, input: { importId: string }): Promise<AsyncGenerator<string>> {
  // Whose import it is has to be known before the answer begins.
  const { id } = await requireImport(ctx.db, ctx, importer, input.importId);
  return lines(ctx, importer, id, (key, values) => textOf(ctx.t, `${importer.messages}:${key}`, values));
}

const columns = ['line', 'title', 'author', 'kind', 'did', 'reason', 'changes', 'notes'] as const;

async function* lines(ctx: MemberCtx, importer: Importer, importId: string, words: Words): AsyncGenerator<string> {
  yield `\ufeff${stringify([columns.map((name) => words(`reportColumns.${name}`))])}`;
  for (let after: number | null = 0; after !== null; ) {
    const page = await listImportRows(ctx, importer, { importId, after: String(after), take: 1_000 });
    if (page.rows.length > 0) yield stringify(page.rows.map((row) => cells(row, words).map(escapeCell)));
    after = page.next;
  }
}

function cells(row: ImportRowView, words: Words): string[] {
  const did = row.kept ? 'kept' : row.did;
  return [
    String(row.line), row.title, row.author, words(`kind.${row.kind}`), did ? words(`did.${did}`) : '',
    row.reason ? words(`reasons.${row.reason}`, { line: row.otherLine ?? '' }) : '',
    row.changes.map((name) => words(`changes.${name}`)).join(', '), row.notes.map((name) => words(`notes.${name}`)).join(', '),
  ];
}
