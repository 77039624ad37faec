import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { getDocument } from '../../documents/index.server.ts';
import type { DocumentView } from '../../documents/index.server.ts';

/** What the reader opens: the current version of a book's PDF. A book without one, or in the trash, has nothing to read here. */
export async function getReadable(ctx: MemberCtx, input: { bookId: string }): Promise<DocumentView> {
  const document = await getDocument(ctx, input);
  if (!document || document.book.isInTrash) throw notFound();
  return document;
}
