import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '../../commands/lock-book.server.ts';
import { forgetEntries } from './read-dictionary.server.ts';

/** Takes a dictionary out of the house; returns its name. Answered no more from the moment it begins to go. */
export async function removeDictionary({ db, viewer }: MemberCtx, input: { dictionaryId: string }): Promise<string> {
  if (viewer.role !== 'owner') throw notFound();
  const id = requireUuid(input.dictionaryId);
  const found = await db.dictionary.findUnique({ where: { id }, select: { name: true } });
  if (!found) throw notFound();
  await db.dictionary.updateMany({ where: { id }, data: { state: 'broken', problemKey: null } });
  await forgetEntries(db, id);
  await db.dictionary.deleteMany({ where: { id } });
  return found.name;
}
