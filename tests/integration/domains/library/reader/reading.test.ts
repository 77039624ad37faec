import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { addSitting, beginQuiet, endQuiet, findOpening, listPlaces, listQuiet, listSittings, recordMarks, recordPosition } from '#app/domains/library/reader/index.server.ts';
import { trashBook } from '#app/domains/library/index.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookWithPdf } from '#tests/support/documents.ts';
import { numberedPages } from '#tests/support/make-pdf.ts';
import { later, person, rowOf } from '../scene.ts';
import type { Person } from '../scene.ts';

const { db } = await testDatabase();
const desk = { key: 'd'.repeat(32), name: 'Firefox, Linux' };
const phone = { key: 'e'.repeat(32), name: 'Chrome, Android' };
const reads = async (ctx: Person) => {
  const { bookId } = await bookWithPdf(ctx, { pages: numberedPages(100) });
  await db.book.update({ where: { id: bookId }, data: { pages: 100 } });
  return bookId;
};
const at = (ctx: Person, seconds: number, page: number, isEnd = false) => ({ id: uuidv7(), page, permille: 0, at: new Date(ctx.now.getTime() + seconds * 1000), isEnd });

test('another device that is further is offered, and nothing jumps back by itself', async () => {
  const ctx = await person(db, 'two-devices', { now: '2026-11-25T10:00:00Z' });
  const bookId = await reads(ctx);
  await recordPosition(ctx, { bookId, device: desk, id: uuidv7(), page: 70 });
  expect(await findOpening(ctx, { bookId, deviceKey: phone.key })).toMatchObject({ page: 70, ahead: null });
  await recordPosition(later(ctx, '2026-11-25T10:41:00Z'), { bookId, device: phone, id: uuidv7(), page: 80 });
  expect(await findOpening(ctx, { bookId, deviceKey: desk.key })).toMatchObject({ page: 70, ahead: { page: 80, deviceName: 'Chrome, Android' } });
  await recordPosition(later(ctx, '2026-11-25T11:00:00Z'), { bookId, device: phone, id: uuidv7(), page: 12 });
  expect(await findOpening(ctx, { bookId, deviceKey: desk.key })).toMatchObject({ page: 70, ahead: null });
  expect((await listPlaces(ctx, { bookId, deviceKey: desk.key })).map(({ page, isHere }) => [page, isHere])).toEqual([[12, false], [80, false], [70, true]]);
  await expect(db.readingPosition.findMany({ where: { bookId, page: 80 }, select: { pageKey: true } })).resolves.toEqual([{ pageKey: 80 }]);
});

test('marks sent twice, late, in another order, at once: the same sittings', async () => {
  const ctx = await person(db, 'offline', { now: '2026-11-25T10:00:00Z' });
  const [first, second] = [await reads(ctx), await reads(ctx)];
  const marks = [at(ctx, -900, 1), at(ctx, -840, 2), at(ctx, -800, 3), at(ctx, -740, 4), at(ctx, -700, 4, true)];
  const again = marks.map((mark) => ({ ...mark, id: uuidv7() }));
  await recordMarks(ctx, { bookId: first, device: desk, marks });
  for (const part of [[again[4]!], [again[1]!, again[0]!], again, again]) await recordMarks(ctx, { bookId: second, device: desk, marks: part });
  await Promise.all([again.slice(0, 3), again.slice(2), again].map((part) => recordMarks(ctx, { bookId: second, device: desk, marks: part })));
  const numbers = async (bookId: string) => db.readingSitting.findMany({ where: { bookId }, select: { seconds: true, pages: true, firstPage: true, lastPage: true, startedAt: true } });
  expect(await numbers(first)).toMatchObject([{ seconds: 200, pages: 4, firstPage: 1, lastPage: 4 }]);
  expect(await numbers(second)).toEqual(await numbers(first));
});

test('a clock from elsewhere buries nothing', async () => {
  const ctx = await person(db, 'clock', { now: '2026-11-25T10:00:00Z' });
  const bookId = await reads(ctx);
  await recordMarks(ctx, { bookId, device: phone, marks: [{ ...at(ctx, 0, 9), at: new Date('2099-01-01T00:00:00Z') }] });
  await recordPosition(later(ctx, '2026-11-25T10:00:01Z'), { bookId, device: desk, id: uuidv7(), page: 3 });
  expect((await listPlaces(ctx, { bookId, deviceKey: desk.key }))[0]).toMatchObject({ page: 3 });
});

test('the shelf follows forward, never back, never to the end, and only after some reading', async () => {
  const ctx = await person(db, 'shelf', { now: '2026-11-25T10:00:00Z' });
  const bookId = await reads(ctx);
  const read = (from: Person, marks: ReturnType<typeof at>[]) => recordMarks(from, { bookId, device: desk, marks });
  await read(ctx, [at(ctx, -20, 40), at(ctx, -10, 40, true)]);
  expect((await rowOf(ctx, bookId)).state).toBe('to_read');
  await read(ctx, [at(ctx, -9, 40), at(ctx, 0, 40)]);
  const soon = later(ctx, '2026-11-25T10:02:00Z');
  await read(soon, [at(soon, -60, 40), at(soon, 0, 41, true)]);
  expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'reading', currentPage: 41 });
  const back = later(ctx, '2026-11-25T11:00:00Z');
  await read(back, [at(back, -60, 5), at(back, 0, 6, true)]);
  expect(await rowOf(ctx, bookId)).toMatchObject({ currentPage: 41 });
  const [end, last] = [later(ctx, '2026-11-25T12:00:00Z'), later(ctx, '2026-11-25T12:00:01Z')];
  await Promise.all([read(end, [at(end, -60, 90), at(end, 0, 90, true)]), read(last, [at(last, -60, 100), at(last, 0, 100, true)])]);
  expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'reading', currentPage: 99 });
});

