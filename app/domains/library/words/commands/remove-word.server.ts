import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { trashDays } from '../../commands/empty-trash.server.ts';
import { lockWord } from './lock-word.server.ts';

const setDeleted = (ctx: MemberCtx, wordId: string, deletedAt: Date | null): Promise<string> =>
  inTransaction(ctx.db, async (tx) => {
    const word = await lockWord(tx, ctx.viewer, wordId);
    if ((word.deletedAt === null) === (deletedAt === null)) return word.lemma;
    await tx.savedWord.update({ where: { id: word.id }, data: { deletedAt }, select: { id: true } });
    return word.lemma;
  });

/** Takes a word off the list; for thirty days it can come back. Returns its lemma, for saying so. */
export const removeWord = (ctx: MemberCtx, { wordId }: { wordId: string }): Promise<string> => setDeleted(ctx, wordId, ctx.now);

export const restoreWord = (ctx: MemberCtx, { wordId }: { wordId: string }): Promise<string> => setDeleted(ctx, wordId, null);

/** Deletes what was removed thirty days ago, some thousands at a time. */
export async function forgetRemovedWords(db: Pick<Db, '$executeRaw'>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - trashDays * 86_400_000);
  return db.$executeRaw`DELETE FROM "SavedWord" WHERE "id" IN (SELECT "id" FROM "SavedWord" WHERE "deletedAt" <= ${before}::timestamptz ORDER BY "id" LIMIT 5000)`;
}
