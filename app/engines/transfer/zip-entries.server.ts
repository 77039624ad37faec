import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { DataEntry } from '#app/kernel/accounts/personal-data.ts';

/** `isPacked` = bytes that do not get smaller; without it the name tells. */
export type ArchiveEntry = DataEntry & { isPacked?: boolean };

const hasPackedName = (path: string) => /\.(webp|jpe?g|png|gif|pdf|zip)$/i.test(path);

/**
 * A ZIP archive, written while it is read: one entry is open at a time and nothing is made before the reader wants it.
 * Whoever stops reading stops the entries; what goes wrong in an entry reaches the reader.
 */
export function zipEntries(entries: AsyncIterable<ArchiveEntry>, mtime: Date): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  zip.on('error', (error: Error) => output.destroy(error));
  // Reading tells of it; an error of a stream that nobody reads any more would end the process.
  output.on('error', () => undefined);
  const left = new AbortController();
  output.once('close', () => left.abort());
  addAll(zip, entries, mtime, left.signal).then(() => zip.end(), (error: Error) => output.destroy(error));
  return output;
}

async function addAll(zip: ZipFile, entries: AsyncIterable<ArchiveEntry>, mtime: Date, signal: AbortSignal): Promise<void> {
  for await (const { path, pieces, isPacked = hasPackedName(path) } of entries) {
    const stream = Readable.from(pieces, { objectMode: false });
    const leave = () => stream.destroy();
    signal.addEventListener('abort', leave);
    try {
      signal.throwIfAborted();
      zip.addReadStream(stream, path, { mtime, compress: !isPacked });
      await finished(stream, { signal });
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }
}
