import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer } from '#app/kernel/contributions/importer.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { FileProblem } from '#app/platform/csv/file-problem.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { cut } from '#app/platform/text/folding.ts';
import { importJobs } from '../jobs.ts';

const uploadHours = 1;
/** A piece of the file in the database. On its way it is in memory several times over, so small pieces keep the process small. */
const chunkBytes = 256 * 1024;

/**
 * Keeps an uploaded file, a piece at a time, and leaves its reading to a job. What no import can come of is refused
 * with an FileProblem, and a refused or broken-off upload leaves nothing.
 */
export async function startImport(ctx: MemberCtx, importer: Importer, input: { fileName: string; pieces: AsyncIterable<Uint8Array> }): Promise<string> {
  await forgetBrokenOff(ctx, importer);
  let importId: string | null = null;
  try {
    let seq = 0;
    for await (const bytes of evenPieces(input.pieces, importer.maxFileBytes)) {
      importId ??= await begin(ctx, importer, input.fileName, bytes);
      await ctx.db.importChunk.create({ data: { importId, seq, bytes }, select: { seq: true } });
      seq += 1;
    }
    if (importId === null) throw new FileProblem('empty');
    await hand(ctx, importer, importId);
    return importId;
  } catch (error) {
    if (importId !== null) await ctx.db.libraryImport.deleteMany({ where: { id: importId, ownerId: ctx.viewer.id, state: 'uploaded' } });
    throw error;
  }
}

async function begin(ctx: MemberCtx, importer: Importer, fileName: string, firstBytes: Uint8Array): Promise<string> {
  importer.checkStart(firstBytes);
  const name = cut(fileName.replace(/[\u0000-\u001f\u007f]/g, '').split(/[/\\]/).at(-1)?.trim().toWellFormed() || 'export.csv', 255);
  const row = await ctx.db.libraryImport.create({ data: { ownerId: ctx.viewer.id, room: importer.room, fileName: name, createdAt: ctx.now }, select: { id: true } });
  return row.id;
}

async function hand(ctx: MemberCtx, importer: Importer, importId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await tx.libraryImport.update({ where: { id: importId }, data: { state: 'parsing' }, select: { id: true } });
    await ctx.queue.enqueue(tx, importJobs(importer.room).parse, { importId });
  });
}

/** Uploads that a crash cut off, and the person's files that could not be read. */
async function forgetBrokenOff({ db, viewer, now }: { db: Db; viewer: { id: string }; now: Date }, { room }: Importer): Promise<void> {
  const before = new Date(now.getTime() - uploadHours * 3_600_000);
  await db.libraryImport.deleteMany({ where: { OR: [{ state: 'uploaded', createdAt: { lt: before } }, { state: 'failed', ownerId: viewer.id, room }] } });
}

/** The same bytes in pieces of one size; stops reading as soon as there are too many. */
async function* evenPieces(pieces: AsyncIterable<Uint8Array>, maxFileBytes: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array[] = [];
  let size = 0;
  let total = 0;
  for await (const piece of pieces) {
    total += piece.length;
    if (total > maxFileBytes) throw new FileProblem('tooLarge', { megabytes: maxFileBytes / 1024 / 1024 });
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
