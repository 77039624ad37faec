import { stringify } from 'csv-stringify/sync';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { escapeCell } from '#app/platform/csv/escape-cell.ts';
import type { AuditView } from '../model/log-views.ts';
import { listAudit } from './list-audit.server.ts';
import type { AuditRow } from './list-audit.server.ts';

const batchSize = 500;
const header = ['time (UTC)', 'event', 'what', 'by', 'by (id)', 'to whom', 'to whom (id)', 'address', 'details'];

/** The journal as CSV, in batches, so that memory does not grow with it. `say` puts an event into words. */
export async function* exportAudit(ctx: MemberCtx, view: AuditView, say: (row: AuditRow) => string): AsyncGenerator<string> {
  yield `\ufeff${stringify([header])}`;
  let after: string | null = null;
  do {
    const { rows, next } = await listAudit(ctx, { ...view, after }, batchSize);
    yield stringify(rows.map((row) => cellsOf(row, say(row)).map(escapeCell)));
    after = next;
  } while (after);
}

const cellsOf = (row: AuditRow, words: string): string[] => [
  row.at.toISOString(), row.kind, words, row.actor ?? '', row.actorId ?? '', row.subject ?? '', row.subjectId ?? '', row.ip ?? '',
  row.details ? JSON.stringify(row.details) : '',
];
