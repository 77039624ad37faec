import type { DbOrTx } from '#app/platform/db/client.server.ts';

/** What the page of a book's PDF is called through all its versions; null without a PDF. */
export async function pageKeyOf(db: DbOrTx, bookId: string, page: number): Promise<number | null> {
  const document = await db.bookDocument.findUnique({ where: { bookId }, select: { current: { select: { pageKeys: true } } } });
  return document?.current?.pageKeys[page - 1] ?? null;
}
