import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';
import { dayText } from '#app/platform/time/days.ts';

const booksPerPiece = 500;

/** Each book is written twice, as JSON and as CSV. */
export async function countLibraryPieces({ db, viewer }: DataOwner): Promise<number> {
  const totals = await db.libraryTotal.findMany({ where: { ownerId: viewer.id }, select: { books: true } });
  return 14 + 2 * Math.ceil(totals.reduce((sum, { books }) => sum + books, 0) / booksPerPiece);
}

/** Positions that were taken back: no page shows them, but they are kept. */
export const exportRetracted = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList(
    (after, take) => db.progressEntry.findMany({
      where: { ownerId: viewer.id, retractedAt: { not: null }, ...(after && { id: { gt: after } }) },
      orderBy: { id: 'asc' }, take,
      select: { id: true, bookId: true, at: true, day: true, page: true, permille: true, retractedAt: true },
    }),
    ({ day, ...entry }) => ({ ...entry, day: dayText(day) }),
  );
