import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { SearchHit, SearchQuery } from '#app/kernel/contributions/search.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { almost, firstFound, nearness } from '#app/platform/db/nearly.server.ts';
import { libraryPaths } from '../paths.ts';

type Row = { id: string; title: string; authors: string[] | null; coverId: string | null };

const columns = Prisma.sql`b."id", b."title", b."coverId", (SELECT array_agg(a."name" ORDER BY ba."position") FROM "BookAuthor" ba JOIN "Author" a ON a."id" = ba."authorId" WHERE ba."bookId" = b."id" AND ba."role" = '') AS "authors"`;
const text = Prisma.sql`b."searchText"`;
/** Of so many books with the words the best are picked. */
const looked = 500;

/** One's own books by title, author, series, tag and number. */
export async function searchBooks(ctx: MemberCtx, { words, folded, fullText, swapped }: SearchQuery, take: number): Promise<SearchHit[]> {
  const own = Prisma.sql`b."ownerId" = ${ctx.viewer.id}::uuid AND b."deletedAt" IS NULL`;
  const having = (wanted: string) => () => ctx.db.$queryRaw<Row[]>`
    SELECT ${columns} FROM (SELECT * FROM "Book" b WHERE ${own} AND to_tsvector('russian', ${text}) @@ to_tsquery('russian', ${wanted}) LIMIT ${looked}) b
    ORDER BY b."titleKey" = ${folded} DESC, word_similarity(${folded}, b."titleKey") DESC, b."id" LIMIT ${take}`;
  const found = await firstFound(having(fullText), having(swapped), () => ctx.db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "Book" b WHERE ${own} AND ${almost(text, words)} ORDER BY ${nearness(text, words)} DESC, b."id" LIMIT ${take}`);
  return found.map(({ id, title, authors, coverId }) => ({ id, title, meta: authors?.join(', ') ?? null, href: libraryPaths.book(id), cover: { id: coverId, author: authors?.[0] ?? null } }));
}
