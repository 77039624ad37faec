import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { almost, nearness } from '#app/platform/db/nearly.server.ts';
import { searchWords } from '#app/platform/text/folding.ts';
import { stateOf } from '../model/shelf-view.ts';
import type { ShelfView } from '../model/shelf-view.ts';
import { bookRowColumns, toBookRow } from './book-row.server.ts';
import type { BookRow, RawBookRow } from './book-row.server.ts';
import { shelfOrders } from './shelf-orders.server.ts';

export type BookList = KeysetPage<BookRow> & {
  /** Nothing has these words; what is shown has similar ones. */
  similar: boolean;
};

/** Books of a page, by how it is laid out. */
export const booksShown = { list: 30, grid: 48 };
const similarShown = 30;

/** One page of a shelf. Costs the same for a hundred and for a hundred thousand books, on the first page and the last. */
export async function listBooks(ctx: MemberCtx, view: ShelfView): Promise<BookList> {
  const order = shelfOrders[view.sort];
  const page = keyset(order, view.after, booksShown[view.layout]);
  const words = searchWords(view.q);
  const found = await readRows<RawBookRow & KeysetRow>(ctx.db, Prisma.sql`
    SELECT ${bookRowColumns}, ${keysetColumns(order)} FROM "Book" b
    WHERE ${conditions(ctx, view)} AND ${containsWords(words)} AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`);
  const { rows, ...links } = page.toPage(found, (row) => toBookRow(row, ctx));
  if (rows.length === 0 && words.length > 0 && !view.after) return listSimilar(ctx, view, words);
  return { ...links, rows, similar: false };
}

/** With a typing mistake the words are nowhere: the nearest books, best first, on one page. */
async function listSimilar(ctx: MemberCtx, view: ShelfView, words: string[]): Promise<BookList> {
  const text = Prisma.sql`b."searchText"`;
  const rows = await ctx.db.$queryRaw<RawBookRow[]>`
    SELECT ${bookRowColumns} FROM "Book" b WHERE ${conditions(ctx, view)} AND ${almost(text, words)}
    ORDER BY ${nearness(text, words)} DESC, b."id" DESC LIMIT ${similarShown}`;
  return { rows: rows.map((row) => toBookRow(row, ctx)), next: null, previous: null, similar: rows.length > 0 };
}

const containsWords = (words: string[]): Prisma.Sql =>
  words.length === 0
    ? Prisma.sql`TRUE`
    : Prisma.join(words.map((word) => Prisma.sql`b."searchText" LIKE ${containing(word)}`), ' AND ');

function conditions(ctx: MemberCtx, view: ShelfView): Prisma.Sql {
  const state = stateOf(view.shelf);
  // The state is written out, not a parameter: the planner knows how many books each shelf has.
  const all = [
    Prisma.sql`b."ownerId" = ${ctx.viewer.id}::uuid AND b."deletedAt" IS NULL`,
    state && Prisma.sql`b."state" = ${Prisma.raw(`'${state}'`)}::"BookState"`,
    view.language && Prisma.sql`b."language" = ${view.language}`,
    view.year !== null && Prisma.sql`b."year" = ${view.year}::smallint`,
    view.series && Prisma.sql`b."seriesId" = ${view.series}::uuid`,
    view.tag && Prisma.sql`EXISTS (SELECT FROM "BookTag" t WHERE t."bookId" = b."id" AND t."tagId" = ${view.tag}::uuid)`,
    view.author && Prisma.sql`EXISTS (SELECT FROM "BookAuthor" a WHERE a."bookId" = b."id" AND a."authorId" = ${view.author}::uuid)`,
  ];
  return Prisma.join(all.filter((part): part is Prisma.Sql => Boolean(part)), ' AND ');
}
