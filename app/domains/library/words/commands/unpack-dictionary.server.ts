import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Db } from '#app/platform/db/client.server.ts';
import { sortFiles } from '../model/dictionary-files.ts';
import { DictionaryProblem } from '../model/dictionary-problem.ts';
import { limits } from '../model/limits.ts';
import type { Place } from '../model/place.ts';
import { readDictdIndex } from '../model/read-dictd.ts';
import { readAbout, readStarDictBody, readStarDictIndex, readSynonyms } from '../model/read-stardict.ts';

export type Unpacked = {
  /** The entries' text, unpacked, in a file. */
  textPath: string;
  places: Place[];
  /** What it calls itself, or where its text says so. */
  name: string | Place | null;
  toText(bytes: Buffer): string;
};

/** Lays a dictionary's files into a folder that is there only while `use` looks at them. */
export async function unpacked<T>(db: Db, dictionaryId: string, workFolder: string, use: (found: Unpacked) => Promise<T>): Promise<T> {
  const folder = join(workFolder, dictionaryId);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await use(await unpack(db, dictionaryId, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpack(db: Db, dictionaryId: string, folder: string): Promise<Unpacked> {
  const rows = await db.dictionaryPiece.findMany({ where: { dictionaryId, seq: 0 }, select: { file: true } });
  const files = sortFiles(rows.map(({ file }) => file));
  const lay = async (file: string, as: string, max: number, isText = false): Promise<string> => {
    const path = join(folder, as);
    const source = Readable.from(pieces(db, dictionaryId, file), { objectMode: false });
    const target = createWriteStream(path, { mode: 0o600 });
    const parts = /\.(?:dz|gz)$/i.test(file) ? [source, createGunzip(), atMost(max), target] : [source, atMost(max), target];
    await pipeline(parts as [Readable, Transform, typeof target]).catch((error: unknown) => {
      // Only what the unpacker says is the file's fault.
      throw String((error as { code?: string }).code ?? '').startsWith('Z_') ? new DictionaryProblem(isText ? 'badText' : 'badIndex') : error;
    });
    return path;
  };
  const textPath = await lay(files.text, 'text', limits.textBytes, true);
  const index = await readFile(await lay(files.index, 'index', limits.indexBytes));
  if (files.format === 'dictd') return { textPath, ...readDictdIndex(index.toString('utf8')), toText: (bytes) => bytes.toString('utf8') };
  const about = readAbout(await readFile(await lay(files.about, 'about', limits.aboutBytes), 'utf8'));
  const places = readStarDictIndex(index, about.offsetBits);
  const others = files.synonyms ? readSynonyms(await readFile(await lay(files.synonyms, 'synonyms', limits.indexBytes)), places) : [];
  return { textPath, places: [...places, ...others], name: about.name, toText: (bytes) => readStarDictBody(bytes, about.types) };
}

async function* pieces(db: Db, dictionaryId: string, file: string): AsyncGenerator<Uint8Array> {
  for (let seq = 0; ; seq += 1) {
    const piece = await db.dictionaryPiece.findUnique({ where: { dictionaryId_file_seq: { dictionaryId, file, seq } }, select: { bytes: true } });
    if (!piece) return;
    yield piece.bytes;
  }
}

/** A bomb is dropped when it has grown to the limit. */
function atMost(max: number): Transform {
  let size = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      done(size > max ? new DictionaryProblem('tooLarge') : null, piece);
    },
  });
}
