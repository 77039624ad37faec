import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf } from '#app/domains/library/reader/model/pace.ts';
import { openingOf, placesOf, shelfProgress } from '#app/domains/library/reader/model/places.ts';
import { idleSeconds, pauseSeconds, shortestSeconds, sittingsOf } from '#app/domains/library/reader/model/sittings.ts';
import type { Mark } from '#app/domains/library/reader/model/sittings.ts';

const start = Date.UTC(2026, 10, 25, 10);
const mark = (second: number, page: number, isEnd = false): Mark => ({ id: `${String(second).padStart(9, '0')}-${page}-${isEnd}`, page, at: new Date(start + second * 1000), isEnd });

describe('sittings', () => {
  it.each([
    ['pages in a row', [mark(0, 1), mark(60, 2), mark(100, 3, true)], [{ seconds: 100, pages: 2, firstPage: 1, lastPage: 2 }]],
    ['nobody stirs for long: two minutes count', [mark(0, 1), mark(600, 2), mark(610, 2, true)], [{ seconds: 130, pages: 2 }]],
    ['leafing over is not reading', [mark(0, 1), mark(1, 2), mark(2, 3), mark(62, 4, true)], [{ seconds: 62, pages: 1, firstPage: 1, lastPage: 3 }]],
    ['opened and closed again', [mark(0, 1), mark(2, 1, true)], []],
    ['away in between', [mark(0, 1), mark(30, 1, true), mark(90, 1), mark(100, 1, true)], [{ seconds: 40, pages: 1 }]],
    ['a long pause makes two', [mark(0, 1), mark(30, 2, true), mark(30 + pauseSeconds + 1, 2), mark(60 + pauseSeconds, 3, true)], [{ seconds: 30 }, { seconds: 29 }]],
    ['one mark alone', [mark(0, 5)], []],
  ])('%s', (_, marks, expected) => expect(sittingsOf(marks)).toMatchObject(expected));

  const marksOf = fc.array(fc.record({ second: fc.nat(20_000), page: fc.integer({ min: 1, max: 30 }), isEnd: fc.boolean() }), { maxLength: 40 })
    .map((list) => [...new Map(list.map(({ second, page, isEnd }) => [second, mark(second, page, isEnd)])).values()]);

  it('any order and any repetition leads to the same', () => {
    fc.assert(fc.property(marksOf, fc.array(fc.nat(39)), (marks, again) => {
      const twice = [...marks, ...again.flatMap((at) => marks[at] ?? [])].reverse();
      expect(sittingsOf(twice)).toEqual(sittingsOf(marks));
    }));
  });

  it('never counts more than there was, nor overlaps, nor keeps what is too short', () => {
    fc.assert(fc.property(marksOf, (marks) => {
      const sittings = sittingsOf(marks);
      for (const one of sittings) {
        expect(one.seconds).toBeGreaterThanOrEqual(shortestSeconds);
        expect(one.seconds * 1000).toBeLessThanOrEqual(one.endedAt.getTime() - one.startedAt.getTime());
        expect(one.seconds).toBeLessThanOrEqual(marks.length * idleSeconds);
      }
      sittings.slice(1).forEach((one, index) => expect(one.startedAt.getTime()).toBeGreaterThan(sittings[index]!.endedAt.getTime()));
    }));
  });
});

describe('where a book opens', () => {
  const seen = (page: number, minute: number, deviceKey = 'a') => ({ id: `${minute}`, deviceKey, deviceName: 'Chrome', page, permille: 0, at: new Date(start + minute * 60_000) });
  it.each([
    ['never read', null, null, 1, null],
    ['only elsewhere: goes on there', null, seen(80, 1, 'b'), 80, null],
    ['only here', seen(70, 1), null, 70, null],
    ['further elsewhere since: asks', seen(70, 1), seen(80, 2, 'b'), 70, 80],
    ['further back elsewhere since: stays', seen(70, 1), seen(30, 2, 'b'), 70, null],
    ['further elsewhere, but earlier: stays', seen(70, 3), seen(80, 2, 'b'), 70, null],
  ])('%s', (_, own, elsewhere, page, ahead) => {
    const opening = openingOf(own, elsewhere);
    expect([opening.page, opening.ahead?.page ?? null]).toEqual([page, ahead]);
  });

  it('never further back than where this device was', () => {
    const any = fc.option(fc.record({ page: fc.integer({ min: 1, max: 999 }), minute: fc.nat(999) }));
    fc.assert(fc.property(any, any, (own, elsewhere) => {
      const opening = openingOf(own && seen(own.page, own.minute), elsewhere && seen(elsewhere.page, elsewhere.minute, 'b'));
      if (own) expect(opening.page).toBe(own.page);
      if (own && opening.ahead) expect(opening.ahead.page).toBeGreaterThan(own.page);
    }));
  });

  it('places: what stands in a row on one page is one', () => {
    expect(placesOf([seen(5, 9), seen(5, 8), seen(4, 7), seen(5, 6), seen(5, 5, 'b')], 3).map(({ id }) => id)).toEqual(['9', '7', '6']);
  });
});

describe('the shelf follows', () => {
  it.each([
    [50, 100, 100, { unit: 'page', value: 50 }], [50, 100, 352, { unit: 'page', value: 176 }], [100, 100, 352, { unit: 'page', value: 351 }],
    [33, 100, null, { unit: 'percent', value: 33 }], [100, 100, null, { unit: 'percent', value: 99.9 }], [1, 1, 1, { unit: 'page', value: 0 }],
  ])('page %i of %i in a book of %s', (page, pageCount, pages, expected) => expect(shelfProgress(page, pageCount, pages)).toEqual(expected));
});

describe('pace', () => {
  const day = (number: number) => new Date(Date.UTC(2026, 10, number));
  it('says pages an hour, what is left, and the day', () => {
    const spent = [{ seconds: 1800, pages: 20, day: day(24) }, { seconds: 1800, pages: 20, day: day(25) }];
    expect(paceOf(spent, 100, day(25))).toEqual({ perHour: 40, minutesLeft: 150, finishDay: day(30) });
    expect(paceOf(spent, null, day(25))).toEqual({ perHour: 40, minutesLeft: null, finishDay: null });
  });
  it('too little says nothing; what is long ago says no day', () => {
    expect(paceOf([{ seconds: 300, pages: 9, day: day(25) }], 10, day(25))).toBeNull();
    expect(paceOf([{ seconds: 3000, pages: 9, day: day(1) }], 10, day(25))?.finishDay).toBeNull();
  });
});
