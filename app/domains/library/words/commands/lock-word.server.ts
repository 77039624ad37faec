import type { Viewer } from '#app/kernel/accounts/context.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';

export type LockedWord = { id: string; word: string; lemma: string; lemmaKey: string; language: string; translation: string; deletedAt: Date | null };

/** One's own word until the transaction ends; anybody else's is not found. */
export async function lockWord(tx: Tx, viewer: Viewer, wordId: string): Promise<LockedWord> {
  const [word] = await tx.$queryRaw<LockedWord[]>`
    SELECT "id", "word", "lemma", "lemmaKey", "language", "translation", "deletedAt" FROM "SavedWord"
    WHERE "id" = ${requireUuid(wordId)}::uuid AND "ownerId" = ${viewer.id}::uuid FOR UPDATE`;
  if (!word) throw notFound();
  return word;
}
