import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { can } from '../../policies.ts';

export type BookOfWord = { id: string; title: string; language: string | null };

/** The book that a word is from; somebody else's is not found. */
export async function findBookOfWord({ db, viewer }: Pick<MemberCtx, 'db' | 'viewer'>, bookId: string): Promise<BookOfWord> {
  const book = await db.book.findUnique({ where: { id: requireUuid(bookId) }, select: { id: true, title: true, language: true, ownerId: true, deletedAt: true } });
  if (!book || !can(viewer, 'see', book)) throw notFound();
  return { id: book.id, title: book.title, language: book.language };
}
