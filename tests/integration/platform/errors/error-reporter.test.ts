import { afterEach, describe, expect, it } from 'vitest';
import { createErrorReporter } from '#app/platform/errors/error-reporter.server.ts';
import type { ErrorNews, ErrorReporterOptions } from '#app/platform/errors/error-reporter.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { createDb } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { until } from '#tests/support/until.ts';

const { db } = await testDatabase();
const told: ErrorNews[] = [];
let now = new Date('2026-11-24T10:00:00Z');

const reporter = (options: Partial<ErrorReporterOptions> = {}) =>
  createErrorReporter({ db, log: createLog('silent'), now: () => now, tellOwners: async (_tx, news) => void told.push(news), ...options });

afterEach(async () => {
  await db.errorReport.deleteMany();
  told.length = 0;
  now = new Date('2026-11-24T10:00:00Z');
});

const broken = (what: string) => new TypeError(`cannot shelve ${what}`);
const rows = () => db.errorReport.findMany({ orderBy: { firstAt: 'asc' } });

describe('an unexpected error', () => {
  it('is one row, with its place, number and count, and one letter', async () => {
    const one = reporter();
    for (const trace of ['a', 'b', 'c']) one.report(broken('anna@example.org 17'), { place: 'GET /library/books/:id', traceId: trace });
    await one.settle(20_000);
    expect(await rows()).toMatchObject([{ message: 'TypeError: cannot shelve [address] #', place: 'GET /library/books/:id', traceId: 'c', count: 3 }]);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain('anna');
  });

  it('fifty times at once in ten processes is counted fifty times and told once', async () => {
    const processes = Array.from({ length: 10 }, () => reporter());
    for (let at = 0; at < 50; at += 1) processes[at % 10]!.report(broken('x'), { place: 'p', traceId: String(at) });
    await Promise.all(processes.map((one) => one.settle(20_000)));
    expect(await rows()).toMatchObject([{ count: 50 }]);
    expect(told).toHaveLength(1);
  });

  it('is told of again after an hour, not before', async () => {
    const one = reporter();
    const at = async (minutes: number) => {
      now = new Date(Date.UTC(2026, 10, 24, 10, minutes));
      one.report(broken('x'), { place: 'p' });
      await one.settle(20_000);
      return told.length;
    };
    expect([await at(0), await at(30), await at(59), await at(60), await at(61), await at(121)]).toEqual([1, 1, 1, 2, 2, 3]);
    expect(told.at(-1)?.count).toBe(6);
  });

  it('that is the same object in several hands is counted once', async () => {
    const one = reporter();
    const error = broken('x');
    for (const place of ['render', 'handler', 'listener']) one.report(error, { place });
    await one.settle(20_000);
    expect(await rows()).toMatchObject([{ count: 1, place: 'render' }]);
  });

  it('of a quiet place is counted and not written about', async () => {
    const one = reporter({ quietPlaces: ['mail.deliver'] });
    one.report(new Error('the mail server is gone'), { place: 'mail.deliver' });
    await one.settle(20_000);
    expect(await rows()).toMatchObject([{ place: 'mail.deliver', mailedAt: null }]);
    expect(told).toEqual([]);
  });
});

describe('what is expected', () => {
  it('is not reported: refusals, and a database that is away', async () => {
    const one = reporter();
    one.report(new AppError('not-found'), { place: 'p' });
    one.report(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }), { place: 'p' });
    await one.settle(20_000);
    expect(await rows()).toEqual([]);
  });
});

describe('the reporter itself', () => {
  it('raises nothing and keeps the count when the letter cannot be queued', async () => {
    const one = reporter({ tellOwners: () => Promise.reject(new Error('no queue')) });
    one.report(broken('x'), { place: 'p' });
    await one.settle(20_000);
    expect(await rows()).toMatchObject([{ count: 1, mailedAt: null }]);
    const mended = reporter();
    mended.report(broken('x'), { place: 'p' });
    await mended.settle(20_000);
    expect(told).toMatchObject([{ count: 2 }]);
  });

  it('raises nothing when the sink does, or when what was thrown is odd', async () => {
    const one = reporter({ sink: () => ({ capture: () => { throw new Error('sink'); }, close: () => Promise.resolve() }) });
    const odd = { get name() { throw new Error('getter'); } };
    for (const thrown of [broken('x'), odd, null, undefined, Object.create(null)]) one.report(thrown, { place: 'p' });
    await one.settle(20_000);
    const kept = (await rows()).map(({ message, count }) => [message, count]).sort();
    expect(kept).toEqual([['TypeError: cannot shelve x', 1], ['thrown object', 3], ['thrown undefined', 1]]);
  });

  it('keeps what it could not write while the database is away, and writes it then', async () => {
    const nowhere = createDb({ url: 'postgresql://x:y@127.0.0.1:1/none', log: createLog('silent'), poolSize: 1 });
    let away = true;
    // The same client with a database behind it or none: what a reporter sees of an outage.
    const wavering = new Proxy(db, { get: (target, name) => Reflect.get(away ? nowhere.db : target, name) as unknown });
    const one = reporter({ db: wavering, retryMs: 50 });
    for (let at = 0; at < 5; at += 1) one.report(broken('x'), { place: 'p', traceId: String(at) });
    await one.settle(20_000);
    expect(await rows()).toEqual([]);
    away = false;
    await until(async () => (await rows()).length === 1);
    expect(await rows()).toMatchObject([{ count: 5 }]);
    await until(() => told.length === 1);
    await nowhere.close();
  });

  it('holds a limited number of different errors meanwhile', async () => {
    const nowhere = createDb({ url: 'postgresql://x:y@127.0.0.1:1/none', log: createLog('silent'), poolSize: 1 });
    let away = true;
    const wavering = new Proxy(db, { get: (target, name) => Reflect.get(away ? nowhere.db : target, name) as unknown });
    const one = reporter({ db: wavering, retryMs: 200 });
    for (let at = 0; at < 300; at += 1) one.report(broken('x'.repeat(at + 1)), { place: `place ${at}` });
    away = false;
    await until(async () => (await rows()).length >= 200, 30_000);
    await one.settle(20_000);
    // The first was taken out to be written.
    expect((await rows()).length).toBeLessThanOrEqual(201);
    await nowhere.close();
  });
});
