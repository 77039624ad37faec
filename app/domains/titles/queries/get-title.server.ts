import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay } from '#app/platform/time/format.ts';
import { average } from '../model/average.ts';
import type { CreditRole } from '../model/credit-role.ts';
import type { RatingScale } from '../model/rating-scale.ts';
import { ownReviewView, reviewAsJson } from './find-own-review.server.ts';
import type { OwnReview, RawReview } from './find-own-review.server.ts';
import { scaleOf, titleRowColumns } from './title-row.server.ts';
import type { RawTitleRow, TitleRow } from './title-row.server.ts';
import { ownWalkView, walkAsJson } from './walk-view.server.ts';
import type { OwnWalk, RawWalk } from './walk-view.server.ts';

export type TitleView = Omit<TitleRow, 'maker'> & {
  description: string | null;
  credits: { name: string; role: CreditRole }[];
  /** What the title is called elsewhere. */
  sources: { source: string; externalId: string }[];
  /** Number of the version that stands here. */
  version: number;
  updatedAt: string;
  createdById: string | null;
  /** A twin: what it says is to be found there now. */
  mergedIntoId: string | null;
  /** Ratings by tens, 0–9 … 90–100; zeros while they are hidden. */
  ratingTens: number[];
  walk: OwnWalk | null;
  /** What of the viewer's lies in the trash, by the day on which it came there. */
  removed: { walk: string | null; review: string | null };
  /** How the viewer reads ratings. */
  scale: RatingScale;
};

type Raw = RawTitleRow & Pick<TitleView, 'description' | 'version' | 'createdById' | 'mergedIntoId' | 'ratingTens'> & { updatedAt: Date; credits: TitleView['credits'] | null; sources: TitleView['sources'] | null; walk: RawWalk | null; review: RawReview | null; removed: { walk?: string; review?: string } | null };

/** Everything one title's page says and the viewer's own review, in one question to the database. */
export async function getTitle(ctx: MemberCtx, input: { titleId: string }): Promise<TitleView & { review: OwnReview | null }> {
  const [title] = await readRows<Raw>(ctx.db, Prisma.sql`
    SELECT ${titleRowColumns(ctx.viewer.id)}, t."description", t."version", t."updatedAt", t."createdById", t."mergedIntoId", t."ratingTens",
      (SELECT jsonb_agg(jsonb_build_object('name', c."name", 'role', c."role") ORDER BY c."position") FROM "TitleCredit" c WHERE c."titleId" = t."id") AS "credits",
      (SELECT jsonb_agg(jsonb_build_object('source', s."source", 'externalId', s."externalId") ORDER BY s."source", s."externalId") FROM "TitleSource" s WHERE s."titleId" = t."id") AS "sources",
      (SELECT ${walkAsJson} FROM "Walk" w WHERE w."userId" = ${ctx.viewer.id}::uuid AND w."titleId" = t."id") AS "walk",
      (SELECT ${reviewAsJson} FROM "Review" r WHERE r."userId" = ${ctx.viewer.id}::uuid AND r."titleId" = t."id") AS "review",
      (SELECT jsonb_object_agg(x."kind", x."at") FROM (
        SELECT "kind", max("removedAt") AS "at" FROM "TitleTrash" WHERE "userId" = ${ctx.viewer.id}::uuid AND "titleId" = t."id" GROUP BY "kind") x) AS "removed"
    FROM "Title" t WHERE t."id" = ${requireUuid(input.titleId)}::uuid`);
  if (!title) throw notFound();
  const { maker: _maker, ratingSum, credits, sources, walk, review, removed, updatedAt, ratingTens, ...row } = title;
  const dayOf = (at: string | undefined) => (at ? formatDay(dayInZone(new Date(at), ctx.timeZone), ctx.locale, dayInZone(ctx.now, ctx.timeZone)) : null);
  return {
    ...row,
    average: row.isHidden ? null : average(ratingSum, row.ratingCount),
    ratingCount: row.isHidden ? 0 : row.ratingCount,
    ratingTens: row.isHidden ? ratingTens.map(() => 0) : ratingTens,
    credits: credits ?? [],
    sources: sources ?? [],
    updatedAt: updatedAt.toISOString(),
    walk: walk && ownWalkView(ctx, walk),
    removed: { walk: walk ? null : dayOf(removed?.walk), review: review ? null : dayOf(removed?.review) },
    review: review && ownReviewView(ctx, review),
    scale: scaleOf([title]),
  };
}
