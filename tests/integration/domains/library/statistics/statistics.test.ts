import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addPastReading, editBook, rateBook, recordProgress, setTags, trashBook } from '#app/domains/library/index.server.ts';
import { addSitting } from '#app/domains/library/reader/index.server.ts';
import { exportDays, exportTaste, getDays, getOverview, getSpeed, getTaste, getYear, listYears, requireYear, showStreak } from '#app/domains/library/statistics/index.server.ts';
import { parseDay } from '#app/platform/time/days.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookInput, givenBook, later, person } from '../scene.ts';
import type { Person } from '../scene.ts';

const { db } = await testDatabase();
const day = (text: string) => parseDay(text)!;
async function text(pieces: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
}

const finished = async (ctx: Person, endedOn: string | undefined, input: Record<string, unknown> = {}): Promise<string> => {
  const bookId = await givenBook(ctx, { pages: 300, ...input });
  await addPastReading(ctx, { bookId, id: uuidv7(), state: 'finished', ...(endedOn ? { endedOn: day(endedOn) } : {}) });
  return bookId;
};
const moved = (ctx: Person, bookId: string, value: number) => recordProgress(ctx, { bookId, id: uuidv7(), unit: 'page', value });
const sat = (ctx: Person, bookId: string, on: string, minutes: number, pages: number) => addSitting(ctx, { bookId, id: uuidv7(), on: day(on), minutes, pages });

describe('the overview', () => {
  test('counts pages in the month of the reader’s day, without gaps between months', async () => {
    const ctx = await person(db, 'months', { timeZone: 'America/New_York', now: '2026-11-01T03:00:00Z' });
    const bookId = await givenBook(ctx, { pages: 400, state: 'reading' });
    // Still 31 October in New York, and an hour and a half later no longer.
    await moved(ctx, bookId, 100);
    const november = later(ctx, '2026-11-01T04:30:00Z');
    await moved(november, bookId, 150);
    await finished(ctx, '2026-01-15', { pages: 90 });
    const { periods, months } = await getOverview(november, { measure: 'pages', step: 'month' });
    expect(periods).toEqual(months);
    expect(months.map(({ start }) => start.slice(0, 7))).toEqual(['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']);
    expect(months.filter(({ pages }) => pages > 0).map(({ start, pages, books }) => [start, pages, books])).toEqual([['2026-01-01', 90, 1], ['2026-10-01', 100, 0], ['2026-11-01', 50, 0]]);
  });

  test.each([
    // Clocks change in the night between the two instants, which are a second before and after midnight there.
    ['Europe/Berlin', '2026-03-28T22:59:59Z', '2026-03-28T23:00:01Z', '2026-03-28', '2026-03-29'],
    ['America/New_York', '2026-10-31T03:59:59Z', '2026-11-02T05:00:01Z', '2026-10-30', '2026-11-02'],
    ['Australia/Lord_Howe', '2026-04-04T12:59:59Z', '2026-04-04T13:00:01Z', '2026-04-04', '2026-04-05'],
    ['America/Santiago', '2026-09-06T03:59:59Z', '2026-09-06T04:00:01Z', '2026-09-05', '2026-09-06'],
    ['Asia/Almaty', '2024-02-29T17:59:59Z', '2024-02-29T19:00:01Z', '2024-02-29', '2024-03-01'],
  ])('knows in %s which day it was', async (timeZone, before, after, firstDay, secondDay) => {
    const ctx = await person(db, timeZone.slice(-9), { timeZone, now: before });
    const bookId = await givenBook(ctx, { pages: 400, state: 'reading' });
    await moved(ctx, bookId, 10);
    const then = later(ctx, after);
    await moved(then, bookId, 30);
    const { periods } = await getOverview(then, { measure: 'pages', step: 'day' });
    expect(periods.at(-1)?.start).toBe(secondDay);
    expect(periods).toHaveLength(31);
    expect(periods.filter(({ pages }) => pages > 0).map(({ start, pages }) => [start, pages])).toEqual([[firstDay, 10], [secondDay, 20]]);
    const { days } = await getDays(then, { year: Number(secondDay.slice(0, 4)) });
    expect(days.map((one) => one.day)).toEqual([firstDay, secondDay]);
  });

  test('has weeks from the reader’s first day on', async () => {
    const ctx = await person(db, 'weeks', { now: '2026-03-02T12:00:00Z' });
    const bookId = await givenBook(ctx, { pages: 400, state: 'reading' });
    await recordProgress(ctx, { bookId, id: uuidv7(), unit: 'page', value: 10, on: day('2026-02-28') });
    await recordProgress(ctx, { bookId, id: uuidv7(), unit: 'page', value: 30, on: day('2026-03-01') });
    await moved(ctx, bookId, 60);
    const weeks = async (weekStart: 1 | 7) => (await getOverview({ ...ctx, viewer: { ...ctx.viewer, weekStart } }, { measure: 'pages', step: 'week' })).periods.filter(({ pages }) => pages > 0).map(({ start, pages }) => [start, pages]);
    expect(await weeks(1)).toEqual([['2026-02-23', 30], ['2026-03-02', 30]]);
    expect(await weeks(7)).toEqual([['2026-02-22', 10], ['2026-03-01', 50]]);
  });

  test('holds this year against the last one up to the same day, also on 29 February', async () => {
    const ctx = await person(db, 'leap', { now: '2028-02-29T12:00:00Z', timeZone: 'UTC' });
    await finished(ctx, '2027-02-28');
    await finished(ctx, '2027-03-01');
    await finished(ctx, '2028-02-29');
    const { thisYear, lastYear, isEmpty } = await getOverview(ctx, { measure: 'pages', step: 'month' });
    expect([thisYear.books, thisYear.days, lastYear?.books, lastYear?.pages, isEmpty]).toEqual([1, 1, 1, 300, false]);
  });

  test('of somebody who wrote nothing down is empty; what lies years back is not nothing', async () => {
    const ctx = await person(db, 'empty');
    expect(await getOverview(ctx, { measure: 'minutes', step: 'day' })).toMatchObject({ isEmpty: true, lastYear: null });
    await finished(ctx, '2011-05-05');
    expect((await getOverview(ctx, { measure: 'pages', step: 'day' })).isEmpty).toBe(false);
  });
});

