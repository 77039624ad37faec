import type { DataEntry, DataOwner, PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';
import type { Storage } from '#app/platform/storage/storage.ts';

const batch = 100;
/** Storages answer in pieces of about this size. */
const pieceBytes = 64 * 1024;

const extensions: Record<string, string> = { 'image/webp': '.webp', 'application/pdf': '.pdf' };

/** What a person has uploaded; archives that the house made of all this are not part of it. */
const uploads = (owner: DataOwner) => ({ ownerId: owner.viewer.id, kind: { not: 'archive' as const } });

const list = (owner: DataOwner, after: string | null, take: number) =>
  owner.db.storedFile.findMany({
    where: { ...uploads(owner), ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' }, take,
    select: { id: true, kind: true, name: true, type: true, size: true, width: true, height: true, createdAt: true, storageKey: true },
  });

/** A person's files in the copy they take with them: each one as it is kept, and a list of what they are. */
export const createFilesData = (storage: Storage): PersonalData => ({
  area: 'files',
  async countPieces(owner) {
    const { _sum, _count } = await owner.db.storedFile.aggregate({ where: uploads(owner), _sum: { size: true }, _count: true });
    return 3 + _count + Math.ceil(Number(_sum.size ?? 0n) / pieceBytes);
  },
  async *exportEverything(owner) {
    const shown = jsonList((after, take) => list(owner, after, take), ({ storageKey: _key, size, ...file }) => ({ ...file, size: Number(size), path: pathOf(file) }));
    yield { path: 'files.json', pieces: shown };
    yield* eachFile(owner, storage);
  },
});

async function* eachFile(owner: DataOwner, storage: Storage): AsyncGenerator<DataEntry> {
  for (let after: string | null = null; ; ) {
    const files: Awaited<ReturnType<typeof list>> = await list(owner, after, batch);
    for (const file of files) yield { path: pathOf(file), pieces: opened(storage, file.storageKey) };
    if (files.length < batch) return;
    after = files.at(-1)?.id ?? null;
  }
}

/** Opened only when its turn has come. */
async function* opened(storage: Storage, key: string) {
  yield* await storage.get(key);
}

/** The name that people gave it is in the list; a path of theirs might lead anywhere. */
const pathOf = ({ id, type }: { id: string; type: string }) => `${id}${extensions[type] ?? ''}`;
