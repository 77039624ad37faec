import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { reviewRemoved } from '../events.ts';
import type { TitleType } from '../model/title-type.ts';
import { lockPreference } from './lock-preference.server.ts';
import { lockStanding } from './lock-title.server.ts';

/** Takes one's own review away, into the trash. Of two that ask at once, one finds nothing. */
export async function removeReview(ctx: MemberCtx, input: { titleId: string }): Promise<void> {
  const userId = ctx.viewer.id;
  await inTransaction(ctx.db, async (tx) => {
    await lockPreference(tx, userId);
    const { id: titleId } = await lockStanding(tx, input.titleId, 'change');
    const [gone] = await tx.$queryRaw<{ id: string; type: TitleType }[]>`
      WITH gone AS (DELETE FROM "Review" WHERE "userId" = ${userId}::uuid AND "titleId" = ${titleId}::uuid RETURNING *),
      kept AS (
        INSERT INTO "TitleTrash" ("id", "userId", "titleId", "kind", "content", "removedAt")
        SELECT g."id", g."userId", g."titleId", 'review', to_jsonb(g), ${ctx.now}::timestamptz FROM gone g)
      SELECT "id", "type"::text AS "type" FROM gone`;
    if (!gone) throw notFound();
    await ctx.queue.publish(tx, reviewRemoved, { titleId, type: gone.type, userId, reviewId: gone.id });
  });
}
