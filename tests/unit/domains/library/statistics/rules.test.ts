import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestBooks, ratedHighest } from '#app/domains/library/statistics/model/best-books.ts';
import { barsOf, endOf, lastPeriods, readMeasure, readStep, startOf, steps } from '#app/domains/library/statistics/model/periods.ts';
import { placeInWeek } from '#app/platform/time/weeks.ts';
import { speedOf } from '#app/domains/library/statistics/model/speed.ts';
import { dayNumber, dayOfNumber, runsOf, streakOf } from '#app/domains/library/statistics/model/streak.ts';
import { lengthBins, meanLength, meanRating, ratingBins } from '#app/domains/library/statistics/model/tastes.ts';
import { busiestDay, longestRun, monthsOf } from '#app/domains/library/statistics/model/year-sums.ts';
import { daysOfYear, readYear, yearBefore } from '#app/domains/library/statistics/model/year.ts';
import { addDays, dayText, parseDay } from '#app/platform/time/days.ts';

const day = (text: string) => parseDay(text)!;
const anyDay = fc.integer({ min: 0, max: 60_000 }).map((ago) => addDays(day('1950-01-01'), ago));
const weekStart = fc.constantFrom(1 as const, 7 as const);

describe('periods', () => {
  it('cover all days up to today without gap or overlap, and the last one holds today', () => {
    fc.assert(fc.property(fc.constantFrom(...steps), anyDay, weekStart, (step, today, first) => {
      const starts = lastPeriods(step, today, first, barsOf[step]);
      expect(starts).toHaveLength(barsOf[step]);
      starts.slice(1).forEach((start, at) => expect(dayText(endOf(step, starts[at]!))).toBe(dayText(start)));
      expect(starts.at(-1)! <= today && today < endOf(step, starts.at(-1)!)).toBe(true);
    }));
  });

  it('begin weeks on Monday or on Sunday', () => {
    // 1 March 2026 was a Sunday.
    expect(dayText(startOf('week', day('2026-03-01'), 1))).toBe('2026-02-23');
    expect(dayText(startOf('week', day('2026-03-01'), 7))).toBe('2026-03-01');
    expect(dayText(startOf('week', day('2026-03-02'), 1))).toBe('2026-03-02');
    fc.assert(fc.property(anyDay, weekStart, (one, first) => {
      expect(placeInWeek(startOf('week', one, first), first)).toBe(0);
      expect(startOf('week', one, first).getUTCDay()).toBe(first % 7);
    }));
  });

  it('know 29 February', () => {
    expect(lastPeriods('day', day('2028-03-01'), 1, 2).map(dayText)).toEqual(['2028-02-29', '2028-03-01']);
    expect(lastPeriods('month', day('2028-02-29'), 1, 3).map(dayText)).toEqual(['2027-12-01', '2028-01-01', '2028-02-01']);
    expect(dayText(endOf('month', day('2028-02-01')))).toBe('2028-03-01');
    expect(lastPeriods('month', day('2026-03-31'), 1, 2).map(dayText)).toEqual(['2026-02-01', '2026-03-01']);
  });

  it('read of an address only what they know', () => {
    for (const text of [null, '', 'years', 'DAY', '__proto__', 'constructor']) expect([readStep(text), readMeasure(text)]).toEqual(['month', 'pages']);
    expect([readStep('week'), readMeasure('minutes')]).toEqual(['week', 'minutes']);
  });
});

describe('years', () => {
  it('are four digits that do not lie ahead', () => {
    expect(readYear('2026', 2026)).toBe(2026);
    expect(readYear('1912', 2026)).toBe(1912);
    for (const text of [null, undefined, '', 'abc', '0', '99999', '2027', '-2026', '2026.0', '2e3', ' 2026', '0x7e', '0999', '3000', '٢٠٢٦']) expect(readYear(text, 2026), String(text)).toBeNull();
  });

  it('have 365 days or 366', () => {
    expect(daysOfYear(2027)).toHaveLength(365);
    expect(daysOfYear(2028).map(dayText)).toContain('2028-02-29');
    expect(daysOfYear(2028)).toHaveLength(366);
    expect(dayText(yearBefore(day('2028-02-29')))).toBe('2027-02-28');
    expect(dayText(yearBefore(day('2026-11-25')))).toBe('2025-11-25');
  });

  it('add up by month, and nothing is lost', () => {
    const some = fc.uniqueArray(fc.nat(365), { maxLength: 60 }).map((places) => [...places].sort((a, b) => a - b).map((at) => ({ day: dayText(daysOfYear(2028)[at]!), pages: at, minutes: at * 2, books: at % 2 })));
    fc.assert(fc.property(some, (days) => {
      const months = monthsOf(days);
      expect(months).toHaveLength(12);
      for (const of of ['pages', 'minutes', 'books'] as const) expect(months.reduce((sum, month) => sum + month[of], 0)).toBe(days.reduce((sum, one) => sum + one[of], 0));
      expect(months.reduce((sum, month) => sum + month.days, 0)).toBe(days.length);
      expect(busiestDay(days)?.pages ?? 0).toBe(Math.max(0, ...days.map(({ pages }) => pages)));
      expect(longestRun(days)).toBeLessThanOrEqual(days.length);
    }));
  });
});

