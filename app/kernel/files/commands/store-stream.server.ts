import { createHash } from 'node:crypto';
import { newStorageKey } from '#app/platform/storage/storage-key.ts';
import type { FileCtx } from '../keeping.ts';
import { endsAsZip, startsAsPdf } from '../model/content.ts';
import { cleanFileName } from '../model/file-name.ts';
import { pdfBytes } from '../model/limits.ts';
import { asAppError, refuseFile } from '../refusal.ts';
import { abandonKeys, claimKeys, keepFile, weightOf } from './keep-file.server.ts';

export type StoredStream = { id: string; size: number };

type Checks = { check?: (piece: Uint8Array, total: number) => void; atEnd?: (total: number) => void };

/** Something the house made for its person, as it is made: no quota. Goes by itself after `expiresAt`. */
export function storeArchive(ctx: FileCtx, stream: AsyncIterable<Uint8Array>, { name, type, expiresAt }: { name: string; type: string; expiresAt: Date }): Promise<StoredStream> {
  return storeStream(ctx, stream, { kind: 'archive', name: cleanFileName(name, 'archive'), type, expiresAt });
}

/** A person's PDF, never held in memory. */
export async function storePdf(ctx: FileCtx, stream: AsyncIterable<Uint8Array>, { name }: { name: string }): Promise<StoredStream> {
  const room = ctx.files.quotaBytes - (await weightOf(ctx.db, ctx.viewer.id));
  if (room <= 0) throw refuseFile('quota');
  return storeStream(ctx, stream, { kind: 'pdf', name: cleanFileName(name, 'document.pdf'), type: 'application/pdf' }, pdfChecks(room));
}

/** The end of a ZIP archive lies within the last 64 KB and a little. */
const tailBytes = 66_000;

function pdfChecks(room: number): Checks {
  let head = new Uint8Array();
  const tail: Uint8Array[] = [];
  let tailSize = 0;
  return {
    check(piece, total) {
      if (total > pdfBytes) throw refuseFile('pdfTooLarge');
      if (total > room) throw refuseFile('quota');
      if (head.length < 8) {
        head = new Uint8Array(Buffer.concat([head, piece.subarray(0, 8)]));
        if (head.length >= 8 && !startsAsPdf(head)) throw refuseFile('notAPdf');
      }
      tailSize += piece.length;
      tail.push(piece);
      while (tailSize - (tail[0]?.length ?? 0) >= tailBytes) tailSize -= tail.shift()?.length ?? 0;
    },
    atEnd(total) {
      if (total === 0) throw refuseFile('empty');
      if (!startsAsPdf(head) || endsAsZip(Buffer.concat(tail))) throw refuseFile('notAPdf');
    },
  };
}

type Described = { kind: 'pdf' | 'archive'; name: string; type: string; expiresAt?: Date };

async function storeStream(ctx: FileCtx, stream: AsyncIterable<Uint8Array>, file: Described, checks: Checks = {}): Promise<StoredStream> {
  const storageKey = newStorageKey();
  const hash = createHash('sha256');
  async function* looked() {
    let total = 0;
    for await (const piece of stream) {
      total += piece.length;
      checks.check?.(piece, total);
      hash.update(piece);
      yield piece;
    }
    checks.atEnd?.(total);
  }
  await claimKeys(ctx, [storageKey]);
  const { size } = await ctx.files.storage.put(storageKey, looked()).catch(async (error: unknown) => {
    await abandonKeys(ctx, [storageKey]).catch(() => undefined);
    throw asAppError(error);
  });
  const { id } = await keepFile(ctx, { ...file, size, sha256: hash.digest(), storageKey });
  return { id, size };
}
