import { Prisma } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';

type Link = { table: string; column: string; to: string; key: string; onDelete: 'c' | 'n' | 'a' | 'r' };

const tablesOf = (db: Db) => db.$queryRaw<{ table: string }[]>`
  SELECT table_name AS "table" FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' ORDER BY 1`;

const linksOf = (db: Db) => db.$queryRaw<Link[]>`
  SELECT c.relname AS "table", a.attname AS "column", p.relname AS "to", b.attname AS "key", k.confdeltype::text AS "onDelete"
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
  WHERE k.contype = 'f' AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2`;

/** Columns that can hold an id, also inside of JSON, without the database knowing whose: neither a foreign key nor a row's own id. */
const looseColumnsOf = (db: Db) => db.$queryRaw<{ table: string; column: string; isJson: boolean }[]>`
  SELECT c.relname AS "table", c.relname || '.' || a.attname AS "column", t.typname LIKE 'json%' AS "isJson"
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND t.typname IN ('uuid', '_uuid', 'json', 'jsonb')
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND ((k.contype = 'f' AND a.attnum = ANY(k.conkey)) OR (k.contype = 'p' AND k.conkey = ARRAY[a.attnum])))
  ORDER BY 2`;

/** What of the schema nobody has said anything about: tables whose rows do not go with their person, and loose ids; JSON that goes with its row is no question. */
export async function unexplained(db: Db, explained: { tables: Record<string, string>; columns: Record<string, string> }): Promise<string[]> {
  const links = await linksOf(db);
  const tables = (await tablesOf(db)).map(({ table }) => table).filter((table) => table !== 'User' && !goesWithPerson(links, table) && !explained.tables[table]);
  const columns = (await looseColumnsOf(db)).filter(({ table, column, isJson }) => !explained.columns[column] && !(isJson && goesWithPerson(links, table)));
  return [...tables, ...columns.map(({ column }) => column)];
}

const goesWithPerson = (links: Link[], table: string, seen: string[] = []): boolean =>
  links.some(({ table: from, to, onDelete }) => from === table && onDelete === 'c' && (to === 'User' || (!seen.includes(to) && goesWithPerson(links, to, [...seen, table]))));

/** How many rows each table has: in all, and of a person, down to what belongs to what belongs to them. */
export async function countRows(db: Db, personId: string): Promise<Record<string, { all: number; theirs: number }>> {
  const links = await linksOf(db);
  const counts = await Promise.all((await tablesOf(db)).map(async ({ table }) => {
    const condition = theirs(links, table, personId);
    const [row] = await db.$queryRaw<{ all: number; theirs: number }[]>`
      SELECT count(*)::int AS "all", (count(*) FILTER (WHERE ${condition}))::int AS "theirs" FROM ${Prisma.raw(`"${table}"`)}`;
    return [table, row ?? { all: 0, theirs: 0 }] as const;
  }));
  return Object.fromEntries(counts);
}

function theirs(links: Link[], table: string, personId: string, seen: string[] = []): Prisma.Sql {
  if (table === 'User') return Prisma.sql`"id" = ${personId}::uuid`;
  const ways = links.filter(({ table: from, to, onDelete }) => from === table && onDelete === 'c' && !seen.includes(to)).map(({ column, to, key }) =>
    Prisma.sql`${Prisma.raw(`"${column}"`)} IN (SELECT ${Prisma.raw(`"${key}"`)} FROM ${Prisma.raw(`"${to}"`)} WHERE ${theirs(links, to, personId, [...seen, table])})`);
  return ways.length > 0 ? Prisma.join(ways, ' OR ') : Prisma.sql`false`;
}
