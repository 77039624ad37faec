import { describe, expect, it } from 'vitest';
import { isQuietHour, quietHoursEnd } from '#app/engines/notifications/model/quiet-hours.ts';

const night = { from: 22, until: 7 };

describe('quiet hours', () => {
  it.each([
    ['2026-11-25T20:59:59Z', false], ['2026-11-25T21:00:00Z', true], ['2026-11-26T05:59:59Z', true], ['2026-11-26T06:00:00Z', false],
  ])('across midnight in Berlin, at %s: %s', (instant, is) => expect(isQuietHour(new Date(instant), night, 'Europe/Berlin')).toBe(is));

  it.each([
    ['2026-11-25T10:59:00Z', false], ['2026-11-25T11:00:00Z', true], ['2026-11-25T12:59:00Z', true], ['2026-11-25T13:00:00Z', false],
  ])('within the day in Berlin, at %s: %s', (instant, is) => expect(isQuietHour(new Date(instant), { from: 12, until: 14 }, 'Europe/Berlin')).toBe(is));

  it('nobody has any who chose none', () => expect(isQuietHour(new Date(), null, 'Europe/Berlin')).toBe(false));

  it.each([
    ['2026-11-25T22:00:00Z', 'Europe/Berlin', night, '2026-11-26T06:00:00.000Z'],
    ['2026-11-26T01:00:00Z', 'Europe/Berlin', night, '2026-11-26T06:00:00.000Z'],
    // The night that is an hour shorter, and the one that is an hour longer.
    ['2026-03-28T22:00:00Z', 'Europe/Berlin', night, '2026-03-29T05:00:00.000Z'],
    ['2026-10-24T21:00:00Z', 'Europe/Berlin', night, '2026-10-25T06:00:00.000Z'],
    // They end at an hour that does not exist: when the clock has skipped it; at one that comes twice: the first.
    ['2026-03-29T00:30:00Z', 'Europe/Berlin', { from: 23, until: 2 }, '2026-03-29T01:00:00.000Z'],
    ['2026-10-24T22:30:00Z', 'Europe/Berlin', { from: 23, until: 2 }, '2026-10-25T00:00:00.000Z'],
    ['2026-11-01T04:30:00Z', 'America/New_York', { from: 23, until: 1 }, '2026-11-01T05:00:00.000Z'],
    ['2026-10-03T15:00:00Z', 'Australia/Lord_Howe', { from: 23, until: 2 }, '2026-10-03T15:30:00.000Z'],
    ['2026-09-06T03:30:00Z', 'America/Santiago', { from: 22, until: 0 }, '2026-09-06T04:00:00.000Z'],
    ['2024-02-29T16:30:00Z', 'Asia/Almaty', { from: 20, until: 23 }, '2024-02-29T17:00:00.000Z'],
  ])('from %s in %s they end at their hour', (instant, zone, hours, end) => expect(quietHoursEnd(new Date(instant), hours, zone).toISOString()).toBe(end));
});
