import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';
import { dayText } from '#app/platform/time/days.ts';

const booksPerPiece = 500;

/** Each book is written twice, as JSON and as CSV. */
export async function countLibraryPieces({ db, viewer }: DataOwner): Promise<number> {
  const totals = await db.libraryTotal.findMany({ where: { ownerId: viewer.id }, select: { books: true } });
  return 15 + 2 * Math.ceil(totals.reduce((sum, { books }) => sum + books, 0) / booksPerPiece);
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

/** What was imported, line by line as it was understood. */
export async function* exportImports({ db, viewer }: DataOwner): AsyncGenerator<string> {
  const imports = await db.libraryImport.findMany({
    where: { ownerId: viewer.id },
    orderBy: { id: 'asc' },
    select: { id: true, source: true, fileName: true, state: true, totalRows: true, appliedRows: true, createdAt: true, appliedAt: true, undoneAt: true },
  });
  yield '[';
  for (const [index, head] of imports.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(head).slice(0, -1)},"rows":`;
    const rows = jsonList(
      async (after, take) => {
        const found = await db.importRow.findMany({
          where: { importId: head.id, line: { gt: Number(after ?? 0) } },
          orderBy: { line: 'asc' }, take,
          select: { line: true, kind: true, title: true, author: true, record: true, choice: true },
        });
        return found.map((row) => ({ id: String(row.line), ...row }));
      },
      ({ id: _line, ...row }) => row,
    );
    yield* rows;
    yield '}';
  }
  yield '\n]\n';
}
