import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DictionaryWork } from '../dictionary-jobs.server.ts';
import { sortFiles, stemOfFile } from '../model/dictionary-files.ts';
import { DictionaryProblem } from '../model/dictionary-problem.ts';
import { limits } from '../model/limits.ts';
import { ArrivingDictionary, fingerprintOf } from './take-dictionary.server.ts';

/** Takes in what lies in the house's folder of dictionaries and is not known yet; returns how many that were. */
export async function scanDictionaries(work: DictionaryWork, folder: string): Promise<number> {
  let taken = 0;
  for (const paths of await completeGroups(folder)) {
    work.signal?.throwIfAborted();
    const fingerprint = fingerprintOf(await Promise.all(paths.map(hashOf)));
    if (await work.db.dictionary.findUnique({ where: { fingerprint }, select: { id: true } })) continue;
    await takeIn(work, paths, fingerprint);
    taken += 1;
  }
  return taken;
}

async function takeIn(work: DictionaryWork, paths: readonly string[], fingerprint: Uint8Array<ArrayBuffer>): Promise<void> {
  const arriving = new ArrivingDictionary({ db: work.db, now: work.now(), queue: work.queue }, 'folder');
  try {
    for (const path of paths) await arriving.take({ name: basename(path), pieces: createReadStream(path) });
    await arriving.hand({});
  } catch (error) {
    await arriving.discard();
    if (!(error instanceof DictionaryProblem)) throw error;
    if (error.problem === 'known') return;
    // A row that says why, so that the owner sees it and the next look passes it over.
    const name = stemOfFile(basename(paths[0] ?? '')) ?? '';
    await work.db.dictionary.createMany({ data: [{ name, fromLanguage: '', toLanguage: '', origin: 'folder', state: 'broken', fingerprint, problemKey: error.messageKey, createdAt: work.now() }], skipDuplicates: true });
  }
}

/** Files with one name before their endings, in the folder and one below; only where all parts are there. */
async function completeGroups(folder: string): Promise<string[][]> {
  const groups = new Map<string, string[]>();
  const look = async (at: string, isTop: boolean) => {
    for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
      const path = join(at, entry.name);
      if (entry.isDirectory() && isTop) await look(path, false);
      const stem = entry.isFile() ? stemOfFile(entry.name) : null;
      if (stem !== null) groups.set(join(at, stem), [...(groups.get(join(at, stem)) ?? []), path]);
    }
  };
  await look(folder, true);
  return [...groups.values()].map((paths) => paths.sort()).filter((paths) => paths.length <= limits.files && isComplete(paths));
}

function isComplete(paths: readonly string[]): boolean {
  try {
    sortFiles(paths);
    return true;
  } catch {
    return false;
  }
}

const known = new Map<string, { mark: string; hash: Buffer }>();

/** Asked again every hour: what has not changed since is not read again. */
async function hashOf(path: string): Promise<Buffer> {
  const { size, mtimeMs } = await stat(path);
  const mark = `${size} ${mtimeMs}`;
  const before = known.get(path);
  if (before?.mark === mark) return before.hash;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  const digest = hash.digest();
  known.set(path, { mark, hash: digest });
  return digest;
}
