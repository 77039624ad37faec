import { stringify } from 'csv-stringify/sync';
import { recordAudit } from '#app/kernel/accounts/audit.server.ts';
import { escapeCell } from '#app/platform/csv/escape-cell.ts';
import type { AuditView } from '../model/log-views.ts';
import { requireOwner } from '../owner.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { listAudit } from './list-audit.server.ts';
import type { AuditRow } from './list-audit.server.ts';

const batchSize = 500;
const header = ['time (UTC)', 'event', 'what', 'details', 'by', 'by (id)', 'to whom', 'to whom (id)', 'address'];

type Words = { what: string; details: string };

/** The journal as CSV, in batches, so that memory does not grow with it. `say` puts an event into words. */
export async function* exportAudit(ctx: MemberCtx, view: AuditView, say: (row: AuditRow) => Words): AsyncGenerator<string> {
  requireOwner(ctx);
  await recordAudit(ctx.db, { kind: 'audit.exported', actorId: ctx.viewer.id, ip: ctx.ip, now: ctx.now });
  yield `\ufeff${stringify([header])}`;
  let after: string | null = null;
  do {
    const { rows, next }: Awaited<ReturnType<typeof listAudit>> = await listAudit(ctx, { ...view, after }, batchSize);
    yield stringify(rows.map((row) => cellsOf(row, say(row)).map(escapeCell)));
    after = next;
  } while (after);
}

const cellsOf = (row: AuditRow, { what, details }: Words): string[] => [
  row.at.toISOString(), row.kind, what, details, row.actor ?? '', row.actorId ?? '', row.subject ?? '', row.subjectId ?? '', row.ip ?? '',
];
