import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction, isUniqueViolation } from '#app/platform/db/client.server.ts';
import { AppError, notFound } from '#app/platform/http/app-error.ts';
import { wordKey } from '../model/word-key.ts';
import { lemmaOf } from '../queries/lemma-of.server.ts';
import type { EditWordInput } from '../schema.ts';
import { lockWord } from './lock-word.server.ts';
import { searchTextOf } from './save-word.server.ts';

/** A lemma that was written by hand is taken at its word; another word of the same lemma stays the only one. */
export async function editWord(ctx: MemberCtx, input: EditWordInput & { wordId: string }): Promise<void> {
  const { wordId, ...fields } = input;
  const { stem } = await lemmaOf(ctx.db, { word: fields.lemma, language: fields.language });
  await inTransaction(ctx.db, async (tx) => {
    const word = await lockWord(tx, ctx.viewer, wordId);
    if (word.deletedAt) throw notFound();
    const isSame = word.lemma === fields.lemma && word.language === fields.language;
    const key = isSame ? {} : { lemmaKey: wordKey(fields.lemma), stem };
    await tx.savedWord.update({ where: { id: word.id }, data: { ...fields, ...key, searchText: searchTextOf({ ...word, ...fields }) }, select: { id: true } });
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) throw new AppError('conflict', { fields: { lemma: ['words:errors.lemmaTaken'] } });
    throw error;
  });
}
