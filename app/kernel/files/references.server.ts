import { Prisma } from '#app/platform/db/client.server.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';

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
