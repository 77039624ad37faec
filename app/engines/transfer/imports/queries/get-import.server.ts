import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer, RowKind } from '#app/kernel/contributions/importer.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { formatMoment } from '#app/platform/time/format.ts';

/** What an import did, in numbers; `kept` is what undo left because it had been used. */
export type OutcomeNumbers = { created: number; updated: number; nothing: number; left: number; kept: number };

export type ImportView = {
  id: string;
  fileName: string;
  source: string | null;
  state: 'uploaded' | 'parsing' | 'ready' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed';
  problem: { key: string; details: Record<string, string | number> } | null;
  totalRows: number;
  parsedRows: number;
  appliedRows: number;
  at: string;
  kinds: Record<RowKind, number>;
  /** Ambiguous rows that nobody has decided on. */
  undecided: number;
  outcomes: OutcomeNumbers | null;
};

/** One import with its numbers; rows come by themselves, a page at a time. */
export async function getImport(ctx: MemberCtx, { room }: Pick<Importer, 'room'>, input: { importId: string }): Promise<ImportView> {
  const found = await ctx.db.libraryImport.findFirst({
    where: { id: requireUuid(input.importId), ownerId: ctx.viewer.id, room },
    select: {
      id: true, fileName: true, source: true, state: true, errorKey: true, errorDetails: true, totalRows: true, parsedRows: true,
      appliedRows: true, createdAt: true,
    },
  });
  if (!found) throw notFound();
  const { errorKey, errorDetails, createdAt, ...rest } = found;
  const isDone = rest.state === 'applied' || rest.state === 'undone';
  return {
    ...rest,
    problem: errorKey ? { key: errorKey, details: (errorDetails ?? {}) as Record<string, string | number> } : null,
    at: formatMoment(createdAt, ctx.locale, ctx.timeZone, ctx.now),
    ...(await countKinds(ctx.db, rest.id)),
    outcomes: isDone ? await countOutcomes(ctx.db, rest.id) : null,
  };
}

async function countKinds(db: Db, importId: string): Promise<Pick<ImportView, 'kinds' | 'undecided'>> {
  const rows = await db.$queryRaw<{ kind: RowKind; rows: number; undecided: number }[]>`
    SELECT "kind"::text AS "kind", count(*)::int AS "rows", (count(*) FILTER (WHERE "kind" = 'ambiguous' AND "choice" IS NULL))::int AS "undecided"
    FROM "ImportRow" WHERE "importId" = ${importId}::uuid GROUP BY 1`;
  const count = (kind: RowKind) => rows.find((row) => row.kind === kind)?.rows ?? 0;
  return {
    kinds: { new: count('new'), update: count('update'), same: count('same'), ambiguous: count('ambiguous'), skipped: count('skipped') },
    undecided: rows.find((row) => row.kind === 'ambiguous')?.undecided ?? 0,
  };
}

async function countOutcomes(db: Db, importId: string): Promise<OutcomeNumbers> {
  const rows = await db.$queryRaw<{ did: string | null; rows: number; kept: number }[]>`
    SELECT "outcome"->>'did' AS "did", count(*)::int AS "rows", (count(*) FILTER (WHERE "outcome" ? 'kept'))::int AS "kept"
    FROM "ImportRow" WHERE "importId" = ${importId}::uuid GROUP BY 1`;
  const count = (did: string) => rows.find((row) => row.did === did)?.rows ?? 0;
  return {
    created: count('created'), updated: count('updated'), nothing: count('nothing'), left: count('left'),
    kept: rows.reduce((sum, row) => sum + row.kept, 0),
  };
}
