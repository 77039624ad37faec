import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { forgetDictionaryJob } from '../dictionary-jobs.server.ts';
import { forgetEntries } from './read-dictionary.server.ts';

/** Takes a dictionary out of the house; returns its name. It answers no more from now on; a job does the rest, however large it is. */
export async function removeDictionary({ db, queue, viewer }: Pick<MemberCtx, 'db' | 'queue' | 'viewer'>, input: { dictionaryId: string }): Promise<string> {
  if (viewer.role !== 'owner') throw notFound();
  const id = requireUuid(input.dictionaryId);
  return inTransaction(db, async (tx) => {
    const found = await tx.dictionary.findUnique({ where: { id, state: { not: 'leaving' } }, select: { name: true } });
    if (!found) throw notFound();
    // Without its fingerprint the same files may come in again at once.
    const { count } = await tx.dictionary.updateMany({ where: { id, state: { not: 'leaving' } }, data: { state: 'leaving', fingerprint: null, problemKey: null } });
    if (count > 0) await queue.enqueue(tx, forgetDictionaryJob, { dictionaryId: id }, { singletonKey: id });
    return found.name;
  });
}

/** What is left of a dictionary that was removed; begun again it goes on. */
export async function forgetDictionary({ db, signal }: { db: Db; signal?: AbortSignal }, { dictionaryId: id }: { dictionaryId: string }): Promise<void> {
  if ((await db.dictionary.count({ where: { id, state: 'leaving' } })) === 0) return;
  await forgetEntries(db, id, signal);
  await db.dictionary.deleteMany({ where: { id, state: 'leaving' } });
}
