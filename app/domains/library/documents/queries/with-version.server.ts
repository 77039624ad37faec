import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { withLocalFile } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { openPassword } from '../passwords.server.ts';
import type { PdfDesk } from '../pdf-process.server.ts';

export type OpenedVersion = {
  versionId: string; documentId: string; bookId: string; number: number; fileName: string; pageCount: number | null; pageKeys: number[];
  /** The file on this machine, only to be read. */
  path: string;
  size: number;
  /** Where its person wanted it remembered. */
  password: string | undefined;
};

type Ctx = { db: Db; files: FileKeeping; pdf: PdfDesk; viewer: Pick<MemberCtx['viewer'], 'id'> };

/** A version of one's own, its bytes at hand as a file while `use` runs: for what is made of it in a process of a PDF. */
export async function withVersion<T>(ctx: Ctx, { versionId }: { versionId: string }, use: (version: OpenedVersion) => Promise<T>): Promise<T> {
  const version = await ctx.db.documentVersion.findFirst({
    where: { id: requireUuid(versionId), ownerId: ctx.viewer.id },
    select: { documentId: true, number: true, fileId: true, pageCount: true, pageKeys: true, sealedPassword: true, document: { select: { bookId: true } } },
  });
  if (!version) throw notFound();
  const { fileId, sealedPassword, document, ...rest } = version;
  const password = openPassword(ctx.pdf.passwords, { documentId: version.documentId, sealedPassword });
  return withLocalFile(ctx, { id: fileId }, ({ path, size, name }) => use({ ...rest, versionId, bookId: document.bookId, fileName: name, path, size, password }));
}