describe('days in a row', () => {
  test('are seen by whoever wants to, and survive a move across the zones', async () => {
    const ctx = await person(db, 'streak', { timeZone: 'America/New_York', now: '2026-11-21T02:00:00Z' });
    const bookId = await givenBook(ctx, { pages: 400, state: 'reading' });
    expect((await getDays(ctx, { year: 2026 })).streak).toBeNull();
    await moved(ctx, bookId, 10);
    // In the evening of the 20th into the plane, out of it in Almaty on the 22nd: the 21st never was.
    const there = { ...later(ctx, '2026-11-22T04:00:00Z'), timeZone: 'Asia/Almaty' };
    await moved(there, bookId, 20);
    await showStreak(there, { isShown: true });
    await showStreak(there, { isShown: true });
    expect((await getDays(there, { year: 2026 })).streak).toMatchObject({ current: { days: 2 }, longest: { days: 2 }, isOnGrace: false });
    const after = (now: string) => getDays(later(there, now), { year: 2026 }).then(({ streak }) => [streak?.current?.days ?? null, streak?.isOnGrace]);
    expect(await after('2026-11-24T18:00:00Z')).toEqual([2, true]);
    // Half an hour past midnight in Almaty, where it is the 25th.
    expect(await after('2026-11-24T19:30:00Z')).toEqual([null, false]);
    await showStreak(there, { isShown: false });
    expect((await getDays(there, { year: 2026 })).streak).toBeNull();
  });

  test('are nobody else’s', async () => {
    const [one, other] = [await person(db, 'one'), await person(db, 'other')];
    await showStreak(one, { isShown: true });
    await showStreak(other, { isShown: false });
    expect((await getDays(one, { year: 2026 })).streak).toEqual({ current: null, longest: null, isOnGrace: false });
    expect((await getDays(other, { year: 2026 })).streak).toBeNull();
  });
});

