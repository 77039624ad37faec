import type { Tx } from '#app/platform/db/client.server.ts';
import { Shelf } from '../model/import/match-books.ts';
import type { ShelfBook } from '../model/import/match-books.ts';
import { firstAuthor } from '../model/import/record.ts';
import type { BookRow } from '../model/import/resolve-row.ts';
import { matchKey } from '../model/text-keys.ts';

/** The part of the shelf that these rows can exactly match, or that the person chose for them. */
export async function findShelved(tx: Tx, ownerId: string, rows: readonly BookRow[]): Promise<Shelf> {
  const isbns = rows.flatMap(({ record }) => record.isbn13 ?? []);
  const keys = rows.map(({ record }) => matchKey(record.title, firstAuthor(record)));
  const ids = rows.flatMap(({ record, choice }) => [record.bookId, choice]).filter((id): id is string => id !== null && id.length === 36);
  // One index probe per key, whatever the planner thinks of a table that is just being filled.
  const books = await tx.$queryRaw<ShelfBook[]>`
    SELECT DISTINCT "id", "title", "titleKey", "matchKey", "isbn13" FROM (
      SELECT b.* FROM unnest(${isbns}::text[]) AS k("key") CROSS JOIN LATERAL (
        SELECT "id", "title", "titleKey", "matchKey", "isbn13" FROM "Book" WHERE "ownerId" = ${ownerId}::uuid AND "isbn13" = k."key" AND "deletedAt" IS NULL LIMIT 9) b
      UNION ALL SELECT b.* FROM unnest(${keys}::text[]) AS k("key") CROSS JOIN LATERAL (
        SELECT "id", "title", "titleKey", "matchKey", "isbn13" FROM "Book" WHERE "ownerId" = ${ownerId}::uuid AND "matchKey" = k."key" AND "deletedAt" IS NULL LIMIT 9) b
      UNION ALL SELECT "id", "title", "titleKey", "matchKey", "isbn13" FROM "Book" WHERE "id" = ANY(${ids}::uuid[]) AND "ownerId" = ${ownerId}::uuid AND "deletedAt" IS NULL
    ) found ORDER BY "id"`;
  const shelf = new Shelf();
  for (const book of books) shelf.add(book);
  return shelf;
}
