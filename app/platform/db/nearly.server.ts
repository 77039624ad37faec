import { Prisma } from './client.server.ts';

/** A word of three letters shares four tenths with every word of the same beginning ("дом" with "Довлатов"): it has to be there, or begin a word. */
const [short, shortThreshold] = [3, 0.75];

/** The word is in the text, or something spelled almost like it (`nearEnough`). */
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
