import { describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import {
  addPastReading, editReading, finishReading, getBook, recordProgress, removeReading, retractProgress, startReading, stopReading, wantToRead,
} from '#app/domains/library/index.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { givenBook, later, person, rowOf } from './scene.ts';

const { db } = await testDatabase();
const day = (text: string) => new Date(text);
const at = (value: number, extra: Record<string, unknown> = {}) => ({ id: uuidv7(), unit: 'page' as const, value, ...extra });

async function openBook(pages: number | null = 352) {
  const ctx = await person(db, 'reader');
  const bookId = await givenBook(ctx, { pages: pages ?? undefined });
  const readingId = await startReading(ctx, { bookId, id: uuidv7() });
  return { ctx, bookId, readingId };
}

describe('progress', () => {
  test('is written down, shown and counted', async () => {
    const { ctx, bookId, readingId } = await openBook();
    const result = await recordProgress(ctx, { bookId, ...at(212) });
    expect(result).toMatchObject({ readingId, position: { page: 212, permille: 602 }, finished: false, pagesAdvanced: 212 });
    const book = await getBook(ctx, { bookId });
    expect(book).toMatchObject({ state: 'reading', currentPage: 212, permille: 602, pagesRead: 212, pagesLeft: 140 });
    expect(book.entries).toMatchObject([{ page: 212, dayText: 'today', newest: true }]);
    expect(ctx.published.map((one) => one.event)).toEqual(['library.book-added', 'library.reading-started', 'library.progress-recorded']);
  });

  test('nothing jumps back by itself; a lower page is kept as typed and counts nothing', async () => {
    const { ctx, bookId } = await openBook();
    const advanced = [];
    for (const page of [100, 60, 100, 130]) advanced.push((await recordProgress(ctx, { bookId, ...at(page) })).pagesAdvanced);
    expect(advanced).toEqual([100, 0, 0, 30]);
    expect((await getBook(ctx, { bookId })).entries.map((entry) => entry.page)).toEqual([130, 100, 60, 100]);
  });

  test('on an earlier day it becomes history and moves the start, not the present position', async () => {
    const { ctx, bookId, readingId } = await openBook();
    await recordProgress(ctx, { bookId, ...at(200) });
    await recordProgress(ctx, { bookId, ...at(150, { on: day('2026-11-18') }) });
    expect(await rowOf(ctx, bookId)).toMatchObject({ currentPage: 200 });
    expect(await db.reading.findUnique({ where: { id: readingId } })).toMatchObject({ startedOn: day('2026-11-18') });
  });

  test('the day is that of the reader’s zone', async () => {
    const ctx = await person(db, 'kate', { now: '2026-11-21T21:30:00Z', timeZone: 'Europe/Moscow' });
    const bookId = await givenBook(ctx, { pages: 100, state: 'reading' });
    await recordProgress(ctx, { bookId, ...at(10) });
    expect(await db.progressEntry.findFirst({ where: { bookId } })).toMatchObject({ day: day('2026-11-22') });
  });

  test('sent twice it is recorded once, also at the same moment', async () => {
    const { ctx, bookId } = await openBook();
    const input = { bookId, ...at(50) };
    const results = await Promise.all([1, 2, 3].map(() => recordProgress(ctx, input)));
    expect(new Set(results.map((result) => result.pagesAdvanced))).toEqual(new Set([50]));
    expect(await db.progressEntry.count({ where: { bookId } })).toBe(1);
  });

  test('the last page finishes the book; taking it back opens it again', async () => {
    const { ctx, bookId } = await openBook();
    const { finished, entryId } = await recordProgress(ctx, { bookId, ...at(352) });
    expect(finished).toBe(true);
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'read', timesRead: 1, pagesRead: 352, lastFinishedOn: day('2026-11-21') });
    await retractProgress(ctx, { bookId, entryId });
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'reading', timesRead: 0, pagesRead: 0, lastFinishedOn: null });
    expect((await getBook(ctx, { bookId })).entries).toMatchObject([{ retracted: true, newest: false }]);
  });

  test('only the newest entry is taken back', async () => {
    const { ctx, bookId } = await openBook();
    const first = await recordProgress(ctx, { bookId, ...at(10) });
    await recordProgress(ctx, { bookId, ...at(20) });
    await expect(retractProgress(ctx, { bookId, entryId: first.entryId })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('beyond the end, tomorrow and in another book’s name it is refused', async () => {
    const { ctx, bookId } = await openBook();
    const other = await givenBook(ctx);
    const known = at(10);
    await recordProgress(ctx, { bookId, ...known });
    await expect(recordProgress(ctx, { bookId, ...at(353) })).rejects.toMatchObject({ details: { fields: { value: ['library:errors.pageBeyondEnd'] } } });
    await expect(recordProgress(ctx, { bookId, ...at(20, { on: day('2026-11-22') }) })).rejects.toMatchObject({ details: { fields: { on: ['library:errors.future'] } } });
    await expect(recordProgress(ctx, { bookId: other, ...known })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('without a known length: by percent, and by page without a share', async () => {
    const { ctx, bookId } = await openBook(null);
    await recordProgress(ctx, { bookId, ...at(40, { unit: 'percent' }) });
    expect(await rowOf(ctx, bookId)).toMatchObject({ currentPage: null, currentPermille: 400, pagesRead: 0 });
    await recordProgress(ctx, { bookId, ...at(120) });
    expect(await rowOf(ctx, bookId)).toMatchObject({ currentPage: 120, currentPermille: null, pagesRead: 120 });
  });

  test('history cannot be rewritten', async () => {
    const { ctx, bookId } = await openBook();
    const { entryId } = await recordProgress(ctx, { bookId, ...at(10) });
    await expect(db.progressEntry.update({ where: { id: entryId }, data: { page: 300 } })).rejects.toThrow();
  });
});

describe('ends', () => {
  test('two finishes at once are one', async () => {
    const { ctx, bookId, readingId } = await openBook();
    await Promise.all([1, 2, 3, 4].map(() => finishReading(ctx, { bookId, readingId })));
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'read', timesRead: 1, pagesRead: 352 });
    expect(await db.progressEntry.count({ where: { bookId } })).toBe(1);
    expect(ctx.published.filter((one) => one.event === 'library.book-finished')).toHaveLength(1);
  });

  test('two people’s worth of starts at once are one reading', async () => {
    const ctx = await person(db, 'twice');
    const bookId = await givenBook(ctx, { pages: 100 });
    const ids = await Promise.all([1, 2, 3].map(() => startReading(ctx, { bookId, id: uuidv7() })));
    expect(new Set(ids).size).toBe(1);
  });

  test('a stopped book goes on where it was left, or begins anew when asked', async () => {
    const { ctx, bookId, readingId } = await openBook();
    await recordProgress(ctx, { bookId, ...at(120) });
    await stopReading(ctx, { bookId, readingId });
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'stopped', currentPage: 120, pagesRead: 120 });
    expect(await startReading(ctx, { bookId, id: uuidv7() })).toBe(readingId);
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'reading', currentPage: 120 });
    await stopReading(ctx, { bookId, readingId });
    const anew = uuidv7();
    expect(await startReading(ctx, { bookId, id: anew, fromStart: true })).toBe(anew);
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'reading', currentPage: null, pagesRead: 0 });
  });

  test('reading again is a new reading, and its pages count again', async () => {
    const { ctx, bookId, readingId } = await openBook(100);
    await finishReading(ctx, { bookId, readingId });
    const again = await startReading(ctx, { bookId, id: uuidv7() });
    const { pagesAdvanced } = await recordProgress(ctx, { bookId, ...at(30) });
    expect(pagesAdvanced).toBe(30);
    await finishReading(ctx, { bookId, readingId: again });
    expect(await rowOf(ctx, bookId)).toMatchObject({ timesRead: 2 });
    const { _sum } = await db.progressEntry.aggregate({ where: { bookId }, _sum: { pagesAdvanced: true } });
    expect(_sum.pagesAdvanced).toBe(200);
  });

  test('a past reading counts on its last day; without one nowhere, and only once', async () => {
    const ctx = await person(db, 'past');
    const bookId = await givenBook(ctx, { pages: 300 });
    const id = uuidv7();
    const input = { bookId, id, state: 'finished' as const, startedOn: day('2025-02-01'), endedOn: day('2025-03-05') };
    await Promise.all([addPastReading(ctx, input), addPastReading(ctx, input)]);
    await addPastReading(ctx, { bookId, id: uuidv7(), state: 'finished' });
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'read', timesRead: 2, lastFinishedOn: day('2025-03-05') });
    expect(await db.progressEntry.findMany({ where: { bookId }, select: { day: true, pagesAdvanced: true } })).toEqual([{ day: day('2025-03-05'), pagesAdvanced: 300 }]);
  });

  test('an end cannot come before its beginning, in the command nor in the database', async () => {
    const { ctx, bookId, readingId } = await openBook();
    await expect(finishReading(ctx, { bookId, readingId, endedOn: day('2026-11-01') })).rejects.toMatchObject({ details: { fields: { endedOn: ['library:errors.endBeforeStart'] } } });
    await expect(db.reading.update({ where: { id: readingId }, data: { state: 'finished', endedOn: day('2026-11-01') } })).rejects.toThrow();
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'reading' });
  });
});

