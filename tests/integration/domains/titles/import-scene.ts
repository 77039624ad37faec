import { readFileSync } from 'node:fs';
import { titlesImporter } from '#app/domains/titles/index.server.ts';
import { applyImport, confirmImport } from '#app/engines/transfer/imports/commands/apply-import.server.ts';
import { parseImport } from '#app/engines/transfer/imports/commands/parse-import.server.ts';
import { startImport } from '#app/engines/transfer/imports/commands/start-import.server.ts';
import { requestUndo, undoImport } from '#app/engines/transfer/imports/commands/undo-import.server.ts';
import type { ImportWork } from '#app/engines/transfer/imports/work.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

export const fixture = (name: string): Buffer => readFileSync(new URL(`../../../fixtures/titles/${name}`, import.meta.url));

export const workOf = (ctx: MemberCtx, signal?: AbortSignal): ImportWork => ({ db: ctx.db, queue: ctx.queue, now: () => ctx.now, importer: titlesImporter, signal });

/** Uploads and reads: the dry run. */
export async function dryRun(ctx: MemberCtx, bytes: Uint8Array | string): Promise<string> {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const importId = await startImport(ctx, titlesImporter, { fileName: 'list', pieces: (async function* () { yield all; })() });
  await parseImport(workOf(ctx), { importId });
  return importId;
}

export async function applied(ctx: MemberCtx, bytes: Uint8Array | string): Promise<string> {
  const importId = await dryRun(ctx, bytes);
  await confirmImport(ctx, titlesImporter, { importId });
  await applyImport(workOf(ctx), { importId });
  return importId;
}

export async function undone(ctx: MemberCtx, importId: string): Promise<void> {
  await requestUndo(ctx, titlesImporter, { importId });
  await undoImport(workOf(ctx), { importId });
}

/** Everything in the room, of everybody, row by row, as text that can be compared. */
export async function dump({ db }: MemberCtx): Promise<Record<string, string[]>> {
  const orderBy = { id: 'asc' } as const;
  const tables = {
    titles: db.title.findMany({ orderBy }), credits: db.titleCredit.findMany({ orderBy: [{ titleId: 'asc' }, { position: 'asc' }] }),
    sources: db.titleSource.findMany({ orderBy: [{ source: 'asc' }, { externalId: 'asc' }] }), versions: db.titleVersion.findMany({ orderBy: [{ titleId: 'asc' }, { number: 'asc' }] }),
    walks: db.walk.findMany({ orderBy }), runs: db.walkRun.findMany({ orderBy: [{ walkId: 'asc' }, { number: 'asc' }] }), changes: db.walkChange.findMany({ orderBy }), reviews: db.review.findMany({ orderBy }),
    totals: db.titlesTotal.findMany({ where: { count: { not: 0 } }, orderBy: [{ userId: 'asc' }, { type: 'asc' }, { what: 'asc' }] }),
  };
  return Object.fromEntries(await Promise.all(Object.entries(tables).map(async ([name, rows]) => [name, (await rows).map((row) => JSON.stringify(row))])));
}

export const rowsOf = (ctx: MemberCtx, importId: string) => ctx.db.importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });

export const kindsOf = async (ctx: MemberCtx, importId: string) => (await rowsOf(ctx, importId)).map(({ kind, reasonKey }) => (reasonKey ? `${kind}: ${reasonKey}` : kind));
