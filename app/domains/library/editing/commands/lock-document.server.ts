import type { Viewer } from '#app/kernel/accounts/context.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError, notFound } from '#app/platform/http/app-error.ts';
import { lockBook } from '../../commands/lock-book.server.ts';

export type LockedDocument = {
  id: string;
  bookId: string;
  nextPageKey: number;
  current: { id: string; fileId: string; state: string; pageKeys: number[]; pageLabels: string[]; number: number; asksPassword: boolean };
};

/** The PDF of one's own book, locked with it: what is done to a file happens one after the other. */
export async function lockDocument(tx: Tx, viewer: Viewer, bookId: string): Promise<LockedDocument> {
  const book = await lockBook(tx, viewer, bookId, 'change');
  const document = await tx.bookDocument.findUnique({
    where: { bookId: book.id },
    select: {
      id: true, bookId: true, nextPageKey: true,
      current: { select: { id: true, fileId: true, state: true, pageKeys: true, pageLabels: true, number: true, needsPassword: true, sealedPassword: true } },
    },
  });
  if (!document?.current) throw notFound();
  const { needsPassword, sealedPassword, ...current } = document.current;
  return { ...document, current: { ...current, asksPassword: needsPassword && sealedPassword === null } };
}

/** Only a file that has been read can be changed, and only while no other change of it is on its way. */
export async function requireChangeable(tx: Tx, document: LockedDocument): Promise<void> {
  if (document.current.state !== 'ready') throw new AppError('conflict', { messageKey: 'editing:errors.notReady' });
  await requireQuiet(tx, document);
}

/** No change is being made, and no version that has been made is still being read: it is about to be the current one. */
export async function requireQuiet(tx: Tx, document: LockedDocument): Promise<void> {
  const edit = await tx.documentEdit.findFirst({ where: { documentId: document.id, state: { in: ['waiting', 'working'] } }, select: { id: true } });
  if (edit) throw underWay();
  const newer = { documentId: document.id, number: { gt: document.current.number }, state: 'waiting' as const };
  if (await tx.documentVersion.findFirst({ where: newer, select: { id: true } })) throw underWay();
}

export const underWay = () => new AppError('conflict', { messageKey: 'editing:errors.underWay' });
