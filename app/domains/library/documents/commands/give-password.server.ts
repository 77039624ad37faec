import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { lockBook } from '../../commands/lock-book.server.ts';
import { readDocumentJob } from '../document-jobs.server.ts';
import { sealPassword } from '../passwords.server.ts';
import type { PdfDesk } from '../pdf-process.server.ts';
import type { PdfAbout } from '../pdf-process/about.ts';
import { PdfProblem } from '../pdf-process/protocol.ts';
import { getDocument } from '../queries/get-document.server.ts';
import { lockDocument } from './add-version.server.ts';
import { aboutColumns, namePages } from './finish-reading.server.ts';
import { glanceAt } from './glance.server.ts';

type Ctx = MemberCtx & { pdf: PdfDesk };

/**
 * Opens a locked PDF. Remembered, the password is kept sealed and the file is read like any other; otherwise only what the
 * reader needs to name its pages is kept, and the password is asked for each time.
 */
export async function givePassword(ctx: Ctx, input: { bookId: string; password: string; remember: boolean }): Promise<'reading' | 'opened'> {
  const document = await getDocument(ctx, input);
  if (!document?.needsPassword || document.state !== 'locked') throw new AppError('conflict', { messageKey: 'document-pages:errors.notLocked' });
  const { versionId, documentId, fileId } = document;
  const about = await tryPassword(ctx, fileId, input.password);
  await inTransaction(ctx.db, async (tx) => {
    await lockBook(tx, ctx.viewer, input.bookId, 'change');
    const locked = await lockDocument(tx, documentId);
    const data = input.remember ? { sealedPassword: sealPassword(ctx.pdf.passwords, documentId, input.password), state: 'waiting' as const } : aboutColumns(about);
    const { count } = await tx.documentVersion.updateMany({ where: { id: versionId, state: 'locked' }, data });
    if (count === 0) throw new AppError('conflict', { messageKey: 'document-pages:errors.notLocked' });
    // Not under the version's key: a run with a password that was forgotten since may still be under way, and the queue would take this one for it.
    if (input.remember) await ctx.queue.enqueue(tx, readDocumentJob, { versionId });
    else await namePages(tx, locked, versionId, about.pageCount);
  });
  return input.remember ? 'reading' : 'opened';
}

async function tryPassword(ctx: Ctx, fileId: string, password: string): Promise<PdfAbout> {
  try {
    return (await glanceAt(ctx, { fileId, password })).about;
  } catch (error) {
    if (error instanceof PdfProblem) throw invalidField('password', error.trouble === 'wrongPassword' || error.trouble === 'needsPassword' ? 'document-pages:errors.passwordWrong' : `documents:problems.${error.trouble}`);
    throw error;
  }
}

/** Forgets a remembered password, and with it the text that was taken out by it. */
export async function forgetPassword(ctx: MemberCtx, { bookId }: { bookId: string }): Promise<void> {
  const document = await getDocument(ctx, { bookId });
  if (!document) throw new AppError('not-found');
  const { documentId, versionId } = document;
  await inTransaction(ctx.db, async (tx) => {
    await lockBook(tx, ctx.viewer, bookId, 'change');
    await lockDocument(tx, documentId);
    const { count } = await tx.documentVersion.updateMany({ where: { id: versionId, needsPassword: true }, data: { sealedPassword: null, state: 'locked', hasText: false, readAt: null } });
    if (count > 0) await tx.documentPage.deleteMany({ where: { versionId } });
  });
}
