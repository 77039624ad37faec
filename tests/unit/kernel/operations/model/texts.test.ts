import { expect, it } from 'vitest';
import { formatPeriod } from '#app/kernel/operations/model/period.ts';
import { formatUptime } from '#app/kernel/operations/model/uptime.ts';

it.each([
  [5, 'en', '5 seconds'], [119, 'en', '119 seconds'], [120, 'en', '2 minutes'], [7_199, 'en', '119 minutes'], [7_200, 'ru', '2 часа'],
  [200_000, 'en', '2 days'], [86_400 * 5, 'ru', '5 дней'], [0, 'en', '0 seconds'],
])('%i seconds in %s are "%s"', (seconds, locale, text) => {
  expect(formatUptime(seconds, locale).replaceAll('\u00a0', ' ')).toBe(text);
});

it.each([['2026-11', 'November 2026'], ['2026-11-24', '24 November'], ['2026-11-24T04', 'today, 07:00'], ['2026-11-24T04:30', 'today, 07:30'], ['week 47', 'week 47']])('the period %s is "%s"', (period, text) => {
  const reader = { locale: 'en', timeZone: 'Europe/Moscow', now: new Date('2026-11-24T10:00:00Z') };
  expect(formatPeriod(period, reader).replaceAll('\u00a0', ' ')).toBe(text);
});
