import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { isSpelledAlmost } from '#app/platform/db/nearly.server.ts';
import { anyOfEach } from '#app/platform/text/full-text.ts';

/** Of so many words that are spelled almost like one the titles are looked at. */
const alike = 6;

/**
 * The words of all titles that are spelled almost like those that were typed, as a full-text question; null when there are none for one of them.
 * There are a hundred times fewer words than texts, so this is quick where comparing with every text is not.
 */
export async function findNearWords(db: Db, words: readonly string[]): Promise<string | null> {
  const rows = await readRows<{ at: number; word: string }>(db, Prisma.sql`
    SELECT typed."at"::int AS "at", near."word" FROM unnest(${words}::text[]) WITH ORDINALITY AS typed("word", "at") CROSS JOIN LATERAL (
      SELECT w."word" FROM "TitleWord" w WHERE ${isSpelledAlmost(Prisma.sql`w."word"`, Prisma.sql`typed."word"`)}
      ORDER BY word_similarity(typed."word", w."word") DESC, similarity(typed."word", w."word") DESC, w."word" LIMIT ${alike}) near`);
  const found = words.map((_word, index) => rows.filter(({ at }) => at === index + 1).map(({ word }) => word));
  return found.every((near) => near.length > 0) ? anyOfEach(found) : null;
}
