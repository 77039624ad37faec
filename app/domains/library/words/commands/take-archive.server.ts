import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { staged } from '#app/kernel/files/index.server.ts';
import { plainFileName, stemOfFile } from '../model/dictionary-files.ts';
import { DictionaryProblem } from '../model/dictionary-problem.ts';
import { limits } from '../model/limits.ts';
import type { ArrivingDictionary } from './take-dictionary.server.ts';

type ArrivingFile = { name: string; pieces: AsyncIterable<Uint8Array> };

/** A file of a dictionary as somebody sends it: a part of it, or a ZIP archive with its parts, which is laid down while it is looked into. */
export async function takeDictionaryFile(arriving: ArrivingDictionary, file: ArrivingFile, folder: string): Promise<void> {
  if (!/\.zip$/i.test(plainFileName(file.name))) return arriving.take(file);
  await staged(folder, file.pieces, { bytes: limits.uploadBytes, refusal: () => new DictionaryProblem('tooLarge') }, ({ path }) => takeParts(arriving, path));
}

/** Only what a dictionary consists of; read-me files and pictures beside it are passed over. What it says to weigh unpacked is what comes out, or it is refused. */
async function takeParts(arriving: ArrivingDictionary, path: string): Promise<void> {
  const zip = await openPromise(path, { autoClose: false }).catch(refuse);
  try {
    if (zip.entryCount > limits.archiveEntries) throw new DictionaryProblem('tooManyFiles');
    let size = 0;
    for await (const entry of entriesOf(zip)) {
      const name = plainFileName(entry.fileName);
      if (stemOfFile(name) === null || /^(?:__MACOSX\/|\.)/.test(entry.fileName) || name.startsWith('.')) continue;
      size += entry.uncompressedSize;
      if (size > limits.uploadBytes) throw new DictionaryProblem('tooLarge');
      const stream = await zip.openReadStreamPromise(entry).catch(refuse);
      await arriving.take({ name, pieces: partsOf(stream) });
    }
  } finally {
    zip.close();
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    throw error instanceof DictionaryProblem ? error : refuse(error);
  }
}

async function* partsOf(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (error) {
    refuse(error);
  }
}

/** What the archive's reader throws is about the archive. */
function refuse(error: unknown): never {
  throw error instanceof DictionaryProblem ? error : new DictionaryProblem('badArchive');
}