test('by hand the same rows; the pace', async () => {
  const ctx = await person(db, 'by-hand', { now: '2026-11-25T18:00:00Z' });
  const bookId = await reads(ctx);
  const input = { bookId, id: uuidv7(), on: new Date('2026-11-24'), minutes: 30, pages: 20 };
  await addSitting(ctx, input);
  await addSitting(ctx, input);
  expect(await listSittings(ctx, { bookId, pagesLeft: 40 })).toMatchObject({ rows: [{ minutes: 30, pages: 20, perHour: 40, isCounted: false }], older: null, perHour: 40, minutesLeft: 60, finishDay: expect.stringContaining('29') });
  await expect(addSitting(ctx, { ...input, id: uuidv7(), on: new Date('2026-11-27') })).rejects.toMatchObject({ code: 'invalid' });
});

test('quiet: one at a time, until its end, nobody else’s', async () => {
  const [ctx, other] = [await person(db, 'quiet', { now: '2026-11-25T10:00:00Z' }), await person(db, 'loud')];
  await Promise.all([uuidv7(), uuidv7(), uuidv7()].map((id) => beginQuiet(ctx, { id, minutes: 25 })));
  expect(await db.quietTime.count({ where: { userId: ctx.viewer.id, endedAt: null } })).toBe(1);
  const isQuiet = async (userId: string, now: Date) => (await listQuiet(db, [ctx.viewer.id, other.viewer.id], now)).has(userId);
  expect([await isQuiet(ctx.viewer.id, ctx.now), await isQuiet(other.viewer.id, ctx.now)]).toEqual([true, false]);
  expect(await isQuiet(ctx.viewer.id, new Date('2026-11-25T10:25:00Z'))).toBe(false);
  const bookId = await reads(ctx);
  const soon = later(ctx, '2026-11-25T10:10:00Z');
  await recordPosition(soon, { bookId, device: desk, id: uuidv7(), page: 7 });
  expect(await endQuiet(later(ctx, '2026-11-25T10:40:00Z'))).toEqual({ minutes: 25, pages: 1 });
  expect(await endQuiet(ctx)).toBeNull();
});

test('a stranger, and a book in the trash, have no positions and no sittings', async () => {
  const [ctx, stranger] = [await person(db, 'owner-of-book'), await person(db, 'stranger')];
  const bookId = await reads(ctx);
  await recordPosition(ctx, { bookId, device: desk, id: uuidv7(), page: 7 });
  const hidden = { code: 'not-found' };
  await expect(recordPosition(stranger, { bookId, device: desk, id: uuidv7(), page: 99 })).rejects.toMatchObject(hidden);
  await expect(addSitting(stranger, { bookId, id: uuidv7(), on: new Date('2026-01-01'), minutes: 1, pages: 1 })).rejects.toMatchObject(hidden);
  expect(await findOpening(stranger, { bookId, deviceKey: desk.key })).toMatchObject({ page: 1 });
  expect([await listPlaces(stranger, { bookId, deviceKey: desk.key }), (await listSittings(stranger, { bookId, pagesLeft: 1 })).rows]).toEqual([[], []]);
  await trashBook(ctx, { bookId });
  await expect(recordPosition(ctx, { bookId, device: desk, id: uuidv7(), page: 8 })).rejects.toMatchObject(hidden);
});

test('a day whose minutes have changed is told, and nothing else is', async () => {
  const ctx = await person(db, 'told', { now: '2026-11-25T10:00:00Z', timeZone: 'America/New_York' });
  const bookId = await reads(ctx);
  const told = () => ctx.published.splice(0).filter(({ event }) => event === 'library.time-read').map(({ payload }) => payload);
  const read = (marks: ReturnType<typeof at>[]) => recordMarks(ctx, { bookId, device: desk, marks });
  const of = (day: string) => ({ ownerId: ctx.viewer.id, bookId, from: day, to: day });
  const first = at(ctx, -7_200, 1);
  await read([first, at(ctx, -7_150, 2)]);
  expect(told(), '50 seconds are no minute yet').toEqual([]);
  await read([at(ctx, -7_130, 2)]);
  expect(told(), '70 seconds').toEqual([of('2026-11-25')]);
  await read([at(ctx, -7_125, 2)]);
  expect(told(), 'five seconds more').toEqual([]);
  await read([first]);
  expect(told(), 'nothing new').toEqual([]);
  await addSitting(ctx, { bookId, id: uuidv7(), on: new Date('2026-11-20'), minutes: 1, pages: 0 });
  expect(told()).toEqual([of('2026-11-20')]);
});
