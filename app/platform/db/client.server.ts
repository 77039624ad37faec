import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Logger } from '#app/platform/log/log.server.ts';
import { nearEnough } from './nearness.ts';
import { createObserver, observeQueries } from './observe-queries.server.ts';
import { readThrough } from './read-rows.server.ts';
import { refuseUndefined } from './refuse-undefined.ts';
import { endSilentConnections } from './silent-connections.server.ts';
import { statementName } from './statement-names.ts';
import { Prisma, PrismaClient } from './generated/client.ts';

export { Prisma };
export type Db = PrismaClient;
/** The connection of a running transaction. */
export type Tx = Prisma.TransactionClient;
/** For reads and writes that do not care whether a transaction is around them. */
export type DbOrTx = Db | Tx;

export { countQueries, currentQueryCount } from './observe-queries.server.ts';
export { isCheckViolation, isTransactionConflict, isUnavailable, isUniqueViolation } from './errors.ts';
export { inTransaction } from './transaction.server.ts';
export { readRows } from './read-rows.server.ts';

export type DbOptions = {
  url: string;
  log: Logger;
  /** Connections of this process; default 10. */
  poolSize?: number;
  /** Default 15 s. */
  statementTimeoutMs?: number;
  /** A connection whose server says nothing for so long is given up; default 5 s more than a statement may take. */
  silentMs?: number;
  /** Queries slower than this are logged; default 200 ms. */
  slowQueryMs?: number;
};

export type DbHandle = { db: Db; pool: pg.Pool; close(): Promise<void> };

/** The one way to a database: a pool with limits, and the Prisma client on top of it. Connects on first use. */
export function createDb(options: DbOptions): DbHandle {
  const { url, log, poolSize = 10, statementTimeoutMs = 15_000, silentMs = statementTimeoutMs + 5_000, slowQueryMs = 200 } = options;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'kruzhok',
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    // On a small machine a page's question is over before a second process has begun to help with it, or before it is compiled.
    options: `-c max_parallel_workers_per_gather=0 -c jit=off -c pg_trgm.word_similarity_threshold=${nearEnough}`,
  });
  let closing = false;
  const onLost = (error: Error): void => {
    if (!closing) log.warn({ reason: error.message }, 'database connection lost');
  };
  // Without a listener an idle connection that the server closes would end the process.
  pool.on('error', onLost);
  // The server gives up first.
  endSilentConnections(pool, silentMs);
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: ({ sql }) => statementName(sql),
    onConnectionError: onLost,
  });
  const observe = createObserver({ log, slowQueryMs });
  const db = refusingUndefined(new PrismaClient({ adapter: observeQueries(adapter, observe), errorFormat: 'minimal' }));
  readThrough(db, pool, observe);
  return {
    db,
    pool,
    async close() {
      closing = true;
      await db.$disconnect();
      await pool.end();
    },
  };
}

/** The same client: what an extension can do more is not used. */
const refusingUndefined = (client: PrismaClient): Db => client.$extends({
  query: { $allModels: { $allOperations({ model, operation, args, query }) {
    refuseUndefined(`${model}.${operation}`, args);
    return query(args);
  } } },
}) as unknown as Db;
