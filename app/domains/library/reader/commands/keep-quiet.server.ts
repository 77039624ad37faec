import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { quietEnded } from '../events.ts';
import type { QuietInput } from '../schema.ts';
import { longestQuietMinutes } from '../schema.ts';

export type QuietEnd = { minutes: number; pages: number; bookTitle?: string };

/** Begins a quiet time. Another one that still goes on is over with it; the same form sent again begins nothing new. */
export async function beginQuiet(ctx: MemberCtx, { id, minutes = longestQuietMinutes }: Pick<QuietInput, 'id' | 'minutes'>): Promise<void> {
  const { now, viewer } = ctx;
  await inTransaction(ctx.db, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${viewer.id}::uuid FOR UPDATE`;
    if (await tx.quietTime.findUnique({ where: { id }, select: { id: true } })) return;
    await tx.$executeRaw`UPDATE "QuietTime" SET "endedAt" = LEAST("until", ${now}) WHERE "userId" = ${viewer.id}::uuid AND "endedAt" IS NULL`;
    await tx.quietTime.create({ data: { id, userId: viewer.id, since: now, until: new Date(now.getTime() + minutes * 60_000) } });
  });
}

/** Ends it, and says what it was good for; null = none was going on. */
export async function endQuiet(ctx: MemberCtx): Promise<QuietEnd | null> {
  const { now, viewer } = ctx;
  const quiet = await inTransaction(ctx.db, async (tx) => {
    const [ended] = await tx.$queryRaw<{ since: Date; endedAt: Date }[]>`
      UPDATE "QuietTime" SET "endedAt" = LEAST("until", ${now}) WHERE "userId" = ${viewer.id}::uuid AND "endedAt" IS NULL RETURNING "since", "endedAt"`;
    if (ended) await ctx.queue.publish(tx, quietEnded, { userId: viewer.id });
    return ended;
  });
  if (!quiet) return null;
  const pages = await ctx.db.readingPosition.findMany({
    where: { ownerId: viewer.id, at: { gte: quiet.since, lte: quiet.endedAt } }, distinct: ['bookId', 'page'], select: { page: true }, take: 2000,
  });
  return { minutes: Math.round((quiet.endedAt.getTime() - quiet.since.getTime()) / 60_000), pages: pages.length };
}
