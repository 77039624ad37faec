import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, inTransaction } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { searchWords } from '#app/platform/text/folding.ts';
import type { TitleListView } from '../model/list-view.ts';
import { titleOrders } from './title-orders.server.ts';
import { titleRowColumns, toTitleRow } from './title-row.server.ts';
import type { RawTitleRow, TitleRow } from './title-row.server.ts';

export type TitleList = KeysetPage<TitleRow> & {
  /** Nothing has these words; what is shown has similar ones. */
  similar: boolean;
};

export const titlesPerPage = 24;

/** One page of a list. Costs the same for a thousand and for a million titles, on the first page and the last. */
export async function listTitles(ctx: MemberCtx, view: TitleListView, options: { take?: number } = {}): Promise<TitleList> {
  const order = titleOrders[view.sort];
  const page = keyset(order, view.after, options.take ?? titlesPerPage);
  const words = searchWords(view.q);
  const found = await ctx.db.$queryRaw<(RawTitleRow & KeysetRow)[]>`
    SELECT ${titleRowColumns(ctx.viewer.id)}, ${keysetColumns(order)} FROM "Title" t
    WHERE ${conditions(ctx, view)} AND ${containsWords(words)} AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const { rows, next, previous } = page.toPage(found);
  if (rows.length === 0 && words.length > 0 && !view.after) return listSimilar(ctx, view, words);
  return { rows: rows.map((row) => toTitleRow(row as RawTitleRow)), next, previous, similar: false };
}

/** With a typing mistake the words are nowhere: the nearest titles, best first, on one page. */
async function listSimilar(ctx: MemberCtx, view: TitleListView, words: string[]): Promise<TitleList> {
  const near = words.map((word) => Prisma.sql`t."searchText" %> ${word}`);
  const nearness = words.map((word) => Prisma.sql`word_similarity(${word}, t."searchText")`);
  const rows = await inTransaction(ctx.db, async (tx) => {
    await tx.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', '0.4', true)`;
    return tx.$queryRaw<RawTitleRow[]>`
      SELECT ${titleRowColumns(ctx.viewer.id)} FROM "Title" t
      WHERE ${conditions(ctx, view)} AND ${Prisma.join(near, ' AND ')}
      ORDER BY ${Prisma.join(nearness, ' + ')} DESC, t."id" LIMIT ${titlesPerPage}`;
  });
  return { rows: rows.map(toTitleRow), next: null, previous: null, similar: rows.length > 0 };
}

const containsWords = (words: string[]): Prisma.Sql =>
  words.length === 0 ? Prisma.sql`TRUE` : Prisma.join(words.map((word) => Prisma.sql`t."searchText" LIKE ${containing(word)}`), ' AND ');

/** Said with the expression that the order's index has, so that the index is entered at the year instead of walked until it comes. */
const ofYear = (year: number, sort: TitleListView['sort']): Prisma.Sql =>
  sort === 'oldest' ? Prisma.sql`COALESCE(t."year", 9999) = ${year}::int` : Prisma.sql`COALESCE(t."year", -1) = ${year}::int`;

function conditions(ctx: MemberCtx, { type, genre, year, state, sort }: TitleListView): Prisma.Sql {
  const all = [
    // The type is written out, not a parameter: the planner knows how many titles of each there are.
    Prisma.sql`t."mergedIntoId" IS NULL AND t."type" = ${Prisma.raw(`'${type}'`)}::"TitleType"`,
    genre && Prisma.sql`t."genres" @> ARRAY[${genre}]::varchar[]`,
    year !== null && ofYear(year, sort),
    state && Prisma.sql`t."id" IN (SELECT w."titleId" FROM "Walk" w WHERE w."userId" = ${ctx.viewer.id}::uuid
      AND w."type" = ${Prisma.raw(`'${type}'`)}::"TitleType" AND w."state" = ${Prisma.raw(`'${state}'`)}::"WalkState")`,
  ];
  return Prisma.join(all.filter((part): part is Prisma.Sql => Boolean(part)), ' AND ');
}
