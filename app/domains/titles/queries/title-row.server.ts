import { Prisma } from '#app/platform/db/client.server.ts';
import { average } from '../model/average.ts';
import type { Genre } from '../model/genres.ts';
import { defaultPreference } from '../model/preference.ts';
import type { RatingScale } from '../model/rating-scale.ts';
import type { TitleType } from '../model/title-type.ts';
import type { WalkState } from '../model/walk-state.ts';

/** A title as a row or a cover shows it. */
export type TitleRow = {
  id: string;
  type: TitleType;
  name: string;
  originalName: string | null;
  year: number | null;
  episodes: number | null;
  genres: Genre[];
  /** Who made it: the first of its credits. */
  maker: string | null;
  coverId: string | null;
  /** 0–100; null = nobody rated it, or `isHidden`. */
  average: number | null;
  ratingCount: number;
  /** The viewer sees no ratings of what they have not rated. */
  isHidden: boolean;
  myState: WalkState | null;
  myRating: number | null;
};

export type RawTitleRow = Omit<TitleRow, 'average'> & { ratingSum: number; /** How the viewer reads ratings, if they have chosen. */ scale: RatingScale | null };

/** The columns of `"Title" t` that toTitleRow reads. */
export const titleRowColumns = (viewerId: string): Prisma.Sql => Prisma.sql`t."id", t."type"::text AS "type", t."name", t."originalName", t."year", t."episodes", t."genres",
  t."coverId", t."ratingSum", t."ratingCount",
  (SELECT c."name" FROM "TitleCredit" c WHERE c."titleId" = t."id" ORDER BY c."position" LIMIT 1) AS "maker",
  (SELECT w."state"::text FROM "Walk" w WHERE w."userId" = ${viewerId}::uuid AND w."titleId" = t."id") AS "myState",
  ${ownRating(viewerId)} AS "myRating", ${ownRating(viewerId)} IS NULL AND ${hidesRatings(viewerId)} AS "isHidden",
  (SELECT p."scale"::text FROM "TitlesPreference" p WHERE p."userId" = ${viewerId}::uuid) AS "scale"`;

const ownRating = (viewerId: string): Prisma.Sql => Prisma.sql`(SELECT r."rating" FROM "Review" r WHERE r."userId" = ${viewerId}::uuid AND r."titleId" = t."id")`;

const hidesRatings = (viewerId: string): Prisma.Sql => Prisma.sql`COALESCE((SELECT p."hidesRatings" FROM "TitlesPreference" p WHERE p."userId" = ${viewerId}::uuid), FALSE)`;

/** Titles come with how their viewer reads ratings, so that a page need not ask for it; without titles there are no ratings to read. */
export const scaleOf = (found: readonly { scale: RatingScale | null }[]): RatingScale => found[0]?.scale ?? defaultPreference.scale;

/** Written out: copies of rows without some of their columns are slow to make. */
export function toTitleRow({ id, type, name, originalName, year, episodes, genres, maker, coverId, ratingSum, ratingCount, isHidden, myState, myRating }: RawTitleRow): TitleRow {
  return {
    id, type, name, originalName, year, episodes, genres, maker, coverId, isHidden, myState, myRating,
    average: isHidden ? null : average(ratingSum, ratingCount), ratingCount: isHidden ? 0 : ratingCount,
  };
}
