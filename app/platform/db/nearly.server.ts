import { Prisma, inTransaction } from './client.server.ts';
import type { Db, Tx } from './client.server.ts';

/** Four tenths of a word's threes in common: one mistake in five letters, two in ten. */
const threshold = '0.4';

/** Runs a question in which `%>` means "spelled almost like it". */
export const nearly = <T>(db: Db, ask: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${threshold}, true)`;
    return ask(tx);
  });

/**
 * Words and their places for one question in which `%>` means the same: every word comes out of the setting, so that it holds before anything is held against
 * a word. Only as `WITH typed AS MATERIALIZED`.
 */
export const typedNearly = (words: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT t."word", t."at", set_config('pg_trgm.word_similarity_threshold', ${threshold}, true) FROM unnest(${words}::text[]) WITH ORDINALITY AS t("word", "at")`;

/** A word of three letters shares four tenths with every word of the same beginning ("дом" with "Довлатов"): it has to be there, or begin a word. */
const [short, shortThreshold] = [3, 0.75];

/** The word is in the text, or something spelled almost like it. */
export const isSpelledAlmost = (text: Prisma.Sql, word: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${text} %> ${word} AND (length(${word}) > ${short} OR word_similarity(${word}, ${text}) >= ${shortThreshold})`;

/** Each word is in the text, or something like it; and how much alike. */
export const almost = (text: Prisma.Sql, words: readonly string[]): Prisma.Sql => Prisma.join(words.map((word) => isSpelledAlmost(text, Prisma.sql`${word}::text`)), ' AND ');
export const nearness = (text: Prisma.Sql, words: readonly string[]): Prisma.Sql => Prisma.join(words.map((word) => Prisma.sql`word_similarity(${word}, ${text})`), ' + ');

/** The answer to the first question that has one. */
export async function firstFound<R>(...questions: (() => PromiseLike<R[]>)[]): Promise<R[]> {
  for (const ask of questions) {
    const found = await ask();
    if (found.length > 0) return found;
  }
  return [];
}
