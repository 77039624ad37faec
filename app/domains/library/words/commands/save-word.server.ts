import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { cut } from '#app/platform/text/folding.ts';
import { wordSaved } from '../events.ts';
import { lengths } from '../model/limits.ts';
import { wordKey } from '../model/word-key.ts';
import type { WordStateName } from '../model/word-state.ts';
import { findBookOfWord } from '../queries/find-book-of-word.server.ts';
import { keysOf, lemmaOf } from '../queries/lemma-of.server.ts';
import type { Lemma } from '../queries/lemma-of.server.ts';
import { pageKeyOf } from '../queries/page-key-of.server.ts';
import type { SaveWordInput } from '../schema.ts';

export type Saved = { id: string; lemma: string; outcome: 'saved' | 'sentence' | 'known' };

/** What search looks in. */
export const searchTextOf = (word: { word: string; lemma: string; translation: string }): string =>
  cut([...new Set([word.lemma, word.word, word.translation].map(wordKey))].join(' '), 2_600);

/**
 * Keeps a word once per language and lemma. Met again, it gets the new sentence; what was removed comes back. The
 * translation that somebody has written already is not replaced.
 */
export async function saveWord(ctx: MemberCtx, input: SaveWordInput): Promise<Saved> {
  const book = input.book ? await findBookOfWord(ctx, input.book) : null;
  const pageKey = book && input.page ? await pageKeyOf(ctx.db, book.id, input.page) : null;
  const lemma = await lemmaOf(ctx.db, { word: input.word, language: input.language });
  return inTransaction(ctx.db, async (tx) => {
    const word = await findOrAdd(ctx, tx, input, lemma);
    const sentenceId = input.sentence === '' ? null : await addSentence(ctx, tx, word.id, { word: input.word, sentence: input.sentence, bookId: book?.id ?? null, page: book ? input.page : undefined, pageKey });
    const outcome = word.isNew ? 'saved' : sentenceId ? 'sentence' : 'known';
    if (outcome !== 'known') {
      await ctx.queue.publish(tx, wordSaved, { ownerId: ctx.viewer.id, wordId: word.id, bookId: book?.id ?? null, language: input.language, lemma: word.lemma, sentenceId, isNew: word.isNew });
    }
    return { id: word.id, lemma: word.lemma, outcome };
  });
}

type Row = { id: string; lemma: string; translation: string; word: string; state: WordStateName; deletedAt: Date | null };

async function findOrAdd({ viewer, now }: MemberCtx, tx: Tx, input: SaveWordInput, lemma: Lemma): Promise<{ id: string; lemma: string; isNew: boolean }> {
  const lemmaKey = lemma.key;
  const fields = { word: cut(input.word, lengths.word), lemma: lemma.lemma, translation: input.translation };
  // Two that save one word at once wait for each other here.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`word ${viewer.id} ${input.language} ${lemma.stem}`}, 0))::text`;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT "id", "lemma", "translation", "word", "state"::text AS "state", "deletedAt" FROM "SavedWord"
    WHERE "ownerId" = ${viewer.id}::uuid AND "language" = ${input.language} AND "lemmaKey" = ANY(${keysOf(lemma)}::text[]) ORDER BY "deletedAt" IS NOT NULL, "createdAt" LIMIT 1 FOR UPDATE`;
  if (row) {
    const translation = row.translation === '' ? input.translation : row.translation;
    const searchText = searchTextOf({ ...row, translation });
    await tx.savedWord.update({ where: { id: row.id }, data: { translation, searchText, deletedAt: null, ...(row.deletedAt && { createdAt: now }) }, select: { id: true } });
    return { id: row.id, lemma: row.lemma, isNew: row.deletedAt !== null };
  }
  // Somebody else's id is as good as taken: then the row gets its own.
  const isFree = (await tx.savedWord.count({ where: { id: input.id } })) === 0;
  const id = isFree ? input.id : uuidv7();
  await tx.savedWord.create({
    data: { id, ownerId: viewer.id, language: input.language, toLanguage: input.toLanguage, lemmaKey, stem: lemma.stem, createdAt: now, searchText: searchTextOf(fields), ...fields }, select: { id: true },
  });
  return { id, lemma: fields.lemma, isNew: true };
}

type Place = { word: string; sentence: string; bookId: string | null; page?: number; pageKey: number | null };

/** The id of a new sentence; null when it stands there already, or there are enough of them. */
async function addSentence({ viewer, now }: MemberCtx, tx: Tx, wordId: string, { word, sentence, bookId, page, pageKey }: Place): Promise<string | null> {
  const textHash = new Uint8Array(createHash('sha256').update(sentence).digest());
  if ((await tx.wordSentence.count({ where: { wordId } })) >= lengths.sentencesOfWord) return null;
  const id = uuidv7();
  const { count } = await tx.wordSentence.createMany({
    data: [{ id, wordId, ownerId: viewer.id, bookId, form: cut(word, lengths.word), sentence, textHash, page: page ?? null, pageKey, createdAt: now }], skipDuplicates: true,
  });
  return count === 0 ? null : id;
}
