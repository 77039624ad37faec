import type { Db } from '#app/platform/db/client.server.ts';

const batch = 500;

/** Deletes the bulk of a library, some hundreds of books at a time: all of it in one statement could take minutes. Nobody else touches these rows any more. */
export async function forgetLibrary(db: Db, userId: string): Promise<void> {
  await inBatches(() => db.$executeRaw`
    DELETE FROM "Book" WHERE "id" IN (SELECT "id" FROM "Book" WHERE "ownerId" = ${userId}::uuid LIMIT ${batch})`);
  await inBatches(() => db.$executeRaw`
    DELETE FROM "Author" WHERE "id" IN (SELECT "id" FROM "Author" WHERE "ownerId" = ${userId}::uuid LIMIT ${batch})`);
}

async function inBatches(deleteSome: () => Promise<number>): Promise<void> {
  while ((await deleteSome()) === batch);
}
