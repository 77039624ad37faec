import type { Ctx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import type { RatingScale } from '../model/rating-scale.ts';
import type { TitleType } from '../model/title-type.ts';
import { saidView } from './said-view.server.ts';
import type { SaidView } from './said-view.server.ts';
import { seePerson } from './see-person.server.ts';
import type { SeenPerson } from './see-person.server.ts';

export type PersonReview = SaidView & {
  id: string;
  rating: number;
  /** As it was written; the page shows `blocks`. */
  text: string | null;
  updatedAt: string;
  hasSpoilers: boolean;
  /** The viewer has said something about it, too. */
  isRatedByViewer: boolean;
  title: { id: string; type: TitleType; name: string; year: number | null; coverId: string | null };
};

export type PersonReviews = KeysetPage<PersonReview> & { person: SeenPerson; /** How the viewer reads ratings. */ scale: RatingScale; hidesRatings: boolean };

export const personReviewsShown = 10;

const order: KeysetOrder = { name: 'person-reviews', key: Prisma.sql`r."updatedAt"`, id: Prisma.sql`r."id"`, type: 'timestamptz', direction: 'desc' };

type Raw = KeysetRow & {
  id: string; rating: number; text: string | null; hasSpoilers: boolean; updatedAt: Date; isRatedByViewer: boolean;
  titleId: string; type: TitleType; name: string; year: number | null; coverId: string | null;
};

/** What somebody has said, the last words first. */
export async function listPersonReviews(ctx: Ctx, asked: { username: string; type: TitleType | null; after: string | null }): Promise<PersonReviews> {
  const person = await seePerson(ctx, asked.username, 'reviews');
  const page = keyset(order, asked.after, personReviewsShown);
  const ofType = asked.type ? Prisma.sql`r."type" = ${Prisma.raw(`'${asked.type}'`)}::"TitleType"` : Prisma.sql`TRUE`;
  const viewerId = ctx.viewer?.id ?? null;
  const found = await ctx.db.$queryRaw<Raw[]>`
    SELECT r."id", r."rating", r."text", r."hasSpoilers", r."updatedAt", r."titleId", r."type"::text AS "type", t."name", t."year", t."coverId",
      EXISTS (SELECT FROM "Review" o WHERE o."userId" = ${viewerId}::uuid AND o."titleId" = r."titleId") AS "isRatedByViewer", ${keysetColumns(order)}
    FROM "Review" r JOIN "Title" t ON t."id" = r."titleId"
    WHERE r."userId" = ${person.id}::uuid AND ${ofType} AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const { rows, ...links } = page.toPage(found);
  const chosen = viewerId ? await ctx.db.titlesPreference.findUnique({ where: { userId: viewerId }, select: { scale: true, hidesRatings: true } }) : null;
  return { ...links, person, scale: chosen?.scale ?? 'hundred', hidesRatings: chosen?.hidesRatings ?? false, rows: rows.map((row) => toReview(ctx, row)) };
}

function toReview(ctx: Ctx, { titleId, type, name, year, coverId, text, updatedAt, ...review }: Omit<Raw, keyof KeysetRow>): PersonReview {
  return {
    ...review, text, updatedAt: updatedAt.toISOString(),
    ...saidView(ctx, { text, updatedAt }),
    title: { id: titleId, type, name, year, coverId },
  };
}
