import { Prisma } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { readDocumentJob } from '../document-jobs.server.ts';

export type NewVersion = {
  documentId: string;
  /** A PDF of the same person, stored already. */
  fileId: string;
  origin: 'upload' | 'edit' | 'restore';
  /** The version it was made from. */
  baseId?: string;
  changes?: Prisma.InputJsonValue;
  /** The names of its pages, where it is known which page is which; otherwise page by page those of the version before. */
  pageKeys?: readonly number[];
  sealedPassword?: Uint8Array<ArrayBuffer>;
};

type Ctx = { now: Date; queue: Queue };

/**
 * A further version of a document; a job reads it, and when it can be read it becomes the one that is shown. Until then,
 * and for good if it is broken, the version before stays.
 */
export async function addVersion(tx: Tx, { now, queue }: Ctx, version: NewVersion): Promise<{ id: string; number: number }> {
  const document = await lockDocument(tx, version.documentId);
  const { _max } = await tx.documentVersion.aggregate({ where: { documentId: document.id }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  const { documentId, fileId, origin, baseId, changes, pageKeys, sealedPassword } = version;
  const { id } = await tx.documentVersion.create({
    data: {
      documentId, ownerId: document.ownerId, number, fileId, origin, baseId, createdAt: now, sealedPassword,
      pageKeys: [...(pageKeys ?? [])], needsPassword: sealedPassword !== undefined, ...(changes !== undefined && { changes }),
    },
    select: { id: true },
  });
  if (document.currentId === null) await tx.bookDocument.update({ where: { id: documentId }, data: { currentId: id }, select: { id: true } });
  await queue.enqueue(tx, readDocumentJob, { versionId: id }, { singletonKey: id });
  return { id, number };
}

export type LockedDocument = { id: string; bookId: string; ownerId: string; currentId: string | null; nextPageKey: number };

/** Two changes to one document happen one after the other. */
export async function lockDocument(tx: Tx, documentId: string): Promise<LockedDocument> {
  const [document] = await tx.$queryRaw<LockedDocument[]>(Prisma.sql`
    SELECT "id", "bookId", "ownerId", "currentId", "nextPageKey" FROM "BookDocument" WHERE "id" = ${documentId}::uuid FOR UPDATE`);
  if (!document) throw notFound();
  return document;
}
