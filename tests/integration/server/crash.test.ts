import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sessionCookieName, startSession } from '#app/kernel/accounts/session.server.ts';
import { createDb, inTransaction } from '#app/platform/db/client.server.ts';
import { processStamp } from '#app/platform/db/embedded-files.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { freePort, startApp } from '#tests/support/app-process.ts';
import { Browser } from '#tests/support/browser-session.ts';
import { createPerson } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

/** The real process with its own PostgreSQL, killed in the middle of the longest work there is. */
const rowCount = 3_000;
const dataDir = mkdtempSync(join(tmpdir(), 'kruzhok-crash-'));
const port = String(await freePort());
const start = () => startApp({ DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'warn' });
const read = (name: string) => readFileSync(join(dataDir, name), 'utf8').trim();

let app = await start();
const url = `postgresql://kruzhok:${read('postgres-password')}@127.0.0.1:${read('postgres-port')}/kruzhok`;
const { db, close } = createDb({ url, log: createLog('silent'), poolSize: 3 });
const reader = await createPerson(db);
const ownerId = reader.id;
const browser = new Browser(app.url, app.url, {});
browser.cookies.set(sessionCookieName(false), await inTransaction(db, (tx) => startSession(tx, { userId: ownerId, now: new Date(), ip: '', userAgent: 'test', replaces: null })));

afterAll(async () => {
  await close();
  await app.stop('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

/** A Goodreads file: every row another book, every third one read. */
function csvOf(name: string): { csv: string; titles: string[] } {
  const titles = Array.from({ length: rowCount }, (_, at) => `${name} ${String(at).padStart(4, '0')}`);
  const rows = titles.map((title, at) => `${title},Author ${at % 97},0,100,${at % 3 === 0 ? '2024/05/06,read' : ',to-read'},"first, tag-${at % 7}","A review<br/>of ${title}"`);
  return { titles, csv: ['Title,Author,My Rating,Number of Pages,Date Read,Exclusive Shelf,Bookshelves,My Review', ...rows].join('\n') };
}

async function upload(csv: string): Promise<string> {
  const form = new FormData();
  form.set('file', new File([csv], 'export.csv', { type: 'text/csv' }));
  const { location } = await browser.send('POST', '/library/import', form);
  return location ?? '';
}

const idOf = (path: string) => path.split('/').at(-1) ?? '';
const importOf = (path: string) => db.libraryImport.findUniqueOrThrow({ where: { id: idOf(path) } });
const stateIs = (path: string, state: string) => until(async () => {
  const row = await importOf(path).catch(() => null);
  return row?.state === state ? row : null;
}, 60_000);

/** Every row of the file is there exactly once, in every table that it reaches. */
async function expectWhole(path: string, titles: string[]): Promise<void> {
  const importId = idOf(path);
  expect(await importOf(path)).toMatchObject({ state: 'applied', totalRows: rowCount, parsedRows: rowCount, appliedRows: rowCount });
  expect(await db.importRow.count({ where: { importId, kind: 'new', appliedAt: { not: null } } })).toBe(rowCount);
  const books = await db.book.findMany({ where: { importId }, select: { title: true, _count: { select: { authors: true, tags: true, readings: true } } }, orderBy: { title: 'asc' } });
  expect(books.map(({ title }) => title)).toEqual(titles);
  expect(books.filter(({ _count }, at) => _count.authors !== 1 || _count.tags < 2 || _count.readings !== (at % 3 === 0 ? 1 : 0))).toEqual([]);
  expect(await db.author.count({ where: { ownerId } })).toBe(97);
  expect(await db.importChunk.count({ where: { importId } })).toBe(0);
  const totals = await db.libraryTotal.findMany({ where: { ownerId, books: { gt: 0 } }, orderBy: { state: 'asc' }, select: { state: true, books: true } });
  const all = await db.book.groupBy({ by: ['state'], where: { ownerId }, _count: true, orderBy: { state: 'asc' } });
  expect(totals).toEqual(all.map(({ state, _count }) => ({ state, books: _count })));
}

describe('an import', () => {
  it('goes on after the app was killed while it read the file and while it wrote the books', async () => {
    const { csv, titles } = csvOf('Killed app');
    const path = await upload(csv);
    const importId = idOf(path);
    await until(async () => (await db.importRow.count({ where: { importId } })) > 0);
    await app.stop('SIGKILL');
    expect(await importOf(path)).toMatchObject({ state: 'parsing' });
    expect(await db.importRow.count({ where: { importId } })).toBeLessThan(rowCount);

    app = await start();
    await stateIs(path, 'ready');
    expect(await db.importRow.count({ where: { importId } })).toBe(rowCount);
    expect((await browser.post(path, { intent: 'apply' })).status).toBe(303);
    await until(async () => (await importOf(path)).appliedRows > 0);
    await app.stop('SIGKILL');
    const cut = await importOf(path);
    expect(cut).toMatchObject({ state: 'applying' });
    expect(cut.appliedRows).toBeLessThan(rowCount);
    // What was written is written with its marks: no half of a row.
    expect(await db.book.count({ where: { importId } })).toBe(cut.appliedRows);

    app = await start();
    await stateIs(path, 'applied');
    await expectWhole(path, titles);
  }, 150_000);

  it('and every page get over a killed PostgreSQL, of which the reader is told', async () => {
    const { csv, titles } = csvOf('Killed PostgreSQL');
    const path = await upload(csv);
    await stateIs(path, 'ready');
    expect((await browser.post(path, { intent: 'apply' })).status).toBe(303);
    await until(async () => (await importOf(path)).appliedRows > 0);
    // The app starts its server again under this lock; holding it makes the outage as long as we look.
    const lock = join(dataDir, 'postgres-start.lock');
    writeFileSync(lock, processStamp(process.pid));
    process.kill(Number(read('postgres/postmaster.pid').split('\n')[0]), 'SIGKILL');
    await until(() => db.$queryRaw`SELECT 1`.then(() => false, () => true));
    for (const address of ['/library', '/', path, '/library.data']) {
      const from = performance.now();
      const page = await browser.get(address);
      expect([address, page.status, Number(page.headers.get('retry-after')) > 0]).toEqual([address, 503, true]);
      expect(performance.now() - from).toBeLessThan(5_000);
      expect(page.text).not.toMatch(/ECONNREFUSED|postgres|prisma/i);
    }
    expect((await browser.post('/library/books/new', { title: 'x', id: ownerId, state: 'to_read' })).status).toBe(503);
    expect((await browser.get('/health/live')).status).toBe(200);
    const ready = await browser.get('/health/ready');
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '5']);

    rmSync(lock);
    await until(async () => (await browser.get('/health/ready')).status === 200, 30_000);
    expect((await browser.get('/library')).status).toBe(200);
    await stateIs(path, 'applied');
    await expectWhole(path, titles);
    expect(await db.book.count({ where: { ownerId } })).toBe(2 * rowCount);
  }, 150_000);
});
