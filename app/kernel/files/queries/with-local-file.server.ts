import { notFound } from '#app/platform/http/app-error.ts';
import type { FileCtx } from '../keeping.ts';
import { asAppError, refuseFile } from '../refusal.ts';
import { staged } from '../staging.server.ts';

export type LocalFile = { path: string; size: number; name: string };

/** One's own file as a file of this machine, for programs that look at it here and there; only to be read, and only while `use` runs. */
export async function withLocalFile<T>(ctx: Pick<FileCtx, 'db' | 'files' | 'viewer'>, input: { id: string }, use: (file: LocalFile) => Promise<T>): Promise<T> {
  const { storage, stagingFolder } = ctx.files;
  const file = await ctx.db.storedFile.findFirst({ where: { id: input.id, ownerId: ctx.viewer.id }, select: { name: true, size: true, storageKey: true } });
  if (!file) throw notFound();
  const size = Number(file.size);
  if (storage.localPath) return use({ path: storage.localPath(file.storageKey), size, name: file.name });
  const pieces = await storage.get(file.storageKey).catch((error: unknown) => { throw asAppError(error); });
  return staged(stagingFolder, pieces, { bytes: size, refusal: () => refuseFile('pdfTooLarge') }, ({ path }) => use({ path, size, name: file.name }));
}
