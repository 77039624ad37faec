import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { Keyset, KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { nearness } from '#app/platform/db/nearly.server.ts';
import { searchWords } from '#app/platform/text/folding.ts';
import type { TitleListView } from '../model/list-view.ts';
import type { RatingScale } from '../model/rating-scale.ts';
import { conditionsOf, containsWords, isFiltered, listedFrom } from './list-conditions.server.ts';
import { getPreference } from './get-preference.server.ts';
import { findNearWords } from './near-words.server.ts';
import { genreOrders, titleOrders } from './title-orders.server.ts';
import { scaleOf, titleRowColumns, toTitleRow } from './title-row.server.ts';
import type { RawTitleRow, TitleRow } from './title-row.server.ts';

export type TitleList = KeysetPage<TitleRow> & {
  /** Nothing has these words; what is shown has similar ones. */
  similar: boolean;
  /** How the viewer reads ratings. */
  scale: RatingScale;
  /** Asked for by rating, by somebody who hides ratings: the order would tell them, so it is another one. */
  isOrderHidden: boolean;
};

export const titlesPerPage = 24;

type Found = RawTitleRow & KeysetRow;

/** One page of a list. Without words it costs the same for a thousand and for a million titles, on the first page and the last; with words see decision 058. */
export async function listTitles(ctx: MemberCtx, view: TitleListView, options: { take?: number } = {}): Promise<TitleList> {
  const isOrderHidden = view.sort === 'rating' && (await getPreference(ctx)).hidesRatings;
  const order = (view.genre ? genreOrders : titleOrders)[isOrderHidden ? 'id' : view.sort];
  const page = keyset(order, view.after, options.take ?? titlesPerPage);
  const words = searchWords(view.q);
  const found = words.length > 0 && !isFiltered(view) ? await findWithWords(ctx, view, { order, page, words }) : await readRows<Found>(ctx.db, Prisma.sql`
    SELECT ${titleRowColumns(ctx.viewer.id)}, ${keysetColumns(order)} FROM ${listedFrom(view)}
    WHERE ${conditionsOf(ctx, view)} AND ${containsWords(words)} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`);
  const { rows, ...links } = page.toPage(found, toTitleRow);
  if (rows.length === 0 && words.length > 0 && !view.after) return listSimilar(ctx, view, words);
  return { ...links, rows, similar: false, scale: scaleOf(found), isOrderHidden };
}

/** So many titles are passed on the way to a page of those with the words. */
const passed = 4_000;
/** Letters in `searchHead` (migration titles_walked_for_words): a text of so many may go on behind it. */
const headLength = 200;

type WithWords = { order: KeysetOrder; page: Keyset; words: readonly string[] };

/**
 * All of a type that have the words. What many have comes soon on the way through the order, in which the beginning of each text lies as well; what few
 * have is gathered from the index of texts and put in order. Left to the planner, "песня" by name was 3.5 s: it takes words to be
 * spread evenly, and most names begin with other letters.
 */
async function findWithWords(ctx: MemberCtx, view: TitleListView, { order, page, words }: WithWords): Promise<Found[]> {
  // The same order of what a subquery gives; said otherwise than it gives it, it would be sorted, and all of it looked at.
  const id = Prisma.sql`w."id"`;
  const { orderBy } = keyset({ ...order, key: order.key === order.id ? id : Prisma.sql`w."key"`, id }, view.after, titlesPerPage);
  const those = Prisma.sql`SELECT t."id", ${order.key} AS "key", t."searchHead" FROM "Title" t WHERE ${conditionsOf(ctx, view)} AND ${page.where}`;
  const hasWords = containsWords(words);
  // To count letters takes longer than to look for words; bytes need not be counted.
  const goesOn = Prisma.sql`octet_length(w."searchHead") >= ${headLength}::int AND length(w."searchHead") = ${headLength}::int`;
  const mayHave = Prisma.sql`(${containsWords(words, Prisma.sql`w."searchHead"`)} OR ${goesOn})`;
  const passing = Prisma.sql`SELECT ${titleRowColumns(ctx.viewer.id)}, ${keysetColumns(order)} FROM (${those} ORDER BY ${page.orderBy} LIMIT ${passed}) w
    JOIN "Title" t ON t."id" = w."id" WHERE ${areKnown(words)} AND ${mayHave} AND ${hasWords} ORDER BY ${orderBy} LIMIT ${page.limit}`;
  const found = await readRows<Found>(ctx.db, passing);
  if (found.length === page.limit) return found;
  return readRows<Found>(ctx.db, Prisma.sql`
    WITH gathered AS MATERIALIZED (${those} AND ${hasWords})
    SELECT ${titleRowColumns(ctx.viewer.id)}, ${keysetColumns(order)} FROM (SELECT * FROM gathered w ORDER BY ${orderBy} LIMIT ${page.limit}) w
    JOIN "Title" t ON t."id" = w."id" ORDER BY ${page.orderBy}`);
}

/** Words are kept from this length on (migration title_words). */
const keptFrom = 3;

/** Is each word part of some title's word? Of one that is nowhere no title has to be passed. */
function areKnown(words: readonly string[]): Prisma.Sql {
  const known = words.filter((word) => word.length >= keptFrom).map((word) => Prisma.sql`EXISTS (SELECT FROM "TitleWord" k WHERE ${containsWords([word], Prisma.sql`k."word"`)})`);
  return Prisma.join([Prisma.sql`TRUE`, ...known], ' AND ');
}

/** Of titles with words that are spelled almost so, so many are compared with what was typed. */
const compared = 200;

/** With a typing mistake the words are nowhere: the nearest titles, best first, on one page. */
async function listSimilar(ctx: MemberCtx, view: TitleListView, words: string[]): Promise<TitleList> {
  const wanted = await findNearWords(ctx.db, words);
  const rows = wanted === null ? [] : await readRows<RawTitleRow>(ctx.db, Prisma.sql`
    SELECT ${titleRowColumns(ctx.viewer.id)} FROM (
      SELECT w."id", ${nearness(Prisma.sql`w."searchText"`, words)} AS "near" FROM (
        SELECT t."id", t."searchText" FROM ${listedFrom(view)} WHERE ${conditionsOf(ctx, view)} AND to_tsvector('russian', t."searchText") @@ to_tsquery('russian', ${wanted}) LIMIT ${compared}
      ) w ORDER BY "near" DESC, w."id" LIMIT ${titlesPerPage}
    ) w JOIN "Title" t ON t."id" = w."id" ORDER BY w."near" DESC, t."id"`);
  return { rows: rows.map(toTitleRow), next: null, previous: null, similar: rows.length > 0, scale: scaleOf(rows), isOrderHidden: false };
}
