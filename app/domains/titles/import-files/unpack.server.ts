import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import yauzl from 'yauzl';
import { FileProblem } from '#app/platform/csv/file-problem.ts';
import { maxUnpackedBytes } from '../model/import/limits.ts';

const starts = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
export const isZip = (bytes: Uint8Array) => starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06);
export const isGzip = (bytes: Uint8Array) => starts(bytes, 0x1f, 0x8b);

const maxEntries = 5_000;
const tooLarge = () => new FileProblem('unpacksTooLarge', { megabytes: maxUnpackedBytes / 1024 / 1024 });

/** The one file in a gzip. */
export async function unpackGzip(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: maxUnpackedBytes });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : new FileProblem('brokenArchive');
  }
}

/** The files of a zip that `nameOf` has a name for, of each name the first. Sizes are checked as entries are read, whatever the archive says of itself. */
export async function unpackZip<N extends string>(bytes: Uint8Array, nameOf: (path: string) => N | undefined): Promise<Map<N, Buffer>> {
  const files = new Map<N, Buffer>();
  let total = 0;
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes));
    if (zip.entryCount > maxEntries) throw tooLarge();
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry.fileName);
      if (!name || files.has(name)) continue;
      total += entry.uncompressedSize;
      if (total > maxUnpackedBytes) throw tooLarge();
      // The reader ends a stream that is longer than the entry says.
      files.set(name, await buffer(await zip.openReadStreamPromise(entry)));
    }
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem('brokenArchive');
  }
  return files;
}