describe('what is read', () => {
  test('follows finished books, whatever is done to them', async () => {
    const ctx = await person(db, 'taste');
    const war = await finished(ctx, '2025-12-31', { title: 'War', authors: 'Tolstoy', tags: 'classics', language: 'ru', pages: 1_300 });
    const ivan = await finished(ctx, '2026-01-01', { title: 'Ivan', authors: 'Tolstoy\nA Friend', tags: 'classics, short', language: 'ru', pages: 90 });
    await finished(ctx, undefined, { title: 'Emma', authors: 'Austen', language: 'en', pages: 512 });
    await givenBook(ctx, { title: 'Waiting', authors: 'Austen', pages: 400 });
    const short = async (year: number | null) => {
      const { books, pages, authors, tags, languages } = await getTaste(ctx, { year });
      return { books, pages, authors: authors.map(({ name, books: times }) => `${name} ${times}`), tags: tags.map(({ name, books: times }) => `${name} ${times}`), languages: languages.map(({ key, books: times }) => `${key} ${times}`) };
    };
    expect(await short(null)).toEqual({ books: 3, pages: 1_902, authors: ['Tolstoy 2', 'Austen 1', 'A Friend 1'], tags: ['classics 2', 'short 1'], languages: ['ru 2', 'en 1'] });
    expect(await short(2025)).toMatchObject({ books: 1, authors: ['Tolstoy 1'], tags: ['classics 1'] });
    await rateBook(ctx, { bookId: war, rating: 100, reviewHasSpoilers: false });
    await setTags(ctx, { bookId: ivan, tags: ['short'] });
    await editBook(ctx, { ...bookInput({ title: 'Ivan', authors: 'Chekhov', pages: 150, tags: 'short' }), bookId: ivan });
    expect((await getTaste(ctx, { year: null })).ratings).toEqual([{ key: '', books: 2, pages: 662 }, { key: '100', books: 1, pages: 1_300 }]);
    expect(await short(2026)).toEqual({ books: 1, pages: 150, authors: ['Chekhov 1'], tags: ['short 1'], languages: [' 1'] });
    await addPastReading(ctx, { bookId: war, id: uuidv7(), state: 'finished', endedOn: day('2026-02-02') });
    expect((await short(2026)).authors).toEqual(['Tolstoy 1', 'Chekhov 1']);
    await trashBook(ctx, { bookId: war });
    expect((await short(2026)).authors).toEqual(['Chekhov 1']);
    expect((await short(2025)).books).toBe(0);
    expect((await getTaste(await person(db, 'nobody'), { year: null })).books).toBe(0);
  });

  test('speed is pages over hours, without what is too short or has no pages', async () => {
    const ctx = await person(db, 'speed', { now: '2026-11-21T12:00:00Z' });
    const bookId = await givenBook(ctx, { pages: 400, state: 'reading' });
    expect(await getSpeed(ctx, { step: 'month' })).toMatchObject({ points: [], perHour: null });
    await sat(ctx, bookId, '2026-10-05', 60, 30);
    await sat(ctx, bookId, '2026-11-10', 90, 60);
    await sat(ctx, bookId, '2026-11-16', 30, 12);
    await sat(ctx, bookId, '2026-09-05', 5, 10);
    expect(await getSpeed(ctx, { step: 'week' })).toMatchObject({ perHour: 36.3, minutes: 185 });
    // Longer ago than either chart goes back.
    await sat(ctx, bookId, '2022-01-05', 60, 15);
    const months = await getSpeed(ctx, { step: 'month' });
    expect(months.points.map(({ label, pages, minutes, perHour }) => [label, pages, minutes, perHour])).toEqual([['October\u00a02026', 30, 60, 30], ['November\u00a02026', 72, 120, 36]]);
    const weeks = await getSpeed(ctx, { step: 'week' });
    expect(weeks.points.map(({ perHour }) => perHour)).toEqual([30, 40, 24]);
    expect([months, weeks].map(({ perHour, minutes }) => [perHour, minutes]), 'over all time, whatever is shown').toEqual([[31.1, 245], [31.1, 245]]);
    expect(await getSpeed(later(ctx, '2029-11-21T12:00:00Z'), { step: 'month' })).toMatchObject({ points: [], perHour: 31.1, minutes: 245 });
    expect((await getOverview(ctx, { measure: 'minutes', step: 'month' })).periods.slice(-3).map(({ minutes }) => minutes)).toEqual([5, 60, 120]);
  });

  test('comes out as CSV that no spreadsheet runs', async () => {
    const ctx = await person(db, 'csv');
    await finished(ctx, '2026-01-02', { authors: '=1+1', tags: '+tag', language: 'en', pages: 300 });
    const taste = await text(exportTaste(ctx, { year: null }));
    expect(taste.split('\n')).toEqual(['\ufeffKind,Name,Books finished,Pages', `author,'=1+1,1,300`, `tag,'+tag,1,300`, 'language,en,1,300', 'rating,,1,300', 'length,300,1,300', '']);
    expect(await text(exportDays(ctx))).toBe('\ufeffDay,Pages,Minutes,Books finished\n2026-01-02,300,0,1\n');
    expect(await text(exportTaste(ctx, { year: 2025 }))).toBe('\ufeffKind,Name,Books finished,Pages\n');
  });
});

