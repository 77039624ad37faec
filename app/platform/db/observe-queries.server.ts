import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils';
import type { Logger } from '#app/platform/log/log.server.ts';

type Counter = { queries: number };
const counters = new AsyncLocalStorage<Counter>();

/** Runs fn and counts the queries made within it; nested counts are separate. */
export function countQueries<T>(fn: () => T): T {
  return counters.run({ queries: 0 }, fn);
}

/** Queries made so far within the surrounding countQueries; 0 outside of one. */
export const currentQueryCount = (): number => counters.getStore()?.queries ?? 0;

type Options = { log: Logger; slowQueryMs: number };

/** Counts every query and logs the slow ones, by text only: parameters are people's data. */
export function observeQueries(factory: SqlDriverAdapterFactory, observe: Observe): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect(): Promise<SqlDriverAdapter> {
      const adapter = watch(await factory.connect(), observe);
      const start = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = async (level): Promise<Transaction> => watch(await start(level), oneByOne(observe));
      return adapter;
    },
  };
}

/** Runs one statement under the count and the clock. */
export type Observe = <T>(sql: string, run: () => Promise<T>) => Promise<T>;

export const createObserver = ({ log, slowQueryMs }: Options): Observe => async (sql, run) => {
  const counter = counters.getStore();
  if (counter) counter.queries += 1;
  const from = performance.now();
  try {
    return await run();
  } finally {
    const ms = Math.round(performance.now() - from);
    if (ms >= slowQueryMs) log.warn({ ms, sql: sql.slice(0, 2_000) }, 'slow query');
  }
};

/** A connection answers one statement after the other, and pg is going to refuse one that comes in between; of a transaction the client asks for relations at once. */
function oneByOne(observe: Observe): Observe {
  let before: Promise<unknown> = Promise.resolve();
  return (sql, run) => {
    const asked = before.then(() => observe(sql, run));
    before = asked.catch(() => undefined);
    return asked;
  };
}

function watch<Q extends SqlQueryable>(target: Q, observe: Observe): Q {
  const observed = <T>(run: (query: SqlQuery) => Promise<T>) => (query: SqlQuery): Promise<T> => observe(query.sql, () => run(query));
  target.queryRaw = observed(target.queryRaw.bind(target));
  target.executeRaw = observed(target.executeRaw.bind(target));
  return target;
}
