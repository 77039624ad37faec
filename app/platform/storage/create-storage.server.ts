import { createDiskStorage } from './disk.server.ts';
import type { S3Options } from './s3.server.ts';
import { StorageError } from './storage.ts';
import type { Storage, StorageKind } from './storage.ts';

export type StorageSettings = { folder: string; s3: S3Options | null; on: StorageKind };

/** Both places, as far as they are set up. */
export function openStorages({ folder, s3 }: StorageSettings): { disk: Storage; s3: Storage | null } {
  return { disk: createDiskStorage(folder), s3: s3 && bucket(s3) };
}

/** The bucket, whose client is loaded when something is first asked of it. */
function bucket(options: S3Options): Storage {
  let opened: Promise<Storage> | undefined;
  const open = () => (opened ??= import('./s3.server.ts').then(({ createS3Storage }) => createS3Storage(options)));
  return {
    kind: 's3',
    put: async (key, pieces) => (await open()).put(key, pieces),
    get: async (key, range, how) => (await open()).get(key, range, how),
    head: async (key) => (await open()).head(key),
    delete: async (key) => (await open()).delete(key),
    async *list() {
      yield* (await open()).list();
    },
    forgetUnfinished: async (before) => (await open()).forgetUnfinished(before),
  };
}

/** The storage of this house: new objects go where `on` says; what still lies in the other place is found there. */
export function createStorage(settings: StorageSettings): Storage {
  const { disk, s3 } = openStorages(settings);
  if (s3 === null) return disk;
  return settings.on === 's3' ? withOlder(s3, disk) : withOlder(disk, s3);
}

/** While files move from one place to the other, reading looks into both and deleting clears both. What is in neither may have arrived in between: the first place is asked once more. */
export function withOlder(current: Storage, older: Storage): Storage {
  return {
    kind: current.kind,
    put: (key, pieces) => current.put(key, pieces),
    get: (...asked) => current.get(...asked).catch(ifMissing(() => older.get(...asked))).catch(ifMissing(() => current.get(...asked))),
    head: async (key) => (await current.head(key)) ?? (await older.head(key)) ?? current.head(key),
    async delete(key) {
      await older.delete(key);
      await current.delete(key);
    },
    list: () => current.list(),
    forgetUnfinished: async (before) => (await current.forgetUnfinished(before)) + (await older.forgetUnfinished(before)),
  };
}

const ifMissing = <T>(otherwise: () => Promise<T>) => (error: unknown): Promise<T> => {
  if (error instanceof StorageError && error.failure === 'missing') return otherwise();
  throw error;
};
