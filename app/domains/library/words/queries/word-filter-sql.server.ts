import { Prisma } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import { searchWords } from '#app/platform/text/folding.ts';
import type { WordFilter } from '../model/word-filter.ts';

/** A person's words that are not removed, as far as the filter lets them through. */
export function wordsWhere(ownerId: string, { state, language, bookId, query }: Omit<WordFilter, 'after'>): Prisma.Sql {
  const conditions = [Prisma.sql`w."ownerId" = ${ownerId}::uuid AND w."deletedAt" IS NULL`];
  if (state) conditions.push(Prisma.sql`w."state" = ${state}::"WordState"`);
  if (language) conditions.push(Prisma.sql`w."language" = ${language}`);
  if (bookId) conditions.push(Prisma.sql`EXISTS (SELECT FROM "WordSentence" s WHERE s."wordId" = w."id" AND s."bookId" = ${bookId}::uuid)`);
  for (const word of searchWords(query)) conditions.push(Prisma.sql`w."searchText" LIKE ${containing(word)}`);
  return Prisma.join(conditions, ' AND ');
}
