import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import type { WordFilter } from '../model/word-filter.ts';
import type { WordStateName } from '../model/word-state.ts';
import { wordsWhere } from './word-filter-sql.server.ts';

export type WordRow = { id: string; lemma: string; language: string; translation: string; state: WordStateName; sentence: string | null; bookTitle: string | null };

const order: KeysetOrder = { name: 'words', key: Prisma.sql`w."createdAt"`, id: Prisma.sql`w."id"`, type: 'timestamptz', direction: 'desc' };

/** A page of one's words, the latest first, each with the sentence it was met in last. */
export async function listWords(ctx: MemberCtx, filter: WordFilter, take = 50): Promise<KeysetPage<WordRow>> {
  const page = keyset(order, filter.after, take);
  const found = await ctx.db.$queryRaw<(WordRow & KeysetRow)[]>`
    SELECT w."id", w."lemma", w."language", LEFT(w."translation", 300) AS "translation", w."state"::text AS "state", s."sentence", b."title" AS "bookTitle", ${keysetColumns(order)}
    FROM (SELECT * FROM "SavedWord" w WHERE ${wordsWhere(ctx.viewer.id, filter)} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}) w
    LEFT JOIN LATERAL (SELECT "sentence", "bookId" FROM "WordSentence" s WHERE s."wordId" = w."id" ORDER BY s."createdAt" DESC, s."id" DESC LIMIT 1) s ON TRUE
    LEFT JOIN "Book" b ON b."id" = s."bookId" AND b."deletedAt" IS NULL
    ORDER BY ${page.orderBy}`;
  return page.toPage(found);
}

export type WordChoices = { languages: string[]; books: { id: string; title: string }[]; hasWords: boolean };

/** What the list can be narrowed by: languages and books that there are words of. */
export async function listWordChoices({ db, viewer }: MemberCtx): Promise<WordChoices> {
  const [languages, books] = await Promise.all([
    db.savedWord.findMany({ where: { ownerId: viewer.id, deletedAt: null }, distinct: ['language'], select: { language: true }, orderBy: { language: 'asc' }, take: 100 }),
    db.$queryRaw<{ id: string; title: string }[]>`
      SELECT b."id", b."title" FROM "Book" b WHERE b."ownerId" = ${viewer.id}::uuid AND b."deletedAt" IS NULL
        AND b."id" IN (SELECT s."bookId" FROM "WordSentence" s WHERE s."ownerId" = ${viewer.id}::uuid) ORDER BY b."titleKey", b."id" LIMIT 200`,
  ]);
  return { languages: languages.map(({ language }) => language), books, hasWords: languages.length > 0 };
}
