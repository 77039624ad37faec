import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { lockBook } from '../../commands/lock-book.server.ts';
import { findBookOfFile } from '../queries/find-book-of-file.server.ts';
import { addVersion } from './add-version.server.ts';

/** `here`: the book has this very file already. `elsewhere`: another book of theirs has it, and nothing was done. */
export type Attached = { outcome: 'attached'; versionId: string } | { outcome: 'here' } | { outcome: 'elsewhere'; book: { id: string; title: string } };

type Attaching = { bookId: string; fileId: string; /** Also if another book has it. */ isWanted?: boolean };

/** Gives a book one of its owner's PDFs. A book that has one gets a further version; the original stays. */
export async function attachDocument(ctx: MemberCtx, { bookId, fileId, isWanted = false }: Attaching): Promise<Attached> {
  return inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, bookId, 'change');
    if ((await tx.storedFile.count({ where: { id: fileId, ownerId: book.ownerId, kind: 'pdf' } })) === 0) throw notFound();
    if ((await tx.documentVersion.count({ where: { fileId, ownerId: book.ownerId, document: { bookId: book.id }, state: { not: 'broken' } } })) > 0) return { outcome: 'here' };
    const other = isWanted ? null : await findBookOfFile(tx, { ownerId: book.ownerId, fileId, bookId: book.id });
    if (other) return { outcome: 'elsewhere', book: other };
    const document = await tx.bookDocument.upsert({
      where: { bookId: book.id }, create: { bookId: book.id, ownerId: book.ownerId, createdAt: ctx.now }, update: {}, select: { id: true, currentId: true },
    });
    const { id } = await addVersion(tx, ctx, { documentId: document.id, fileId, origin: 'upload', baseId: document.currentId ?? undefined });
    return { outcome: 'attached', versionId: id };
  });
}
