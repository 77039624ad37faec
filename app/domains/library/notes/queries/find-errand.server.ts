import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { formatMoment } from '#app/platform/time/format.ts';

export type ErrandView = {
  state: 'queued' | 'running' | 'ready' | 'failed'; percent: number; notes: number; left: number; problemKey: string | null;
  /** Of a copy that can be fetched. */
  file: { id: string; until: string } | null;
};

/** How the last errand of a kind stands; null where none was asked for, or its copy is gone. */
export async function findErrand(ctx: MemberCtx, { bookId, kind }: { bookId: string; kind: 'copy' | 'takeover' }): Promise<ErrandView | null> {
  const row = await ctx.db.noteErrand.findFirst({
    where: { bookId: requireUuid(bookId), ownerId: ctx.viewer.id, kind }, orderBy: { createdAt: 'desc' },
    select: { state: true, permille: true, notes: true, left: true, problemKey: true, file: { select: { id: true, expiresAt: true } } },
  });
  if (!row) return null;
  const { permille, file, ...rest } = row;
  const until = file?.expiresAt && file.expiresAt > ctx.now ? file.expiresAt : null;
  if (kind === 'copy' && rest.state === 'ready' && !until) return null;
  return { ...rest, percent: Math.floor(permille / 10), file: file && until ? { id: file.id, until: formatMoment(until, ctx.locale, ctx.timeZone, ctx.now) } : null };
}

/** How many notes a copy would hold, and how many have no page in this version. */
export async function countForCopy(ctx: MemberCtx, { bookId }: { bookId: string }): Promise<{ placed: number; left: number }> {
  const [row] = await ctx.db.$queryRaw<{ placed: number; left: number }[]>`
    SELECT count(*) FILTER (WHERE v."pageKeys" && n."pageKeys")::int AS "placed", count(*) FILTER (WHERE NOT v."pageKeys" && n."pageKeys")::int AS "left"
    FROM "BookNote" n JOIN "BookDocument" d ON d."id" = n."documentId" JOIN "DocumentVersion" v ON v."id" = d."currentId"
    WHERE n."bookId" = ${requireUuid(bookId)}::uuid AND n."ownerId" = ${ctx.viewer.id}::uuid AND n."deletedAt" IS NULL AND n."sourceKey" IS NULL`;
  return row ?? { placed: 0, left: 0 };
}
