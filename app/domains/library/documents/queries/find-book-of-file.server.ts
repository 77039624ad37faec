import type { DbOrTx } from '#app/platform/db/client.server.ts';

type Asked = { ownerId: string; fileId: string; /** Not this one. */ bookId: string };

/** Another book of the person, not in the trash, that has the same bytes; null = none. */
export async function findBookOfFile(db: DbOrTx, { ownerId, fileId, bookId }: Asked): Promise<{ id: string; title: string } | null> {
  const found = await db.documentVersion.findFirst({
    where: { fileId, ownerId, document: { bookId: { not: bookId }, book: { deletedAt: null } } },
    select: { document: { select: { book: { select: { id: true, title: true } } } } }, orderBy: { createdAt: 'asc' },
  });
  return found?.document.book ?? null;
}
