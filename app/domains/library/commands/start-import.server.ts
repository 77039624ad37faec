import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { parseImportJob } from '../import-jobs.server.ts';
import { EncodingDetector } from '../model/import/encoding.ts';
import { chunkBytes, maxFileBytes } from '../model/import/limits.ts';
import { ImportProblem } from '../model/import/problem.ts';
import { checkStart } from '../model/import/read-rows.ts';
import { cut } from '../model/text-keys.ts';

const uploadHours = 1;

/**
 * Keeps an uploaded file, a piece at a time, and leaves its reading to a job. What no import can come of is refused
 * with an ImportProblem, and a refused or broken-off upload leaves nothing.
 */
export async function startImport(ctx: MemberCtx, input: { fileName: string; pieces: AsyncIterable<Uint8Array> }): Promise<string> {
  await forgetBrokenOff(ctx);
  let importId: string | null = null;
  try {
    let seq = 0;
    for await (const bytes of evenPieces(input.pieces)) {
      importId ??= await begin(ctx, input.fileName, bytes);
      await ctx.db.importChunk.create({ data: { importId, seq, bytes }, select: { seq: true } });
      seq += 1;
    }
    if (importId === null) throw new ImportProblem('empty');
    await hand(ctx, importId);
    return importId;
  } catch (error) {
    if (importId !== null) await ctx.db.libraryImport.deleteMany({ where: { id: importId, ownerId: ctx.viewer.id, state: 'uploaded' } });
    throw error;
  }
}

async function begin(ctx: MemberCtx, fileName: string, firstBytes: Uint8Array): Promise<string> {
  const detector = new EncodingDetector();
  detector.push(firstBytes);
  checkStart(new TextDecoder(detector.finish()).decode(firstBytes));
  const name = cut(fileName.replace(/[\u0000-\u001f\u007f]/g, '').split(/[/\\]/).at(-1)?.trim().toWellFormed() || 'export.csv', 255);
  const row = await ctx.db.libraryImport.create({ data: { ownerId: ctx.viewer.id, fileName: name, createdAt: ctx.now }, select: { id: true } });
  return row.id;
}

async function hand(ctx: MemberCtx, importId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await tx.libraryImport.update({ where: { id: importId }, data: { state: 'parsing' }, select: { id: true } });
    await ctx.queue.enqueue(tx, parseImportJob, { importId });
  });
}

/** Uploads that a crash cut off, and the person's files that could not be read. */
async function forgetBrokenOff({ db, viewer, now }: { db: Db; viewer: { id: string }; now: Date }): Promise<void> {
  const before = new Date(now.getTime() - uploadHours * 3_600_000);
  await db.libraryImport.deleteMany({ where: { OR: [{ state: 'uploaded', createdAt: { lt: before } }, { state: 'failed', ownerId: viewer.id }] } });
}

/** The same bytes in pieces of one size; stops reading as soon as there are too many. */
async function* evenPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array[] = [];
  let size = 0;
  let total = 0;
  for await (const piece of pieces) {
    total += piece.length;
    if (total > maxFileBytes) throw new ImportProblem('tooLarge', { megabytes: maxFileBytes / 1024 / 1024 });
    held.push(piece);
    size += piece.length;
    while (size >= chunkBytes) {
      const joined = Buffer.concat(held);
      yield copyOf(joined.subarray(0, chunkBytes));
      held = [joined.subarray(chunkBytes)];
      size -= chunkBytes;
    }
  }
  if (size > 0) yield copyOf(Buffer.concat(held));
}

const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
