import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { SearchHit, SearchQuery } from '#app/kernel/contributions/search.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { almost, firstFound, nearness } from '#app/platform/db/nearly.server.ts';
import { cut } from '#app/platform/text/folding.ts';
import { notePaths } from '../paths.ts';

type Row = { id: string; bookId: string; body: string; quote: string; bookTitle: string };

const columns = Prisma.sql`n."id", n."bookId", LEFT(n."body", 300) AS "body", LEFT(n."quote", 300) AS "quote", b."title" AS "bookTitle"`;
const text = Prisma.sql`n."searchKey"`;
const looked = 500;

const shorten = (words: string): string => (words.length > 160 ? `${cut(words, 159).trimEnd()}…` : words);

/** One's own notes by their words and by the words they stand at; not those of books in the trash. */
export async function searchNotes(ctx: MemberCtx, { words, fullText, swapped }: SearchQuery, take: number): Promise<SearchHit[]> {
  const own = Prisma.sql`n."ownerId" = ${ctx.viewer.id}::uuid AND n."deletedAt" IS NULL`;
  const book = Prisma.sql`JOIN "Book" b ON b."id" = n."bookId" AND b."deletedAt" IS NULL`;
  const having = (wanted: string) => () => ctx.db.$queryRaw<Row[]>`
    SELECT ${columns} FROM (SELECT * FROM "BookNote" n WHERE ${own} AND to_tsvector('russian', ${text}) @@ to_tsquery('russian', ${wanted}) LIMIT ${looked}) n ${book}
    ORDER BY n."createdAt" DESC, n."id" LIMIT ${take}`;
  const found = await firstFound(having(fullText), having(swapped), () => ctx.db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "BookNote" n ${book} WHERE ${own} AND ${almost(text, words)} ORDER BY ${nearness(text, words)} DESC, n."id" LIMIT ${take}`);
  return found.map(({ id, bookId, body, quote, bookTitle }) => ({ id, title: shorten(body || quote), meta: bookTitle, href: notePaths.note(bookId, id) }));
}
