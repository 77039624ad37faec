import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Prisma, Tx } from '#app/platform/db/client.server.ts';
import { refreshBook } from '../../commands/book-summary.server.ts';
import { documentCoverJob } from '../document-jobs.server.ts';
import type { DocumentWork } from '../document-jobs.server.ts';
import { cleanAuthors, cleanTitle } from '../model/clean-metadata.ts';
import { pageNames } from '../model/page-names.ts';
import type { PdfAbout } from '../pdf-process/about.ts';
import type { PdfTrouble } from '../pdf-process/protocol.ts';
import { lockDocument } from './add-version.server.ts';
import type { LockedDocument } from './add-version.server.ts';

type Version = { id: string; documentId: string; sealedPassword: Uint8Array<ArrayBuffer> | null };

/** As it was when the reading began; a password that was given again since is another reading's. */
const asBegun = ({ id, sealedPassword }: Version) => ({ id, sealedPassword, state: 'waiting' as const });

/** What a file says of itself, as a version keeps it. */
export const aboutColumns = ({ pageCount, labels, outline, title, author, hasForm }: PdfAbout) => ({
  pageCount, pageLabels: labels, hasForm, outline: outline as unknown as Prisma.InputJsonValue,
  title: cleanTitle(title) || null, author: cleanAuthors(author).join('; ').slice(0, 300).toWellFormed() || null,
});

/** Every page is there: the version is ready, and from now on the one that is shown. With a gap nothing stays, and the next run begins at the first page. */
export async function finishReading({ db, now, queue }: DocumentWork, version: Version, about: PdfAbout): Promise<void> {
  const isWhole = await inTransaction(db, async (tx) => {
    const document = await lockDocument(tx, version.documentId);
    if ((await tx.documentVersion.count({ where: asBegun(version) })) === 0) return true;
    if ((await tx.documentPage.count({ where: { versionId: version.id } })) !== about.pageCount) {
      await tx.documentPage.deleteMany({ where: { versionId: version.id } });
      return false;
    }
    const hasText = (await tx.documentPage.count({ where: { versionId: version.id, text: { not: '' } }, take: 1 })) > 0;
    const { count } = await tx.documentVersion.updateMany({
      where: asBegun(version), data: { ...aboutColumns(about), hasText, state: 'ready', problemKey: null, readAt: now },
    });
    if (count === 0) return true;
    await namePages(tx, document, version.id, about.pageCount);
    await makeCurrent(tx, document, version.id);
    const book = await tx.book.findUniqueOrThrow({ where: { id: document.bookId }, select: { pages: true, coverId: true } });
    if (book.pages === null) {
      await tx.book.update({ where: { id: document.bookId }, data: { pages: Math.min(about.pageCount, 100_000) }, select: { id: true } });
      await refreshBook(tx, document.bookId);
    }
    if (book.coverId === null) await queue.enqueue(tx, documentCoverJob, { versionId: version.id }, { singletonKey: version.id });
    return true;
  }, { timeoutMs: 60_000 });
  if (!isWhole) throw new Error('a PDF was read with pages missing');
}

/** A locked file is shown as what it is; a broken one leaves the version before in its place. */
export async function giveUpReading({ db, now }: Pick<DocumentWork, 'db' | 'now'>, version: Version, problem: PdfTrouble | 'gone' | 'unreadable'): Promise<void> {
  const isLocked = problem === 'needsPassword' || problem === 'wrongPassword';
  await inTransaction(db, async (tx) => {
    const document = await lockDocument(tx, version.documentId);
    const data = isLocked ? { state: 'locked' as const, needsPassword: true, sealedPassword: null } : { state: 'broken' as const, problemKey: `documents:problems.${problem}`, readAt: now };
    const { count } = await tx.documentVersion.updateMany({ where: asBegun(version), data });
    if (count > 0 && isLocked) await makeCurrent(tx, document, version.id);
  });
}

/** What a last try says that knows of nothing wrong with the file itself. */
const unreadable = 'documents:problems.unreadable';

/** A reading that was given up waits again, if no later file came in its place; false when there is nothing to wait for. */
export async function reviveReading(tx: Tx, { versionId: id }: { versionId: string }): Promise<boolean> {
  const version = await tx.documentVersion.findUnique({ where: { id }, select: { number: true, documentId: true } });
  if (!version) return false;
  const { number, documentId } = version;
  if ((await tx.documentVersion.count({ where: { documentId, number: { gt: number } }, take: 1 })) === 0) {
    await tx.documentVersion.updateMany({ where: { id, state: 'broken', problemKey: unreadable }, data: { state: 'waiting', problemKey: null, readAt: null } });
  }
  return (await tx.documentVersion.count({ where: { id, state: 'waiting' } })) > 0;
}

/** Nobody will come to read it any more. */
export async function abandonReading(tx: Tx, now: Date, { versionId: id }: { versionId: string }): Promise<void> {
  await tx.documentVersion.updateMany({ where: { id, state: 'waiting' }, data: { state: 'broken', problemKey: unreadable, readAt: now } });
}

/** Newer than what is shown now. */
async function makeCurrent(tx: Tx, document: LockedDocument, versionId: string): Promise<void> {
  const numbers = await tx.documentVersion.findMany({ where: { documentId: document.id, id: { in: [versionId, document.currentId ?? versionId] } }, select: { id: true, number: true } });
  const newest = numbers.reduce((a, b) => (b.number > a.number ? b : a));
  if (newest.id !== document.currentId) await tx.bookDocument.update({ where: { id: document.id }, data: { currentId: newest.id }, select: { id: true } });
}

/** Gives every page its name, once. */
export async function namePages(tx: Tx, document: LockedDocument, versionId: string, pageCount: number): Promise<void> {
  const version = await tx.documentVersion.findUniqueOrThrow({ where: { id: versionId }, select: { pageKeys: true, base: { select: { pageKeys: true } } } });
  const named = pageNames({ own: version.pageKeys, base: version.base?.pageKeys ?? [], pageCount, next: document.nextPageKey });
  await tx.documentVersion.update({ where: { id: versionId }, data: { pageKeys: named.keys }, select: { id: true } });
  if (named.next !== document.nextPageKey) await tx.bookDocument.update({ where: { id: document.id }, data: { nextPageKey: named.next }, select: { id: true } });
}
