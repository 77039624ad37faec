import type { Db } from '#app/platform/db/client.server.ts';

/** The plans of the first batches were made for empty tables; without this the later ones would crawl. */
export async function countAgain(db: Db): Promise<void> {
  await db.$executeRaw`
    ANALYZE "Book" ("ownerId", "isbn13", "matchKey"), "Author" ("ownerId", "nameKey"), "Series" ("ownerId", "nameKey"), "Tag" ("ownerId", "nameKey"),
      "Reading" ("bookId"), "ProgressEntry" ("readingId", "bookId"), "BookAuthor" ("bookId"), "BookTag" ("bookId")`;
}
