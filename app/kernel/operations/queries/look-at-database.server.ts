import type { Db } from '#app/platform/db/client.server.ts';

export type DatabaseView = {
  version: string;
  bytes: number;
  connections: { used: number; most: number };
  /** Rows are null until PostgreSQL has counted for the first time. */
  tables: { name: string; bytes: number; rows: number | null }[];
};

type Row = { version: string; bytes: bigint; used: number; most: number };

/** Sizes and connections as PostgreSQL itself counts them; numbers of rows are its estimate. */
export async function lookAtDatabase(db: Db): Promise<DatabaseView> {
  const [[house], tables] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes,
        (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS used,
        current_setting('max_connections')::int AS most`,
    db.$queryRaw<{ name: string; bytes: bigint; rows: bigint | null }[]>`
      SELECT CASE WHEN n.nspname = 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END AS name,
        pg_total_relation_size(c.oid) AS bytes, NULLIF(c.reltuples, -1)::bigint AS rows
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname IN ('public', 'pgboss')
      ORDER BY pg_total_relation_size(c.oid) DESC, c.relname LIMIT 8`,
  ]);
  const { version = '', bytes = 0n, used = 0, most = 0 } = house ?? {};
  return {
    version: version.split(' ')[0] ?? '', bytes: Number(bytes), connections: { used, most },
    tables: tables.map((table) => ({ name: table.name, bytes: Number(table.bytes), rows: table.rows === null ? null : Number(table.rows) })),
  };
}
