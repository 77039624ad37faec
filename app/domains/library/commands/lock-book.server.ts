import type { Viewer } from '#app/kernel/accounts/context.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { can } from '../policies.ts';
import type { LibraryVerb } from '../policies.ts';

export type LockedBook = {
  id: string;
  ownerId: string;
  title: string;
  state: 'to_read' | 'reading' | 'read' | 'stopped';
  pages: number | null;
  deletedAt: Date | null;
};

/**
 * The book, locked until the transaction ends: two changes to one book happen one after the other.
 * What the viewer may not do to it answers as if it did not exist.
 */
export async function lockBook(tx: Tx, viewer: Viewer, bookId: string, verb: LibraryVerb): Promise<LockedBook> {
  const [book] = await tx.$queryRaw<LockedBook[]>`
    SELECT "id", "ownerId", "title", "state"::text AS "state", "pages", "deletedAt"
      FROM "Book" WHERE "id" = ${requireUuid(bookId)}::uuid FOR UPDATE`;
  if (!book || !can(viewer, verb, book)) throw notFound();
  return book;
}
