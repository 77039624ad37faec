import type { Db } from '#app/platform/db/client.server.ts';

/** Books of the shelf as a person knows them: by title and first author. */
export async function nameBooks(db: Db, ownerId: string, ids: readonly string[]): Promise<{ id: string; title: string; author: string }[]> {
  const books = await db.book.findMany({
    where: { ownerId, id: { in: [...ids] }, deletedAt: null },
    select: { id: true, title: true, authors: { select: { author: { select: { name: true } } }, orderBy: { position: 'asc' }, take: 1 } },
  });
  return books.map(({ id, title, authors }) => ({ id, title, author: authors[0]?.author.name ?? '' }));
}
