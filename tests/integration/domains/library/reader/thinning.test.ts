import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { addBook } from '#app/domains/library/index.server.ts';
import { addBookSchema } from '#app/domains/library/schema.ts';
import { findOpening, listPlaces, listSittings, recordMarks } from '#app/domains/library/reader/index.server.ts';
import { thinAfterMs, thinPositions } from '#app/domains/library/reader/commands/thin-positions.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { person } from '../scene.ts';
import type { Person } from '../scene.ts';

const { db } = await testDatabase();
const devices = ['a', 'b', 'c'].map((letter) => ({ key: letter.repeat(32), name: `Browser ${letter}` }));
const day = 86_400_000;

/** Sittings at a book, one a day until `lastDaysAgo` days before now: pages in a row, some twice, by turns on two devices; on the third long ago and once. */
async function hasRead(ctx: Person, { days, lastDaysAgo }: { days: number; lastDaysAgo: number }): Promise<string> {
  const { id: bookId } = await addBook(ctx, addBookSchema.parse({ id: uuidv7(), title: `Read ${uuidv7()}` }));
  for (let back = days; back >= 0; back -= 1) {
    const device = back === days ? devices[2]! : devices[back % 2]!;
    const start = ctx.now.getTime() - (lastDaysAgo + back) * day;
    const marks = Array.from({ length: 30 }, (_, at) => ({ id: uuidv7(), page: 1 + (days - back) * 3 + Math.floor(at / 10), permille: (at * 33) % 1000, at: new Date(start + at * 40_000), isEnd: at === 29 }));
    await recordMarks({ ...ctx, now: new Date(start + 40 * 60_000) }, { bookId, device, marks });
  }
  return bookId;
}

async function shown(ctx: Person, bookId: string) {
  return {
    places: await listPlaces(ctx, { bookId, deviceKey: devices[0]!.key }),
    openings: await Promise.all(devices.map(({ key }) => findOpening(ctx, { bookId, deviceKey: key }))),
    sittings: await listSittings(ctx, { bookId, pagesLeft: 100 }),
    rows: await db.readingSitting.findMany({ where: { bookId }, orderBy: { id: 'asc' } }),
    days: await db.readingDay.findMany({ where: { ownerId: ctx.viewer.id }, orderBy: { day: 'asc' } }),
  };
}

test('old marks go, and nothing that is shown of a book changes: places, where it opens, sittings, days', async () => {
  const ctx = await person(db, 'thin-reader', { now: '2026-11-25T10:00:00Z' });
  const [long, half, young] = [await hasRead(ctx, { days: 12, lastDaysAgo: 150 }), await hasRead(ctx, { days: 12, lastDaysAgo: 115 }), await hasRead(ctx, { days: 2, lastDaysAgo: 3 })];
  const before = await Promise.all([long, half, young].map((bookId) => shown(ctx, bookId)));
  expect(before[0]!.places).toHaveLength(20);
  const count = (bookId: string) => db.readingPosition.count({ where: { bookId } });
  expect([await count(long), await count(half), await count(young)]).toEqual([390, 390, 90]);
  expect(await thinPositions({ db }, ctx.now)).toBeGreaterThan(0);
  expect(await Promise.all([long, half, young].map((bookId) => shown(ctx, bookId)))).toEqual(before);
  // Twenty places and the one of the device that was there first.
  expect(await count(long)).toBe(21);
  expect(await count(young)).toBe(90);
  const old = new Date(ctx.now.getTime() - thinAfterMs);
  expect(await db.readingPosition.count({ where: { bookId: half, at: { gte: old } } })).toBe(6 * 30);
  expect(await count(half)).toBeLessThanOrEqual(6 * 30 + 21);
  expect(await thinPositions({ db }, ctx.now)).toBe(0);
});

test('a mark that comes as late as one may finds its sitting as it was', async () => {
  const ctx = await person(db, 'thin-late', { now: '2026-11-25T10:00:00Z' });
  const bookId = await hasRead(ctx, { days: 4, lastDaysAgo: 89 });
  const rows = () => db.readingSitting.findMany({ where: { bookId }, orderBy: { startedAt: 'asc' }, select: { startedAt: true, seconds: true, pages: true } });
  const before = await rows();
  await thinPositions({ db }, ctx.now);
  const late = { id: uuidv7(), page: 90, permille: 0, at: new Date(ctx.now.getTime() - 89 * day - 20_000), isEnd: false };
  await recordMarks(ctx, { bookId, device: devices[0]!, marks: [late] });
  const after = await rows();
  expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
  expect(after.at(-1)).toMatchObject({ startedAt: late.at, seconds: before.at(-1)!.seconds + 20, pages: before.at(-1)!.pages + 1 });
});
