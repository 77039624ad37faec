import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '../../commands/lock-book.server.ts';
import { can } from '../../policies.ts';

export type Readable = {
  book: { id: string; title: string; pages: number | null };
  documentId: string;
  versionId: string;
  fileId: string;
  size: number;
  state: 'waiting' | 'ready' | 'locked' | 'broken';
  problemKey: string | null;
  pageKeys: number[];
  pageCount: number | null;
  needsPassword: boolean;
};

/** What the reader opens: the current version of a book's PDF. A book without one has nothing to read here. */
export async function getReadable(ctx: MemberCtx, { bookId }: { bookId: string }): Promise<Readable> {
  const book = await ctx.db.book.findUnique({
    where: { id: requireUuid(bookId) },
    select: {
      id: true, ownerId: true, deletedAt: true, title: true, pages: true,
      document: {
        select: {
          id: true,
          current: { select: { id: true, fileId: true, state: true, problemKey: true, pageKeys: true, pageCount: true, needsPassword: true, file: { select: { size: true } } } },
        },
      },
    },
  });
  const current = book?.document?.current;
  if (!book || !book.document || !current || book.deletedAt !== null || !can(ctx.viewer, 'see', book)) throw notFound();
  const { id: versionId, fileId, file, state, problemKey, pageKeys, pageCount, needsPassword } = current;
  return {
    book: { id: book.id, title: book.title, pages: book.pages },
    documentId: book.document.id, versionId, fileId, size: Number(file.size), state, problemKey, pageKeys, pageCount, needsPassword,
  };
}
