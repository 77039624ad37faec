import { createHash } from 'node:crypto';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Storage } from '#app/platform/storage/storage.ts';

export type Moved = { moved: number; bytes: number; left: number; broken: string[] };

type MoveOptions = { db: Db; from: Storage; to: Storage; onMoved?: (moved: number) => void };

/**
 * Every object from one place to the other, one at a time: copied, read again where it now lies and compared, and only then deleted
 * where it lay. Broken off, it goes on where it was. What is to be swept, or is no object of a row, is left.
 */
export async function moveFiles({ db, from, to, onMoved }: MoveOptions): Promise<Moved> {
  const result: Moved = { moved: 0, bytes: 0, left: 0, broken: [] };
  for await (const { key, size } of from.list()) {
    const row = await findRow(db, key);
    if (row === null) {
      result.left += 1;
    } else if (await moveObject(key, row.sha256, from, to)) {
      await from.delete(key);
      result.moved += 1;
      result.bytes += size;
      onMoved?.(result.moved);
    } else {
      result.broken.push(key);
    }
  }
  return result;
}

/** The file an object belongs to; the digest is that of the main object, a variant has none. */
async function findRow(db: Db, storageKey: string): Promise<{ sha256: Uint8Array | null } | null> {
  const file = await db.storedFile.findUnique({ where: { storageKey }, select: { sha256: true } });
  if (file) return file;
  const variant = await db.pictureVariant.findUnique({ where: { storageKey }, select: { width: true } });
  return variant && { sha256: null };
}

async function moveObject(key: string, expected: Uint8Array | null, from: Storage, to: Storage): Promise<boolean> {
  const sent = createHash('sha256');
  async function* hashed() {
    for await (const piece of await from.get(key)) {
      sent.update(piece);
      yield piece;
    }
  }
  await to.put(key, hashed());
  const digest = sent.digest();
  const arrived = createHash('sha256');
  for await (const piece of await to.get(key)) arrived.update(piece);
  if (arrived.digest().equals(digest) && (expected === null || digest.equals(expected))) return true;
  await to.delete(key);
  return false;
}
