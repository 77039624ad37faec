import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { ErrorSink } from '#app/platform/errors/error-reporter.server.ts';
import { createSentrySink, scrubEvent } from '#app/platform/errors/sentry.server.ts';
import { startFakeSentry } from '#tests/support/fake-sentry.ts';
import { until } from '#tests/support/until.ts';

const sentry = await startFakeSentry();
afterAll(() => sentry.close());

const sinks: ErrorSink[] = [];
const newSink = async (dsn = sentry.dsn) => {
  const sink = await createSentrySink({ dsn, release: 'kruzhok@test', environment: 'production' });
  sinks.push(sink);
  return sink;
};

afterEach(async () => {
  sentry.mood = 'well';
  await Promise.all(sinks.splice(0).map((sink) => sink.close()));
  sentry.bodies.length = 0;
});

const where = { place: 'POST /library/books/:id', traceId: 'trace-1', fingerprint: 'f'.repeat(64) };

describe('an event', () => {
  it('arrives with what helps to mend it and nothing of anybody', async () => {
    const sink = await newSink();
    const error = new Error('no book 0190a0a0-0000-7000-8000-000000000001 for anna@example.org from 203.0.113.7, token aGVsbG8gd29ybGQgMTIzNDU2Nzg5MA');
    sink.capture(Object.assign(error, { request: { headers: { cookie: 'session=top-secret' } }, user: 'anna' }), where);
    await until(() => sentry.events().length === 1);
    const [event] = sentry.events();
    expect(event).toMatchObject({ release: 'kruzhok@test', environment: 'production', transaction: where.place, fingerprint: [where.fingerprint], tags: { trace: 'trace-1' } });
    expect(event?.exception).toMatchObject({ values: [{ type: 'Error', value: 'no book :id for [address] from [ip], token [token]' }] });
    expect(JSON.stringify(event)).toContain('sentry.test.ts');
    const everything = sentry.bodies.join('\n');
    for (const secret of ['anna', '203.0.113.7', 'top-secret', 'cookie', 'aGVsbG8', process.cwd(), 'server_name', 'breadcrumbs', '"user"', '"vars"', 'context_line']) expect(everything, secret).not.toContain(secret);
  });

  it('keeps only what is named, whatever the package puts in', () => {
    const scrubbed = scrubEvent({
      type: undefined, event_id: 'e', message: 'hello anna', server_name: 'host', user: { email: 'a@example.org', ip_address: '1.2.3.4' },
      request: { url: 'https://x/?q=secret', cookies: { a: 'b' }, headers: { authorization: 'c' }, data: 'body' },
      breadcrumbs: [{ message: 'typed' }], extra: { a: 1 }, contexts: { device: { name: 'laptop' } }, tags: { trace: 't', other: 'o' }, modules: { a: '1' },
      exception: { values: [{ type: 'E', value: 'for a@example.org', stacktrace: { frames: [{ filename: '/home/anna/k/app/x.ts', function: 'f', lineno: 1, vars: { password: 'p' }, context_line: 'secret', pre_context: ['x'] }] } }] },
    });
    expect(JSON.parse(JSON.stringify(scrubbed))).toEqual({
      event_id: 'e', tags: { trace: 't' }, sdk: {},
      exception: { values: [{ type: 'E', value: 'for [address]', stacktrace: { frames: [{ filename: 'app/x.ts', function: 'f', lineno: 1 }] } }] },
    });
  });
});

describe('a Sentry that is not well', () => {
  it.each(['garbage', 'busy', 'broken', 'silent'] as const)('(%s) costs nobody anything', async (mood) => {
    sentry.mood = mood;
    const sink = await newSink();
    const times: number[] = [];
    for (let at = 0; at < 200; at += 1) {
      const from = performance.now();
      sink.capture(new Error(`fault ${at}`), where);
      times.push(performance.now() - from);
    }
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(20);
    const from = performance.now();
    await sink.close();
    expect(performance.now() - from).toBeLessThan(3_000);
  });

  it('(down) neither', async () => {
    const sink = await newSink('http://publickey@127.0.0.1:1/42');
    const from = performance.now();
    for (let at = 0; at < 50; at += 1) sink.capture(new Error('x'), where);
    await sink.close();
    expect(performance.now() - from).toBeLessThan(3_000);
    expect(sentry.bodies).toEqual([]);
  });
});

describe('without a DSN', () => {
  it('the package is not even loaded', () => {
    const program = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ resolve: (specifier, context, next) => { if (specifier.includes('@sentry/')) loaded.push(specifier); return next(specifier, context); } });
      const { composeServices } = await import('#app/server/compose.server.ts');
      const { readEnv } = await import('#app/platform/env/env.server.ts');
      const { composeErrors } = await import('#app/server/errors.server.ts');
      await import('#app/server/main.server.ts');
      const env = readEnv({ DATA_DIR: process.env.TEST_DIR });
      await composeErrors({ env, db: null, log: null, queue: () => null, now: () => new Date() }).start();
      console.log(JSON.stringify([typeof composeServices, loaded]));`;
    const output = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program], {
      env: { ...process.env, NODE_OPTIONS: '', SENTRY_DSN: '', BASE_URL: '', TEST_DIR: process.env.TMPDIR ?? '/tmp' }, encoding: 'utf8',
    });
    expect(JSON.parse(output)).toEqual(['function', []]);
  });
});
