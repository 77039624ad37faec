import type { DataOwner, PersonalData } from '#app/kernel/accounts/personal-data.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';

const batch = 500;

/** What a person has imported, line by line as it was understood, and how it goes. */
export const importsData: PersonalData = {
  area: 'imports',
  countPieces: ({ db, viewer }) => db.libraryImport.count({ where: { ownerId: viewer.id } }),
  async *exportEverything(owner) {
    yield { path: 'imports.json', pieces: importsAsJson(owner) };
  },
  forget: forgetRows,
};

async function* importsAsJson({ db, viewer }: DataOwner): AsyncGenerator<string> {
  const imports = await db.libraryImport.findMany({
    where: { ownerId: viewer.id },
    orderBy: { id: 'asc' },
    select: { id: true, room: true, source: true, fileName: true, state: true, totalRows: true, appliedRows: true, createdAt: true, appliedAt: true, undoneAt: true },
  });
  yield '[';
  for (const [index, head] of imports.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(head).slice(0, -1)},"rows":`;
    yield* rowsAsJson(db, head.id);
    yield '}';
  }
  yield '\n]\n';
}

const rowsAsJson = (db: Db, importId: string): AsyncGenerator<string> =>
  jsonList(
    async (after, take) => {
      const found = await db.importRow.findMany({
        where: { importId, line: { gt: Number(after ?? 0) } },
        orderBy: { line: 'asc' }, take,
        select: { line: true, kind: true, title: true, author: true, record: true, choice: true },
      });
      return found.map((row) => ({ id: String(row.line), ...row }));
    },
    ({ id: _line, ...row }) => row,
  );

/** In batches: all of it in one statement could take minutes. Nobody else touches these rows any more. */
async function forgetRows(db: Db, userId: string): Promise<void> {
  const deleteSome = () => db.$executeRaw`
    DELETE FROM "ImportRow" r USING (
      SELECT o."importId", o."line" FROM "ImportRow" o JOIN "LibraryImport" i ON i."id" = o."importId"
      WHERE i."ownerId" = ${userId}::uuid LIMIT ${batch}) part
    WHERE r."importId" = part."importId" AND r."line" = part."line"`;
  while ((await deleteSome()) === batch);
}
