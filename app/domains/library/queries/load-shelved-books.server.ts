import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { dayText } from '#app/platform/time/days.ts';
import type { BookState, ReadingState } from '../model/book-state.ts';
import type { ShelvedBook, ShelvedReading } from '../model/import/plan-update.ts';

type ReadingRow = { id: string; bookId: string; state: ReadingState; startedOn: Date | null; endedOn: Date | null; movedOn: Date | null };
type BookRow = Omit<ShelvedBook, 'tagKeys' | 'readings' | 'state'> & { state: BookState; tagKeys: string[] };

const dayOrNull = (day: Date | null) => (day === null ? null : dayText(day));

/** Books of one owner with all that an import compares; those in the trash are not on the shelf. */
export async function loadShelvedBooks(db: DbOrTx, ownerId: string, ids: readonly string[]): Promise<Map<string, ShelvedBook>> {
  if (ids.length === 0) return new Map();
  const books = await db.$queryRaw<BookRow[]>`
    SELECT b."id", b."state"::text AS "state", b."subtitle", b."isbn13", b."isbn10", b."language", b."pages", b."year"::int AS "year", b."publisher",
      b."format", b."description", b."rating"::int AS "rating", b."review", b."privateNotes", b."priority"::int AS "priority",
      b."seriesId" IS NOT NULL AS "hasSeries",
      EXISTS (SELECT 1 FROM "BookAuthor" a WHERE a."bookId" = b."id" AND a."role" = '') AS "hasAuthors",
      ARRAY(SELECT t."nameKey" FROM "BookTag" l JOIN "Tag" t ON t."id" = l."tagId" WHERE l."bookId" = b."id") AS "tagKeys"
    FROM "Book" b WHERE b."id" = ANY(${ids}::uuid[]) AND b."ownerId" = ${ownerId}::uuid AND b."deletedAt" IS NULL`;
  const readings = await db.$queryRaw<ReadingRow[]>`
    SELECT r."id", r."bookId", r."state"::text AS "state", r."startedOn", r."endedOn",
      (SELECT max(p."day") FROM "ProgressEntry" p WHERE p."readingId" = r."id" AND p."retractedAt" IS NULL) AS "movedOn"
    FROM "Reading" r WHERE r."bookId" = ANY(${ids}::uuid[]) ORDER BY r."createdAt", r."id"`;
  const byBook = new Map<string, ShelvedReading[]>();
  for (const { bookId, id, state, startedOn, endedOn, movedOn } of readings) {
    const list = byBook.get(bookId) ?? [];
    list.push({ id, state, startedOn: dayOrNull(startedOn), endedOn: dayOrNull(endedOn), movedOn: dayOrNull(movedOn) });
    byBook.set(bookId, list);
  }
  return new Map(books.map((book) => [book.id, { ...book, tagKeys: new Set(book.tagKeys), readings: byBook.get(book.id) ?? [] }]));
}
