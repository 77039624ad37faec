import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

export type TableShape = { name: string; columns: string[] };

const quoted = (name: string) => pg.escapeIdentifier(name);
const columnList = (table: TableShape) => table.columns.map(quoted).join(', ');

/** A connection for as long as `use` runs, all of it in one transaction: what is read is one moment, what is written is all or nothing. */
export async function inOneTransaction<T>(url: string, kind: 'read' | 'write', use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // The query that is running reports the loss; without a listener it would end the process too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(kind === 'read' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
    const result = await use(client);
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
}

/** The app's own tables, without the ledger of migrations; columns that the database works out are left out. */
export async function listTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      GROUP BY 1 ORDER BY 1`);
  return rows;
}

/** A table's rows as PostgreSQL writes them out for another PostgreSQL. */
export const copyOut = (client: pg.Client, table: TableShape): AsyncIterable<Uint8Array> =>
  client.query(copyTo(`COPY ${quoted(table.name)} (${columnList(table)}) TO STDOUT`));

/** Takes such rows in; how many. */
export async function copyIn(client: pg.Client, table: TableShape, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const stream = client.query(copyFrom(`COPY ${quoted(table.name)} (${columnList(table)}) FROM STDIN`));
  await pipeline(pieces, stream);
  return stream.rowCount;
}

/**
 * Empties the tables and lets `load` fill them as they were: no trigger counts again what was counted already, and no reference
 * is looked at before all rows are there; then each one is.
 */
export async function refill(client: pg.Client, tables: readonly TableShape[], load: () => Promise<void>): Promise<void> {
  const references = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT c.relname AS "table", k.conname AS name, pg_get_constraintdef(k.oid) AS definition
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND k.contype = 'f' ORDER BY 1, 2`);
  const names = tables.map(({ name }) => quoted(name));
  for (const { table, name } of references.rows) await client.query(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${names.join(', ')}`);
  await load();
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  for (const { table, name, definition } of references.rows) await client.query(`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
}

/** Migrations that ran here, in order. */
export async function listMigrations(client: pg.Client): Promise<{ name: string; checksum: string }[]> {
  const { rows: found } = await client.query<{ present: boolean }>(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS present`);
  if (!found[0]?.present) return [];
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`);
  return rows;
}
