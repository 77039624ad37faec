import type { FileCtx } from '../keeping.ts';
import { weightOf } from '../commands/keep-file.server.ts';

export type FileUse = { count: number; bytes: number; quotaBytes: number };

/** How many files a person has here, what they weigh, and what they may weigh together. */
export async function getFileUse(ctx: Pick<FileCtx, 'db' | 'files' | 'viewer'>): Promise<FileUse> {
  const ownerId = ctx.viewer.id;
  const [count, bytes] = await Promise.all([ctx.db.storedFile.count({ where: { ownerId, kind: { not: 'archive' } } }), weightOf(ctx.db, ownerId)]);
  return { count, bytes, quotaBytes: ctx.files.quotaBytes };
}
