import pg from 'pg';
import { onceInProcess } from '#app/platform/process/once-in-process.ts';
import type { DbOrTx } from './client.server.ts';
import { Prisma } from './generated/client.ts';
import type { Observe } from './observe-queries.server.ts';
import { statementName } from './statement-names.ts';

type Reader = (sql: Prisma.Sql) => Promise<unknown[]>;

const readers = onceInProcess('read-rows', () => new WeakMap<object, Reader>());

/**
 * The rows that one statement gives, without the client's engine in between: of what a short question costs this process, that is half.
 * For those that every request or the busiest pages ask. Values are those that `$queryRaw` gives; within a transaction it is `$queryRaw`.
 */
export function readRows<R>(db: DbOrTx, sql: Prisma.Sql): PromiseLike<R[]> {
  const read = readers.get(db);
  return read ? (read(sql) as Promise<R[]>) : db.$queryRaw<R[]>(sql);
}

/** Tells `readRows` which connections a client has. */
export function readThrough(db: DbOrTx, pool: pg.Pool, observe: Observe): void {
  readers.set(db, ({ text, values }) => observe(text, async () => {
    const { rows } = await pool.query<Record<string, unknown>>({ name: statementName(text), text, values: values.map(toParameter), types });
    return rows;
  }));
}

/** A moment goes out in UTC, whatever the process's own zone is. */
function toParameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toParameter);
  return value;
}

const { builtins } = pg.types;
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: BigInt,
  [builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [builtins.TIMESTAMP]: (text) => new Date(`${text.replace(' ', 'T')}Z`),
};

const getTypeParser = ((oid: number, format?: 'text' | 'binary') => parsers[oid] ?? (pg.types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format)) as typeof pg.types.getTypeParser;

const types = { getTypeParser };
