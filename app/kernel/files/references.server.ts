import { Prisma } from '#app/platform/db/client.server.ts';
import type { DbOrTx, Tx } from '#app/platform/db/client.server.ts';

/** So long whatever has just come, or come once more, is left to whoever is about to point to it. */
export const graceMs = 24 * 3_600_000;

/** Every column of the database that points to a stored file, asked of the database itself: a new table is covered without anyone remembering. */
const findReferences = (db: DbOrTx) => db.$queryRaw<{ table: string; column: string }[]>`
  SELECT format('%I', c.relname) AS "table", format('%I', a.attname) AS "column"
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  WHERE k.contype = 'f' AND k.confrelid = '"StoredFile"'::regclass AND c.relname <> 'PictureVariant'
  ORDER BY 1, 2`;

/** A condition on `"StoredFile" f`: no row points to it. */
export async function nothingPointsToIt(db: DbOrTx): Promise<Prisma.Sql> {
  const references = await findReferences(db);
  const absent = references.map(({ table, column }) => Prisma.sql`NOT EXISTS (SELECT FROM ${Prisma.raw(table)} r WHERE r.${Prisma.raw(column)} = f."id")`);
  return absent.length === 0 ? Prisma.sql`TRUE` : Prisma.join(absent, ' AND ');
}

/** Whoever has sent the same bytes once more points to their row before the answer goes out. */
export const reuseMs = 10 * 60_000;

/**
 * Deletes those of the files that no row points to; `locking` picks them and locks them FOR UPDATE. Whoever points to a file locks its row as well but leaves it
 * as it is, so one statement that waited for that would go by what it saw before, and the new reference would go with the file (SET NULL, CASCADE).
 * A second statement sees everything that was committed by then, and nobody can point to what is locked.
 */
export async function deleteUnused(tx: Tx, unused: Prisma.Sql, locking: Prisma.Sql): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>(locking);
  if (rows.length === 0) return 0;
  return tx.$executeRaw`DELETE FROM "StoredFile" f WHERE f."id" = ANY(${rows.map(({ id }) => id)}::uuid[]) AND ${unused}`;
}
