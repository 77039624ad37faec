import { withLocalFile } from '#app/kernel/files/index.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { DocumentWork } from '../document-jobs.server.ts';
import { openPassword } from '../passwords.server.ts';
import type { PdfAbout } from '../pdf-process/about.ts';
import { PdfProblem } from '../pdf-process/protocol.ts';
import { readTask } from '../pdf-process/tasks.ts';
import type { ReadPage } from '../pdf-process/tasks.ts';
import { finishReading, giveUpReading } from './finish-reading.server.ts';

const columns = { id: true, documentId: true, ownerId: true, fileId: true, sealedPassword: true } as const;

type Version = { id: string; documentId: string; ownerId: string; fileId: string; sealedPassword: Uint8Array<ArrayBuffer> | null };

/**
 * Takes out of a version's file what the house keeps of it. Pages are written some at a time, in their order, so a run that
 * broke off goes on behind the last of them; what is wrong with the file is kept with the version.
 */
export async function readDocument(work: DocumentWork, { versionId, isLastAttempt }: { versionId: string; isLastAttempt: boolean }): Promise<void> {
  const version = await work.db.documentVersion.findFirst({ where: { id: versionId, state: 'waiting' }, select: columns });
  if (!version) return;
  try {
    await finishReading(work, version, await readPages(work, version));
  } catch (error) {
    if (error instanceof TakenBack) return;
    if (error instanceof PdfProblem) return giveUpReading(work, version, error.trouble);
    const isGone = error instanceof AppError && error.code === 'not-found';
    if (isLastAttempt || isGone) await giveUpReading(work, version, isGone ? 'gone' : 'unreadable');
    if (!isGone) throw error;
  }
}

async function readPages(work: DocumentWork, version: Version): Promise<PdfAbout> {
  const { db, files, pdf, signal } = work;
  const { _max } = await db.documentPage.aggregate({ where: { versionId: version.id }, _max: { number: true } });
  const password = openPassword(pdf.passwords, version);
  let about: PdfAbout | null = null;
  await withLocalFile({ db, files, viewer: { id: version.ownerId } }, { id: version.fileId }, ({ path }) =>
    pdf.run(readTask, { path, password, from: (_max.number ?? 0) + 1 }, {
      signal, reads: [path],
      onPiece: async (piece) => {
        if ('pages' in piece) return keepPages(work, version, piece.pages);
        about = piece.about;
        await db.documentVersion.updateMany({ where: { id: version.id, state: 'waiting' }, data: { pageCount: piece.about.pageCount } });
      },
    }));
  if (about === null) throw new Error('a PDF was read without a word about it');
  return about;
}

/** The version went, or its password was forgotten, while its file was read. */
class TakenBack extends Error {}

/**
 * A version takes pages as long as it waits for this reading: each time a password is given it is sealed otherwise, so one that was
 * forgotten and given again is another reading's, which begins at the first page.
 */
async function keepPages({ db }: DocumentWork, { id, sealedPassword }: Version, pages: ReadPage[]): Promise<void> {
  const waiting = await db.$queryRaw<object[]>`
    WITH v AS (
      SELECT "id" FROM "DocumentVersion"
        WHERE "id" = ${id}::uuid AND "state" = 'waiting' AND "sealedPassword" IS NOT DISTINCT FROM ${sealedPassword}::bytea FOR SHARE
    ), kept AS (
      INSERT INTO "DocumentPage" ("versionId", "number", "text", "textKey", "width", "height")
      SELECT v."id", p."number", p."text", p."textKey", p."width", p."height"
        FROM v, jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) AS p("number" int, "text" text, "textKey" text, "width" float8, "height" float8)
      ON CONFLICT DO NOTHING
    )
    SELECT "id" FROM v`;
  if (waiting.length === 0) throw new TakenBack();
}
