import type { Ctx, MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { defaultPreference } from '../model/preference.ts';
import type { TitlesPreference } from '../model/preference.ts';
import type { RatingScale } from '../model/rating-scale.ts';

/** What the viewer has chosen in the room, or what holds until they do. */
export async function getPreference(ctx: MemberCtx): Promise<TitlesPreference> {
  const [chosen] = await readRows<TitlesPreference>(ctx.db, Prisma.sql`
    SELECT p."scale"::text AS "scale", p."hidesRatings", p."walksSeenBy"::text AS "walksSeenBy", p."reviewsSeenBy"::text AS "reviewsSeenBy", p."numbersSeenBy"::text AS "numbersSeenBy"
    FROM "TitlesPreference" p WHERE p."userId" = ${ctx.viewer.id}::uuid`);
  return chosen ?? defaultPreference;
}

/** How whoever looks reads ratings, signed in or not. */
export async function findScale(ctx: Ctx): Promise<RatingScale> {
  const chosen = ctx.viewer && await ctx.db.titlesPreference.findUnique({ where: { userId: ctx.viewer.id }, select: { scale: true } });
  return chosen?.scale ?? defaultPreference.scale;
}
