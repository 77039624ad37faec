import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { WordStateName } from '../model/word-state.ts';
import { keysOf, lemmaOf } from './lemma-of.server.ts';

export type SavedState = { id: string; lemma: string; state: WordStateName };

/** Whether somebody has kept this word already, in whatever form. */
export async function findSavedWord({ db, viewer }: MemberCtx, { text, from }: { text: string; from: string }): Promise<SavedState | null> {
  const lemma = await lemmaOf(db, { word: text, language: from });
  if (lemma.key === '') return null;
  return db.savedWord.findFirst({
    where: { ownerId: viewer.id, language: from, lemmaKey: { in: keysOf(lemma) }, deletedAt: null }, select: { id: true, lemma: true, state: true }, orderBy: { createdAt: 'asc' },
  });
}
