import type { Db } from '#app/platform/db/client.server.ts';

/** A table that was this large when the database last counted it is planned as a large one, however much comes to it. */
const largeEnough = 10_000;

/** The plans of the first batches were made for empty tables; without this the later ones would crawl. */
export async function countAgain(db: Db): Promise<void> {
  const [smallest] = await db.$queryRaw<{ rows: number }[]>`
    SELECT min("reltuples")::float8 AS "rows" FROM pg_class
    WHERE "oid" IN ('"Book"'::regclass, '"Author"'::regclass, '"Reading"'::regclass, '"ProgressEntry"'::regclass, '"BookAuthor"'::regclass, '"BookTag"'::regclass)`;
  if (smallest && smallest.rows >= largeEnough) return;
  await db.$executeRaw`
    ANALYZE "Book" ("ownerId", "isbn13", "matchKey"), "Author" ("ownerId", "nameKey"), "Series" ("ownerId", "nameKey"), "Tag" ("ownerId", "nameKey"),
      "Reading" ("bookId"), "ProgressEntry" ("readingId", "bookId"), "BookAuthor" ("bookId"), "BookTag" ("bookId")`;
}
