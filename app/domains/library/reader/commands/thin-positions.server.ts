import type { Db } from '#app/platform/db/client.server.ts';
import { shownPlaces } from '../model/places.ts';

const day = 86_400_000;
/**
 * Sittings are counted anew around marks that arrive late, and none of these is taken as older than ninety days: a month beyond
 * that no mark is asked for any more, but for its place.
 */
export const thinAfterMs = 120 * day;
const booksAtOnce = 50;

/** Of marks that are old, a book keeps those that its last places and every device's place are made of; returns how many went. */
export async function thinPositions({ db, signal }: { db: Db; signal?: AbortSignal }, now: Date): Promise<number> {
  const before = new Date(now.getTime() - thinAfterMs);
  let gone = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    signal?.throwIfAborted();
    const books = await db.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT "bookId" AS "id" FROM "ReadingPosition" WHERE "bookId" > ${after}::uuid AND "at" < ${before} ORDER BY 1 LIMIT ${booksAtOnce}`;
    if (books.length > 0) gone += await thinBooks(db, books.map(({ id }) => id), before);
    if (books.length < booksAtOnce) return gone;
    after = books.at(-1)!.id;
  }
}

/** The same rows as `openingOf` and `placesOf` read: the newest mark of each device, and of each of the last places. */
const thinBooks = (db: Db, bookIds: string[], before: Date): Promise<number> => db.$executeRaw`
  WITH "seen" AS (
    SELECT "id", "bookId", "at",
      row_number() OVER (PARTITION BY "bookId", "deviceKey" ORDER BY "at" DESC, "id" DESC) = 1 AS "isLastOfDevice",
      (lag("page") OVER "newest", lag("deviceKey") OVER "newest") IS DISTINCT FROM ("page", "deviceKey") AS "isPlace"
    FROM "ReadingPosition" WHERE "bookId" = ANY(${bookIds}::uuid[])
    WINDOW "newest" AS (PARTITION BY "bookId" ORDER BY "at" DESC, "id" DESC)
  ), "counted" AS (
    SELECT *, count(*) FILTER (WHERE "isPlace") OVER (PARTITION BY "bookId" ORDER BY "at" DESC, "id" DESC) AS "place" FROM "seen"
  )
  DELETE FROM "ReadingPosition" p USING "counted" c
    WHERE p."id" = c."id" AND c."at" < ${before} AND NOT c."isLastOfDevice" AND NOT (c."isPlace" AND c."place" <= ${shownPlaces})`;
