import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import type { TitleListView } from '../model/list-view.ts';

/** A genre's titles are read from what is filed under it: the indexes of all titles are walked over those of other genres. */
export const listedFrom = ({ genre }: TitleListView): Prisma.Sql =>
  genre ? Prisma.sql`"TitleGenre" g JOIN "Title" t ON t."id" = g."titleId"` : Prisma.sql`"Title" t`;

/** Is it a part of its type's titles, by anything but words? */
export const isFiltered = ({ genre, year, state }: TitleListView): boolean => Boolean(genre || year !== null || state);

/** Which of these belong to a list, by everything but words. */
export function conditionsOf(ctx: MemberCtx, { type, genre, year, state, sort }: TitleListView): Prisma.Sql {
  // The type is written out, not a parameter: the planner knows how many titles of each there are.
  const ofType = Prisma.raw(`'${type}'::"TitleType"`);
  const row = genre ? Prisma.sql`g` : Prisma.sql`t`;
  const all = [
    // Merged titles are filed under nothing.
    genre ? Prisma.sql`g."genre" = ${genre} AND g."type" = ${ofType}` : Prisma.sql`t."mergedIntoId" IS NULL AND t."type" = ${ofType}`,
    year !== null && ofYear(row, year, sort),
    state && Prisma.sql`t."id" IN (SELECT w."titleId" FROM "Walk" w WHERE w."userId" = ${ctx.viewer.id}::uuid
      AND w."type" = ${ofType} AND w."state" = ${Prisma.raw(`'${state}'`)}::"WalkState")`,
  ];
  return Prisma.join(all.filter((part): part is Prisma.Sql => Boolean(part)), ' AND ');
}

/** Said with the expression that the order's index has, so that the index is entered at the year instead of walked until it comes. */
const ofYear = (row: Prisma.Sql, year: number, sort: TitleListView['sort']): Prisma.Sql =>
  sort === 'oldest' ? Prisma.sql`COALESCE(${row}."year", 9999) = ${year}::int` : Prisma.sql`COALESCE(${row}."year", -1) = ${year}::int`;

export const containsWords = (words: readonly string[], text: Prisma.Sql = Prisma.sql`t."searchText"`): Prisma.Sql =>
  words.length === 0 ? Prisma.sql`TRUE` : Prisma.join(words.map((word) => Prisma.sql`${text} LIKE ${containing(word)}`), ' AND ');
