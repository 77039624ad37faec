import { z } from 'zod';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { addBook } from '../../commands/add-book.server.ts';
import { addBookSchema } from '../../schema.ts';
import { proposeBook } from '../model/propose-book.ts';
import type { PdfDesk } from '../pdf-process.server.ts';
import { PdfProblem } from '../pdf-process/protocol.ts';
import { findBookOfFile } from '../queries/find-book-of-file.server.ts';
import { attachDocument } from './attach-document.server.ts';
import { glanceAt } from './glance.server.ts';

type Ctx = MemberCtx & { pdf: PdfDesk };

export type FromPdf = { outcome: 'added'; bookId: string; title: string } | { outcome: 'elsewhere'; book: { id: string; title: string } };

/** A new book of a PDF that has arrived, called as the file says, as its first page says, or as the file is called. */
export async function bookFromPdf(ctx: Ctx, input: { id: string; fileId: string }): Promise<FromPdf> {
  const id = z.uuid().safeParse(input.id);
  if (!id.success) throw new AppError('invalid', { messageKey: 'library:errors.formBroken' });
  const known = await findBookOfFile(ctx.db, { ownerId: ctx.viewer.id, fileId: input.fileId, bookId: id.data });
  if (known) return { outcome: 'elsewhere', book: known };
  const { name } = await ctx.db.storedFile.findFirstOrThrow({ where: { id: input.fileId, ownerId: ctx.viewer.id }, select: { name: true } });
  const proposed = proposeBook(await tryGlance(ctx, input.fileId), name);
  const book = addBookSchema.parse({ id: id.data, title: proposed.title, authors: proposed.authors.join('\n'), pages: proposed.pages ?? undefined });
  await addBook(ctx, book);
  await attachDocument(ctx, { bookId: id.data, fileId: input.fileId, isWanted: true });
  return { outcome: 'added', bookId: id.data, title: proposed.title };
}

/** Of a locked or a very heavy file nothing is known yet; of a broken one no book is made. */
async function tryGlance(ctx: Ctx, fileId: string) {
  try {
    return await glanceAt(ctx, { fileId });
  } catch (error) {
    if (!(error instanceof PdfProblem)) throw error;
    if (error.trouble === 'broken') throw invalidField('pdf', 'documents:problems.broken');
    return null;
  }
}