describe('mending', () => {
  test('the end’s entry follows the end’s day', async () => {
    const { ctx, bookId, readingId } = await openBook(100);
    await finishReading(ctx, { bookId, readingId });
    await editReading(ctx, { bookId, readingId, state: 'finished', startedOn: day('2026-10-01'), endedOn: day('2026-10-09') });
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'read', lastFinishedOn: day('2026-10-09') });
    const counted = await db.progressEntry.findMany({ where: { bookId, retractedAt: null }, select: { day: true, pagesAdvanced: true } });
    expect(counted).toEqual([{ day: day('2026-10-09'), pagesAdvanced: 100 }]);
  });

  test('an end taken away opens the reading again', async () => {
    const { ctx, bookId, readingId } = await openBook(100);
    await recordProgress(ctx, { bookId, ...at(40) });
    await finishReading(ctx, { bookId, readingId });
    await editReading(ctx, { bookId, readingId, state: 'reading', startedOn: day('2026-11-01') });
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'reading', currentPage: 40, timesRead: 0 });
  });

  test('a second open reading is refused', async () => {
    const { ctx, bookId, readingId } = await openBook(100);
    await finishReading(ctx, { bookId, readingId });
    await startReading(ctx, { bookId, id: uuidv7() });
    await expect(editReading(ctx, { bookId, readingId, state: 'reading' })).rejects.toMatchObject({ details: { fields: { state: ['library:errors.otherReadingOpen'] } } });
  });

  test('removing readings puts the book where the others leave it', async () => {
    const { ctx, bookId, readingId } = await openBook(100);
    await finishReading(ctx, { bookId, readingId });
    const again = await startReading(ctx, { bookId, id: uuidv7() });
    await removeReading(ctx, { bookId, readingId: again });
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'read', timesRead: 1 });
    await removeReading(ctx, { bookId, readingId });
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'to_read', timesRead: 0, pagesRead: 0, lastFinishedOn: null });
    await expect(removeReading(ctx, { bookId, readingId })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('wished for again it waits, and its history stays', async () => {
    const { ctx, bookId, readingId } = await openBook(100);
    await expect(wantToRead(ctx, { bookId })).rejects.toMatchObject({ code: 'conflict' });
    await finishReading(ctx, { bookId, readingId });
    await wantToRead(ctx, { bookId });
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'to_read', timesRead: 1, pagesRead: 0 });
    await recordProgress(later(ctx, '2026-11-25T12:00:00Z'), { bookId, ...at(5) });
    expect(await rowOf(ctx, bookId)).toMatchObject({ state: 'reading', currentPage: 5 });
  });
});
