import { removeFile, storePicture, withLocalFile } from '#app/kernel/files/index.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { DocumentWork } from '../document-jobs.server.ts';
import { openPassword } from '../passwords.server.ts';
import { PdfProblem } from '../pdf-process/protocol.ts';
import { renderTask } from '../pdf-process/tasks.ts';

const columns = { documentId: true, ownerId: true, fileId: true, sealedPassword: true, document: { select: { bookId: true } } } as const;

/** Gives a book its PDF's first page as its cover, unless it has one by now; without it the book is none the worse. */
export async function coverFromDocument({ pdf, log, signal, ...tools }: DocumentWork, { versionId }: { versionId: string }): Promise<void> {
  const version = await tools.db.documentVersion.findUnique({ where: { id: versionId }, select: columns });
  if (!version) return;
  const bare = { id: version.document.bookId, ownerId: version.ownerId, coverId: null };
  if ((await tools.db.book.count({ where: bare })) === 0) return;
  const ctx = { ...tools, viewer: { id: version.ownerId } };
  try {
    const password = openPassword(pdf.passwords, version);
    let bytes: Uint8Array | null = null;
    await withLocalFile(ctx, { id: version.fileId }, ({ path }) =>
      pdf.run(renderTask, { path, password, page: 1, width: 900 }, { reads: [path], signal, onPiece: (drawn) => { bytes = drawn.bytes; } }));
    if (bytes === null) throw new PdfProblem('broken', 'no picture of its first page');
    const file = await storePicture(ctx, { name: 'cover', profile: 'cover', bytes });
    const { count } = await tools.db.book.updateMany({ where: bare, data: { coverId: file.id } });
    if (count === 0) await removeFile(ctx, file);
  } catch (error) {
    const isExpected = error instanceof PdfProblem || (error instanceof AppError && ['invalid', 'too-large', 'not-found'].includes(error.code));
    if (!isExpected) throw error;
    log.info({ versionId, reason: error.message }, 'no cover came of the first page');
  }
}
