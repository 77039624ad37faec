import pg from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  countQueries, createDb, currentQueryCount, inTransaction, isTransactionConflict, isUnavailable, isUniqueViolation, Prisma,
} from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const { db, pool, url } = await testDatabase();

const { query } = pg.Client.prototype;

const person = (name: string) => ({ username: name, usernameKey: name, emailKey: `${name}@example.org` });

afterEach(() => db.user.deleteMany());

describe('inTransaction', () => {
  test('begins again when it lost against another transaction', async () => {
    const { id } = await db.user.create({ data: person('reader') });
    let runs = 0;
    const rename = (suffix: string) =>
      inTransaction(db, async (tx) => {
        runs += 1;
        const { firstName } = await tx.user.findUniqueOrThrow({ where: { id } });
        await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.05)`;
        await tx.user.update({ where: { id }, data: { firstName: (firstName ?? '') + suffix } });
      }, { isolation: 'Serializable' });
    await Promise.all([rename('a'), rename('b'), rename('c')]);
    const { firstName } = await db.user.findUniqueOrThrow({ where: { id } });
    expect([...firstName!].sort()).toEqual(['a', 'b', 'c']);
    expect(runs).toBeGreaterThan(3);
  });

  test('gives up after five attempts and reports the conflict', async () => {
    let runs = 0;
    const work = inTransaction(db, async (tx) => {
      runs += 1;
      await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$`;
    });
    await expect(work).rejects.toSatisfy(isTransactionConflict);
    expect(runs).toBe(5);
  });

  test('resolves a real deadlock', async () => {
    const [first, second] = await Promise.all(['one', 'two'].map((name) => db.user.create({ data: person(name) })));
    const touch = (ids: string[]) =>
      inTransaction(db, async (tx) => {
        for (const id of ids) {
          await tx.user.update({ where: { id }, data: { lastName: 'x' } });
          await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.1)`;
        }
      });
    await Promise.all([touch([first!.id, second!.id]), touch([second!.id, first!.id])]);
    expect(await db.user.count({ where: { lastName: 'x' } })).toBe(2);
  });

  test('rolls back and runs once when the work itself fails', async () => {
    let runs = 0;
    const work = inTransaction(db, async (tx) => {
      runs += 1;
      await tx.user.create({ data: person('nobody') });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(runs).toBe(1);
    expect(await db.user.count()).toBe(0);
  });

  test('joins a transaction that is there', async () => {
    const outer = inTransaction(db, async (tx) => {
      await inTransaction(tx, (inner) => inner.user.create({ data: person('inner') }));
      throw new Error('outer fails');
    });
    await expect(outer).rejects.toThrow('outer fails');
    expect(await db.user.count()).toBe(0);
  });
});

describe('errors', () => {
  test('a taken value is told by its column or constraint', async () => {
    await db.user.create({ data: person('taken') });
    const byPrisma = await db.user.create({ data: { ...person('taken'), emailKey: null } }).catch((error: unknown) => error);
    const byHand = await pool
      .query(`INSERT INTO "User" (id, username, "usernameKey") VALUES (gen_random_uuid(), 'x', 'taken')`)
      .catch((error: unknown) => error);
    const raw = await db.$executeRaw`INSERT INTO "User" (id, username, "usernameKey") VALUES (gen_random_uuid(), 'x', 'taken')`
      .catch((error: unknown) => error);
    for (const error of [byPrisma, byHand, raw]) {
      expect(isUniqueViolation(error)).toBe(true);
      expect(isUniqueViolation(error, 'usernameKey')).toBe(true);
      expect(isUniqueViolation(error, 'User_usernameKey_key')).toBe(true);
      expect(isUniqueViolation(error, 'emailKey')).toBe(false);
      expect(isUnavailable(error)).toBe(false);
    }
  });

  test('a server that is not there, or ends our connection, is unavailable', async () => {
    const gone = createDb({ url: 'postgresql://x:y@127.0.0.1:1/none', log: createLog('silent') });
    await expect(gone.db.user.count()).rejects.toSatisfy(isUnavailable);
    await expect(inTransaction(gone.db, (tx) => tx.user.count())).rejects.toSatisfy(isUnavailable);
    await gone.close();
    const cut = inTransaction(db, async (tx) => {
      const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await pool.query('SELECT pg_terminate_backend($1)', [row!.pid]);
      await tx.user.count();
    });
    await expect(cut).rejects.toSatisfy(isUnavailable);
    expect(await db.user.count()).toBe(0);
  });

  test('a statement that takes too long is ended by the server', async () => {
    const quick = createDb({ url, log: createLog('silent'), statementTimeoutMs: 50 });
    const error = await quick.db.$queryRaw`SELECT 1 FROM pg_sleep(5)`.catch((reason: unknown) => reason);
    await quick.close();
    expect(error).toBeInstanceOf(Prisma.PrismaClientKnownRequestError);
    expect(String((error as Error).message)).toContain('statement timeout');
  });
});

test('within a transaction one statement follows the other, whatever the client asks for at once', async () => {
  const { id } = await db.user.create({ data: person('reader') });
  let [running, most] = [0, 0];
  const ask = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const answer = (query as (...given: unknown[]) => unknown).apply(this, args);
    if (!(answer instanceof Promise)) return answer as never;
    most = Math.max(most, (running += 1));
    return answer.finally(() => (running -= 1)) as never;
  });
  await inTransaction(db, (tx) => tx.user.findUniqueOrThrow({ where: { id }, select: { sessions: true, books: true, goals: true, walks: true } }));
  ask.mockRestore();
  expect(most).toBe(1);
});

describe('observation', () => {
  test('counts the queries of one piece of work only', async () => {
    const counts = await Promise.all([1, 3].map((times) => countQueries(async () => {
      for (let i = 0; i < times; i += 1) await db.user.count();
      await inTransaction(db, (tx) => tx.user.count());
      return currentQueryCount();
    })));
    expect(counts[1]! - counts[0]!).toBe(2);
    expect(counts[0]).toBeGreaterThanOrEqual(2);
    expect(currentQueryCount()).toBe(0);
  });

  test('logs a slow query without its parameters', async () => {
    const lines: string[] = [];
    const watched = createDb({ url, log: createLog('warn', { write: (line) => { lines.push(line); } }), slowQueryMs: 20 });
    await watched.db.$queryRaw`SELECT ${'secret of a person'} AS kept, 1 FROM pg_sleep(0.05)`;
    await watched.close();
    const slow = lines.filter((line) => line.includes('slow query'));
    expect(slow).toHaveLength(1);
    expect(slow[0]).toContain('pg_sleep');
    expect(slow[0]).not.toContain('secret of a person');
  });
});
