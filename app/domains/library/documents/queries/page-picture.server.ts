import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { paintPage } from '../page-painter.server.ts';
import type { PdfDesk } from '../pdf-process.server.ts';
import { PdfProblem } from '../pdf-process/protocol.ts';
import { getDocument } from './get-document.server.ts';

const width = 320;

export type PagePicture = { bytes: Buffer; /** Of exactly this picture. */ etag: string };

/** A small picture of a page. It lies where uploads are looked at, and goes with what is left there after a day. */
export async function pagePicture(ctx: MemberCtx & { pdf: PdfDesk }, input: { bookId: string; page: number }): Promise<PagePicture> {
  const document = await getDocument(ctx, input);
  const { page } = input;
  if (!document || document.state !== 'ready' || !Number.isInteger(page) || page < 1 || page > (document.pageCount ?? 0)) throw notFound();
  const { versionId } = document;
  const path = join(ctx.files.stagingFolder, `page-${versionId}-${page}.webp`);
  const bytes = (await readFile(path).catch(() => null)) ?? (await drawn(ctx, versionId, page, path));
  return { bytes, etag: `"${versionId}-${page}-${width}"` };
}

async function drawn(ctx: MemberCtx & { pdf: PdfDesk }, versionId: string, page: number, path: string): Promise<Buffer> {
  const bytes = await paintPage(ctx, { versionId, page, width }).catch((error: unknown) => {
    if (error instanceof PdfProblem) return null;
    throw error;
  });
  if (bytes === null) throw notFound();
  await keep(ctx.files.stagingFolder, path, bytes);
  return Buffer.from(bytes);
}

/** Whole or not at all; without room for it the picture is drawn again. */
async function keep(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.${randomBytes(4).toString('hex')}`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(partial, bytes, { mode: 0o600 }).then(() => rename(partial, path)).catch(() => rm(partial, { force: true }));
}
