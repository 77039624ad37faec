import { cacheOf, isPagesCache } from './keeping.ts';

/** Pages are kept for one reader at a time: whoever else is heard of, all that was kept before is deleted. */
export function createReader(caches: CacheStorage) {
  let current: string | null = null;
  let tickets = 0;
  /** Answers to what was asked before this are news of somebody who has left. */
  let changedAt = 0;
  let line: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work, work);
    line = done;
    return done;
  };

  const deleteAllBut = async (kept: string | null) => {
    for (const name of await caches.keys()) if (isPagesCache(name) && name !== kept) await caches.delete(name);
  };

  return {
    /** Taken when a request goes out. */
    ticket: (): number => (tickets += 1),
    /** Whose page came; false: too late, somebody else is here by now. */
    heard: (name: string, ticket: number) => inTurn(async () => {
      if (ticket < changedAt) return name === current;
      if (name === current) return true;
      current = name;
      changedAt = tickets += 1;
      await deleteAllBut(cacheOf(name));
      return true;
    }),
    forget: () => {
      current = null;
      changedAt = tickets += 1;
      return inTurn(() => deleteAllBut(null));
    },
    /** The pages of who was here last; null: nobody's, or two people's, which must not be. */
    pages: () => inTurn(async (): Promise<Cache | null> => {
      const names = (await caches.keys()).filter(isPagesCache);
      if (names.length > 1) await deleteAllBut(null);
      return names.length === 1 ? caches.open(names[0] ?? '') : null;
    }),
    /** Writes for this reader only while they are here. */
    keep: (name: string, write: (cache: Cache) => Promise<void>) => inTurn(async () => {
      if (name === current) await write(await caches.open(cacheOf(name)));
    }),
  };
}