describe('a year in review', () => {
  test('has its months, days, books and neighbours', async () => {
    const ctx = await person(db, 'review', { now: '2026-11-21T12:00:00Z' });
    const long = await finished(ctx, '2026-01-02', { title: 'Long', pages: 900, authors: 'Tolstoy' });
    await finished(ctx, '2026-05-05', { title: 'Short', pages: 80, authors: 'Chekhov' });
    await finished(ctx, '2024-02-29', { title: 'Leap', pages: 100 });
    await finished(ctx, undefined, { title: 'Some day', pages: 100 });
    await rateBook(ctx, { bookId: long, rating: 90, reviewHasSpoilers: false });
    const year = await getYear(ctx, { year: 2026 });
    expect(year).toMatchObject({ isPresent: true, sums: { books: 2, pages: 980, days: 2 }, busiest: { day: '2026-01-02', pages: 900 }, longestRun: null, others: { older: 2024, newer: null }, before: null });
    expect(year.books.map(({ title, author, finishedOn }) => [title, author, finishedOn])).toEqual([['Short', 'Chekhov', '2026-05-05'], ['Long', 'Tolstoy', '2026-01-02']]);
    expect([year.best?.longest?.title, year.best?.shortest?.title, year.best?.favourite?.title, year.best?.first?.title]).toEqual(['Long', 'Short', 'Long', 'Long']);
    expect(year.months.map(({ books }) => books)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(await getYear(ctx, { year: 2024 })).toMatchObject({ isPresent: false, others: { older: null, newer: 2026 }, days: [{ day: '2024-02-29', pages: 100, books: 1 }] });
    expect(await getYear(ctx, { year: 1999 })).toMatchObject({ sums: { books: 0, days: 0 }, books: [], others: { older: null, newer: 2024 } });
    const { years, undated } = await listYears(ctx);
    expect([years.map(({ year: one, books }) => [one, books]), undated]).toEqual([[[2026, 2], [2024, 1]], 1]);
  });

  test('of the year in which its person is: it begins at their midnight', async () => {
    const ctx = await person(db, 'midnight', { now: '2026-12-31T19:30:00Z', timeZone: 'Asia/Almaty' });
    expect(requireYear('2027', ctx)).toBe(2027);
    expect(() => requireYear('2027', { ...ctx, timeZone: 'Europe/Berlin' })).toThrow();
    expect((await listYears(ctx)).years).toEqual([{ year: 2027, books: 0, pages: 0, minutes: 0, days: 0 }]);
  });
});
