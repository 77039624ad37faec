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

/** Each word is in the text, or something like it; and how much alike. */
export const almost = (text: Prisma.Sql, words: readonly string[]): Prisma.Sql => Prisma.join(words.map((word) => Prisma.sql`${text} %> ${word}`), ' AND ');
export const nearness = (text: Prisma.Sql, words: readonly string[]): Prisma.Sql => Prisma.join(words.map((word) => Prisma.sql`word_similarity(${word}, ${text})`), ' + ');

/** The answer to the first question that has one. */
export async function firstFound<R>(...questions: (() => PromiseLike<R[]>)[]): Promise<R[]> {
  for (const ask of questions) {
    const found = await ask();
    if (found.length > 0) return found;
  }
  return [];
}
