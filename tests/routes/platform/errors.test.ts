import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { afterEach, describe, expect, it } from 'vitest';
import { createApplication } from '#app/server/application.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import { createPerson, signedInBrowser } from '#tests/support/people.ts';
import { startFakeSentry } from '#tests/support/fake-sentry.ts';
import { until } from '#tests/support/until.ts';

const sentry = await startFakeSentry();
const app = await createTestApp({ SENTRY_DSN: sentry.dsn });
const rows = () => app.db.errorReport.findMany();

/** A table is not there: nothing that a route could expect. */
async function withoutBooks<T>(run: () => Promise<T>): Promise<T> {
  await app.db.$executeRaw`ALTER TABLE "Book" RENAME TO "Book_away"`;
  try {
    return await run();
  } finally {
    await app.db.$executeRaw`ALTER TABLE "Book_away" RENAME TO "Book"`;
  }
}

afterEach(async () => {
  await app.services.errors.settle(20_000);
  await app.db.errorReport.deleteMany();
  sentry.bodies.length = 0;
  sentry.mood = 'well';
});

describe('a route that breaks', () => {
  it('answers 500 with a number and no detail, and is one row, one letter to every owner, and one event at Sentry', async () => {
    const [anna, boris] = [await createPerson(app.db, { role: 'owner' }), await createPerson(app.db, { role: 'owner' })];
    await app.db.user.update({ where: { id: boris.id }, data: { locale: 'ru' } });
    await app.db.user.update({ where: { id: anna.id }, data: { locale: 'en' } });
    await createPerson(app.db, { role: 'owner', email: null });
    // As the first owner is made: without a language, so the circle's is theirs.
    const clara = await createPerson(app.db, { role: 'owner' });
    await app.db.houseSettings.create({ data: { id: 1, locale: 'en' } });
    const member = await signedInBrowser(app);
    const pages = await withoutBooks(() => Promise.all(Array.from({ length: 50 }, () => member.get('/library/trash?after=a-secret-cursor'))));
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([500]));
    const [page] = pages;
    const trace = page!.headers.get('x-request-id') ?? 'none';
    expect(page!.text).toContain(trace);
    expect(page!.text).not.toMatch(/does not exist|prisma|relation "|SELECT |\.server\.ts/i);

    const [row] = await until(async () => ((await rows())[0]?.count === 50 ? rows() : null));
    expect(row).toMatchObject({ place: 'GET /library/trash', count: 50 });
    expect(await rows()).toHaveLength(1);
    const english = await app.outbox.letter(anna.email ?? '');
    const russian = await app.outbox.letter(boris.email ?? '');
    expect(english.text).toContain('Where: GET /library/trash');
    expect((await app.outbox.letter(clara.email ?? '')).text).toContain('Where: GET /library/trash');
    expect(russian.text).toContain('Где: GET /library/trash');
    expect(english.text).toContain('/admin/health');
    for (const { text } of [english, russian]) expect(text).not.toMatch(/secret|example\.org/);
    await until(() => sentry.events().length > 0);
    expect(sentry.events()[0]).toMatchObject({ transaction: 'GET /library/trash' });
    expect(sentry.bodies.join('')).not.toMatch(/secret|example\.org|cookie/i);
    expect(app.outbox.letters().filter(({ to }) => [anna.email, boris.email, clara.email].includes(to))).toHaveLength(3);
    await app.db.houseSettings.delete({ where: { id: 1 } });
  });

  it('answers as fast when Sentry hangs', async () => {
    sentry.mood = 'silent';
    const member = await signedInBrowser(app);
    await withoutBooks(async () => {
      for (let at = 0; at < 20; at += 1) {
        const from = performance.now();
        expect((await member.get('/library')).status).toBe(500);
        expect(performance.now() - from).toBeLessThan(2_000);
      }
    });
  });

  it('while it renders, is reported once under its address', async () => {
    const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild;
    const [id, route] = Object.entries(build.routes).find(([key]) => key.endsWith('site/keyboard'))!;
    const broken = { ...route!, module: { ...route!.module, default: () => { throw new Error('cannot draw for anna@example.org'); } } };
    const answer = createApplication(app.services, { ...build, routes: { ...build.routes, [id]: broken } });
    const request = new Request('http://kruzhok.test/keyboard');
    const outcome = await answer(request, { requestId: 'trace-of-render', nonce: 'n', ip: '10.0.0.1', userAgent: 'test', origin: null, locale: 'en', body: { bytes: 1024, announced: 0 } }).then(({ response }) => response.status, (error: Error) => error.message);
    expect([500, '']).toContain(outcome);
    await app.services.errors.settle(20_000);
    expect(await rows()).toMatchObject([{ place: 'GET /keyboard', traceId: 'trace-of-render', message: 'Error: cannot draw for [address]', count: 1 }]);
  });
});

describe('what is expected', () => {
  it('is no error: not found, wrong forms, foreign writes, odd addresses', async () => {
    const member = await signedInBrowser(app);
    for (const path of ['/nothing', '/library/books/0190a0a0-0000-7000-8000-000000000001', '/%E0%A4%A', '/admin/health']) await member.get(path);
    await member.post('/library/books/new', { title: '' });
    await member.post('/library/books/new', { title: 'x' }, { 'sec-fetch-site': 'cross-site' });
    await app.services.errors.settle(20_000);
    expect(await rows()).toEqual([]);
  });
});
