import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays, dayInZone, dayText, daysBetween, monthStart, noonInZone, parseDay } from '#app/platform/time/days.ts';
import { formatDay, formatDays, formatMoment, formatMonth, formatRecentDay, formatShortMonth } from '#app/platform/time/format.ts';

const zones = ['Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Almaty', 'Pacific/Apia', 'UTC'];

describe('the day an instant is in', () => {
  test.each([
    ['2026-03-31T20:59:59Z', 'Europe/Moscow', '2026-03-31'], ['2026-03-31T21:00:00Z', 'Europe/Moscow', '2026-04-01'],
    // The night the clocks go forward and back in Berlin and New York.
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29'], ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'], ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    ['2026-11-01T03:59:59Z', 'America/New_York', '2026-10-31'], ['2026-11-02T04:59:59Z', 'America/New_York', '2026-11-01'],
    ['2026-04-04T13:00:00Z', 'Australia/Lord_Howe', '2026-04-05'], ['2024-02-29T18:59:59Z', 'Asia/Almaty', '2024-02-29'], ['2024-02-29T19:00:00Z', 'Asia/Almaty', '2024-03-01'],
  ])('%s in %s', (instant, zone, day) => expect(dayText(dayInZone(new Date(instant), zone))).toBe(day));

  test('is another one for the same instant elsewhere, and for a date that was moved', () => {
    const instant = new Date('2026-05-12T22:30:00Z');
    const dayIn = (zone: string) => dayText(dayInZone(instant, zone));
    expect([dayIn('UTC'), dayIn('Europe/Moscow'), dayIn('UTC'), dayIn('UTC')]).toEqual(['2026-05-12', '2026-05-13', '2026-05-12', '2026-05-12']);
    instant.setTime(Date.parse('2026-05-14T01:00:00Z'));
    expect(dayIn('UTC')).toBe('2026-05-14');
  });

  test('is what the calendar says, also where clocks went by seconds or changed within a quarter of an hour', () => {
    const turns = ['1972-01-07T00:44:30Z', '1937-06-30T23:40:28Z', '2026-03-29T01:00:00Z', '2011-12-30T10:00:00Z', '1986-01-01T00:00:00Z'].map((moment) => Date.parse(moment));
    const near = fc.tuple(fc.constantFrom(...turns), fc.integer({ min: -1_000_000, max: 1_000_000 })).map(([turn, away]) => turn + away);
    const moments = fc.oneof(near, fc.integer({ min: Date.parse('1850-01-01'), max: Date.parse('2100-01-01') }));
    fc.assert(fc.property(moments, fc.constantFrom(...zones, 'Africa/Monrovia', 'Europe/Amsterdam', 'Asia/Kathmandu', 'America/St_Johns'), (time, zone) => {
      expect(dayText(dayInZone(new Date(time), zone))).toBe(Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDate().toString());
    }), { numRuns: 2_000 });
  });

  test('noon of a day is in that day, wherever', () => {
    fc.assert(fc.property(fc.integer({ min: -20_000, max: 40_000 }), fc.constantFrom(...zones), (offset, zone) => {
      const day = addDays(new Date('1990-01-01'), offset);
      // Apia never had 30 December 2011.
      fc.pre(!(zone === 'Pacific/Apia' && dayText(day) === '2011-12-30'));
      expect(dayText(dayInZone(noonInZone(day, zone), zone))).toBe(dayText(day));
    }));
  });
});

test('only real days are days', () => {
  expect(parseDay('2024-02-29')).toEqual(new Date('2024-02-29'));
  expect(dayText(parseDay('0026-05-12') ?? new Date(0))).toBe('0026-05-12');
  for (const text of ['2026-02-29', '2026-02-31', '2026-2-1', 'today', '', '2026-13-01']) expect(parseDay(text)).toBeNull();
});

test('days and months add up over their ends', () => {
  expect(dayText(addDays(new Date('2026-12-31'), 1))).toBe('2027-01-01');
  expect(dayText(monthStart(new Date('2026-03-31'), -1))).toBe('2026-02-01');
  expect(dayText(monthStart(new Date('2026-01-15'), -23))).toBe('2024-02-01');
  expect(daysBetween(new Date('2026-03-28'), new Date('2026-03-30'))).toBe(2);
});

describe('dates as people say them', () => {
  const today = new Date('2026-11-21');
  test('days', () => {
    expect(formatDay(new Date('2026-05-12'), 'ru', today)).toBe('12\u00A0мая');
    expect(formatDay(new Date('2024-05-12'), 'ru', today)).toBe('12\u00A0мая\u00A02024');
    expect(formatDay(new Date('2024-05-12'), 'en', today)).toBe('12\u00A0May\u00A02024');
  });
  test('from a day to a day: one month is named once, one day is a day', () => {
    const days = (from: string, to: string, locale = 'ru') => formatDays(new Date(from), new Date(to), locale, today).replaceAll('\u00A0', '_');
    expect([days('2026-11-16', '2026-11-22'), days('2026-11-16', '2026-11-22', 'en'), days('2024-11-16', '2024-11-22')]).toEqual(['16–22_ноября', '16–22_November', '16–22_ноября_2024']);
    expect([days('2026-11-30', '2026-12-06'), days('2025-11-16', '2026-11-22')]).toEqual(['30_ноября_– 6_декабря', '16_ноября_2025_– 22_ноября']);
    expect(days('2026-11-16', '2026-11-16')).toBe('16_ноября');
  });
  test('today and yesterday have names', () => {
    expect([0, -1, -2].map((days) => formatRecentDay(addDays(today, days), 'ru', today))).toEqual(['сегодня', 'вчера', '19\u00A0ноября']);
    expect(formatRecentDay(addDays(today, -1), 'en', today)).toBe('yesterday');
  });
  test('a moment by the clock of its reader', () => {
    const now = new Date('2026-11-21T09:00:00Z');
    expect(formatMoment(new Date('2026-11-20T21:30:00Z'), 'ru', 'Europe/Moscow', now)).toBe('сегодня, 00:30');
    expect(formatMoment(new Date('2026-11-20T21:30:00Z'), 'en', 'Europe/Berlin', now)).toBe('yesterday, 22:30');
  });
  test('months', () => {
    expect(formatMonth(new Date('2026-05-01'), 'ru')).toBe('май\u00A02026');
    expect(formatMonth(new Date('2026-05-01'), 'en')).toBe('May\u00A02026');
    expect([formatShortMonth(new Date('2026-09-01'), 'ru'), formatShortMonth(new Date('2026-09-01'), 'en')]).toEqual(['сен', 'Sep']);
  });
});
