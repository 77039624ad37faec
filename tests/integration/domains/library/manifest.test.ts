import { expect, test } from 'vitest';
import { libraryManifest } from '#app/domains/library/manifest.server.ts';
import { trashBook } from '#app/domains/library/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { givenBook, person } from './scene.ts';

const { db } = await testDatabase();
const log = createLog('silent');

test('once a day the calendar asks for what the worker does: the old trash goes, the young stays', async () => {
  const ctx = await person(db, 'tidy', { now: '2026-10-01T12:00:00Z' });
  const bookId = await givenBook(ctx);
  await trashBook(ctx, { bookId });
  const handlers = new Map<string, (payload: never, meta: never) => Promise<void>>();
  let now = new Date('2026-10-20T12:00:00Z');
  const host = { registerJob: (job: { name: string }, handler: never) => void handlers.set(job.name, handler), onEvent: () => undefined };
  libraryManifest.register(host as never, { db, now: () => now, queue: ctx.queue, log, files: ctx.files, catalogues: {} as never, pdf: {} as never, dictionaryFolder: '/nowhere' });

  const [daily] = libraryManifest.calendar;
  const asked: string[] = [];
  const queue = { ...ctx.queue, enqueue: async (_tx: unknown, job: { name: string }) => void asked.push(job.name) };
  await inTransaction(db, (tx) => daily!.run(tx, { period: '2026-10-20', now, queue: queue as never, log }));
  expect(asked).toEqual(['library.empty-trash']);
  expect(daily!.period(new Date('2026-10-20T20:59:59Z'), 'Europe/Moscow')).toBe('2026-10-20');
  expect(daily!.period(new Date('2026-10-20T21:00:00Z'), 'Europe/Moscow')).toBe('2026-10-21');

  const work = () => handlers.get(asked[0]!)!({} as never, { log } as never);
  await work();
  expect(await db.book.count({ where: { id: bookId } })).toBe(1);
  now = new Date('2026-11-01T12:00:00Z');
  await work();
  expect(await db.book.count({ where: { id: bookId } })).toBe(0);
});

test('no event has two shapes under one name', () => {
  const names = libraryManifest.events.map((event) => event.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^library\.[a-z]+-[a-z]+$/);
});

test('once an hour the answers of catalogues that ran out are forgotten', async () => {
  const at = new Date('2026-11-25T12:00:00Z');
  const answer = (key: string, expiresAt: string) => ({ key, body: [], fetchedAt: at, expiresAt: new Date(expiresAt) });
  await db.catalogueAnswer.createMany({ data: [answer('x:old', '2026-11-25T12:00:00Z'), answer('x:young', '2026-11-25T12:00:01Z')] });
  const hourly = libraryManifest.calendar.find(({ name }) => name === 'library.forget-answers');
  await inTransaction(db, (tx) => hourly!.run(tx, { period: '', now: at, queue: {} as never, log }));
  expect((await db.catalogueAnswer.findMany({ select: { key: true } })).map(({ key }) => key)).toEqual(['x:young']);
});
