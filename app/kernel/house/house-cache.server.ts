import type { Db } from '#app/platform/db/client.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { unsetHouse } from './house.ts';
import type { House, HouseKeeper } from './house.ts';
import { readHouse } from './queries/read-house.server.ts';

/** A change made by another process is known to this one after so long. */
const freshMs = 4_000;

/**
 * The house, read once for all requests of some seconds; those that come while it is being read wait for the same answer.
 * With the database away pages go on with what was known: the settings are no reason to fail.
 */
export function createHouseKeeper(db: Db, log: Logger, clock: () => number = () => performance.now()): HouseKeeper {
  let known: House = unsetHouse;
  let readAt = -Infinity;
  let reading: Promise<House> | null = null;
  let generation = 0;

  const read = async (): Promise<House> => {
    const asked = generation;
    const found = await readHouse(db).catch((error: unknown) => {
      log.warn({ err: error }, 'the circle’s settings could not be read');
      return known;
    });
    reading = null;
    // Forgotten while it was being read: the answer may be of before the change.
    if (asked !== generation) return current();
    known = found;
    readAt = clock();
    return found;
  };

  const current = (): Promise<House> => {
    if (clock() - readAt < freshMs) return Promise.resolve(known);
    return (reading ??= read());
  };

  return {
    current,
    forget() {
      generation += 1;
      readAt = -Infinity;
      reading = null;
    },
  };
}
