import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { SearchHit, SearchQuery } from '#app/kernel/contributions/search.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { almost, firstFound, nearness } from '#app/platform/db/nearly.server.ts';
import { cut } from '#app/platform/text/folding.ts';
import { wordPaths } from '../paths.ts';

type Row = { id: string; lemma: string; translation: string };

const columns = Prisma.sql`w."id", w."lemma", LEFT(w."translation", 200) AS "translation"`;
const text = Prisma.sql`w."searchText"`;

/** One's own saved words, by the word as by its translation. */
export async function searchSavedWords(ctx: MemberCtx, { words, folded, fullText, swapped }: SearchQuery, take: number): Promise<SearchHit[]> {
  const own = Prisma.sql`w."ownerId" = ${ctx.viewer.id}::uuid AND w."deletedAt" IS NULL`;
  const having = (wanted: string) => () => ctx.db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "SavedWord" w WHERE ${own} AND to_tsvector('russian', ${text}) @@ to_tsquery('russian', ${wanted})
    ORDER BY w."lemmaKey" = ${folded} DESC, w."createdAt" DESC, w."id" LIMIT ${take}`;
  const found = await firstFound(having(fullText), having(swapped), () => ctx.db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "SavedWord" w WHERE ${own} AND ${almost(text, words)} ORDER BY ${nearness(text, words)} DESC, w."id" LIMIT ${take}`);
  return found.map(({ id, lemma, translation }) => ({ id, title: lemma, meta: cut(translation, 120) || null, href: wordPaths.word(id) }));
}
