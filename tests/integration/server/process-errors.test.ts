import { spawn } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { startFakeSentry } from '#tests/support/fake-sentry.ts';
import { until } from '#tests/support/until.ts';

const { db, url } = await testDatabase();
const sentry = await startFakeSentry();
afterAll(() => sentry.close());

/** A process with the watch of the real one, in which something goes wrong. */
function runs(what: string, { databaseUrl = url, dsn = '' } = {}): Promise<{ code: number | null; output: string }> {
  const program = `
    const { createDb } = await import('#app/platform/db/client.server.ts');
    const { createErrorReporter } = await import('#app/platform/errors/error-reporter.server.ts');
    const { createLog } = await import('#app/platform/log/log.server.ts');
    const { watchProcess } = await import('#app/server/watch-process.server.ts');
    const log = createLog('warn');
    const { db } = createDb({ url: process.env.TEST_URL, log, poolSize: 2 });
    const { createSentrySink } = await import('#app/platform/errors/sentry.server.ts');
    const sink = process.env.TEST_DSN ? await createSentrySink({ dsn: process.env.TEST_DSN, release: 'kruzhok@test', environment: 'production' }) : null;
    const errors = createErrorReporter({ db, log, now: () => new Date(), tellOwners: () => Promise.resolve(), sink: () => sink });
    watchProcess(log, errors);
    ${what}
    setTimeout(() => process.exit(7), 1_500);`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program], {
    env: { ...process.env, NODE_OPTIONS: '', TEST_URL: databaseUrl, TEST_DSN: dsn }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, output })));
}

describe('what nobody in the process caught', () => {
  it('as an exception is told of, and ends the process', async () => {
    const { code, output } = await runs(`setTimeout(() => { throw new RangeError('off the shelf, anna@example.org') }, 10);`);
    expect(code).toBe(1);
    expect(output).toContain('uncaught exception');
    expect(await db.errorReport.findMany()).toMatchObject([{ place: 'process', message: 'RangeError: off the shelf, [address]', count: 1 }]);
    await db.errorReport.deleteMany();
  });

  it('as an exception is told to Sentry, too, before the process is gone', async () => {
    const { code } = await runs(`setTimeout(() => { throw new RangeError('off the shelf') }, 10);`, { dsn: sentry.dsn });
    expect(code).toBe(1);
    expect(sentry.events()).toMatchObject([{ transaction: 'process', exception: { values: [{ type: 'RangeError' }] } }]);
    await db.errorReport.deleteMany();
  });

  it('(a Sentry that does not answer) does not keep the process', async () => {
    sentry.mood = 'silent';
    const from = performance.now();
    const { code } = await runs(`setTimeout(() => { throw new RangeError('off the shelf') }, 10);`, { dsn: sentry.dsn });
    sentry.mood = 'well';
    expect(code).toBe(1);
    expect(performance.now() - from).toBeLessThan(10_000);
    await db.errorReport.deleteMany();
  });

  it('as a rejection is told of, and the process goes on', async () => {
    const { code } = await runs(`void Promise.reject(new Error('nobody waits'));`);
    expect(code).toBe(7);
    await until(async () => (await db.errorReport.count()) === 1);
    await db.errorReport.deleteMany();
  });

  it('ends the process in time also without a database', async () => {
    const from = performance.now();
    const { code } = await runs(`setTimeout(() => { throw new Error('alone') }, 10);`, { databaseUrl: 'postgresql://x:y@127.0.0.1:1/none' });
    expect(code).toBe(1);
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});