describe('a streak', () => {
  const today = dayNumber(day('2026-11-25'));
  const before = (...ago: number[]) => ago.map((days) => today - days).sort((a, b) => a - b);

  it.each([
    ['nothing', [], null, 0, false],
    ['today', [0], 1, 1, false],
    ['yesterday: today is not over', [1, 2], 2, 2, false],
    ['the day before: the missed one is forgiven', [2, 3, 4], 3, 3, true],
    ['three days ago: two were missed', [3, 4, 5], null, 3, false],
    ['a missed day between', [0, 1, 3, 4], 4, 4, false],
    ['two missed days between', [0, 1, 4, 5, 6], 2, 3, false],
    ['every other day', [0, 2, 4, 6], 4, 4, false],
    ['tomorrow, written down further east', [-1, 0, 1], 3, 3, false],
  ])('%s', (_what, ago, current, longest, isOnGrace) => {
    const streak = streakOf(before(...ago), today);
    expect([streak.current?.days ?? null, streak.longest?.days ?? 0, streak.isOnGrace]).toEqual([current, longest, isOnGrace]);
  });

  it('counts days with a book, each once, in runs that two missed days keep apart', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(400), { maxLength: 80 }), (found) => {
      const days = [...found].sort((a, b) => a - b);
      const runs = runsOf(days);
      expect(runs.reduce((sum, run) => sum + run.days, 0)).toBe(days.length);
      for (const { days: count, from, to } of runs) {
        expect(count).toBeLessThanOrEqual(to - from + 1);
        expect(count).toBeGreaterThanOrEqual((to - from) / 2 + 1);
      }
      runs.slice(1).forEach((run, at) => expect(run.from - runs[at]!.to).toBeGreaterThan(2));
    }));
  });

  it('numbers days so that they come back', () => {
    fc.assert(fc.property(anyDay, (one) => {
      expect(dayText(dayOfNumber(dayNumber(one)))).toBe(dayText(one));
    }));
  });
});

describe('tastes', () => {
  const row = (key: string, books: number, pages = 0) => ({ key, books, pages });

  it('put every rating into a half star and lose none', () => {
    fc.assert(fc.property(fc.array(fc.record({ key: fc.integer({ min: 0, max: 100 }).map(String), books: fc.integer({ min: 1, max: 9 }), pages: fc.constant(0) })), (rows) => {
      expect(ratingBins(rows).reduce((sum, { books }) => sum + books, 0)).toBe(rows.reduce((sum, { books }) => sum + books, 0));
    }));
    const bins = ratingBins([row('80', 3), row('84', 1), row('100', 2), row('', 7)]);
    expect(bins.filter(({ books }) => books > 0)).toEqual([{ stars: 4, books: 4 }, { stars: 5, books: 2 }]);
    expect(meanRating([row('80', 3), row('100', 1), row('', 9)])).toEqual({ mean: 85, books: 4 });
    expect(meanRating([row('', 9)])).toBeNull();
  });

  it('show lengths by hundreds without gaps, unknown ones apart', () => {
    expect(lengthBins([row('', 4)])).toEqual([]);
    expect(lengthBins([row('0', 1, 90), row('6', 2, 1_300), row('', 1)]).map(({ hundreds, books }) => [hundreds, books])).toEqual([[0, 1], [1, 0], [2, 0], [3, 0], [4, 0], [5, 0], [6, 2]]);
    expect(meanLength([row('0', 1, 90), row('6', 2, 1_300), row('', 1, 0)])).toBe(463);
    expect(meanLength([row('', 1)])).toBeNull();
  });

  it('know what stands out', () => {
    const book = (id: string, pages: number | null, rating: number | null, finishedOn: string) => ({ id, title: id, author: null, coverId: null, pages, rating, finishedOn });
    const found = bestBooks([book('c', 900, 60, '2026-12-01'), book('b', 90, null, '2026-05-01'), book('a', null, 90, '2026-01-01')]);
    expect(Object.fromEntries(Object.entries(found).map(([name, of]) => [name, of?.id]))).toEqual({ longest: 'c', shortest: 'b', favourite: 'a', first: 'a', last: 'c' });
    const read = [book('a', 1, 90, '2026-03-01'), book('b', 1, 60, '2026-02-01'), book('a', 1, 90, '2026-01-01'), book('c', 1, 70, '2026-01-01'), book('d', 1, null, '2026-01-01'), book('e', 1, 80, '2026-01-01')];
    expect(ratedHighest(read).map(({ id }) => id)).toEqual(['a', 'e', 'c']);
    expect(bestBooks([])).toEqual({ longest: null, shortest: null, favourite: null, first: null, last: null });
    expect(bestBooks([book('only', 200, null, '2026-01-01')])).toMatchObject({ longest: { id: 'only' }, shortest: null, last: null });
  });

  it('speed is pages an hour', () => expect([speedOf(30, 3600), speedOf(1, 600), speedOf(100, 7200)]).toEqual([30, 6, 50]));
});
