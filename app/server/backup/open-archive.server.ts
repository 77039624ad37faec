import { crc32 } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import type { Entry } from 'yauzl';
import { BackupRefused, aboutSchema, entryNames } from './about.ts';
import type { About } from './about.ts';

export type Archive = {
  about: About;
  names: readonly string[];
  /** An entry's bytes, held against their checksum. */
  read(name: string): AsyncIterable<Uint8Array>;
  close(): void;
};

const largestAbout = 64 * 1024 * 1024;

/** Opens a backup. Throws BackupRefused for what is none, is cut or comes from a format to come. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true }).catch((error: Error & { code?: string }) => {
    throw new BackupRefused(error.code === 'ENOENT' ? `${path} is not there.` : `${path} is no whole backup (${error.message}).`);
  });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);

  async function* read(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name);
    if (!entry) throw new BackupRefused(`${name} is missing in the backup.`);
    let sum = 0;
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      sum = crc32(piece as Buffer, sum);
      yield piece as Buffer;
    }
    if (sum !== entry.crc32) throw new BackupRefused(`${name} in the backup is damaged.`);
  }

  const said = entries.get(entryNames.about);
  if (!said || said.uncompressedSize > largestAbout) throw new BackupRefused(`${path} is no backup of Kruzhok.`);
  const about = aboutSchema.safeParse(parsed(await buffer(read(entryNames.about))));
  if (!about.success) throw new BackupRefused(`${path} is no backup that this version of Kruzhok can read.`);
  return { about: about.data, names: [...entries.keys()], read, close: () => zip.close() };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
