import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueMoments } from '#app/engines/notifications/model/digest-time.ts';
import { hourInZone } from '#app/platform/time/days.ts';

const at = (day: string, hour: number, zone: string) => hourInZone(new Date(`${day}T00:00:00Z`), hour, zone).toISOString();

describe('the hour of the digest', () => {
  it.each([
    // Berlin: 02:00 does not exist on 29 March 2026; it comes twice on 25 October.
    ['2026-03-28', 2, 'Europe/Berlin', '2026-03-28T01:00:00.000Z'],
    ['2026-03-29', 2, 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', 3, 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', 2, 'Europe/Berlin', '2026-10-25T00:00:00.000Z'],
    ['2026-10-25', 3, 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
    // New York: 8 March and 1 November 2026.
    ['2026-03-08', 2, 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['2026-11-01', 1, 'America/New_York', '2026-11-01T05:00:00.000Z'],
    ['2026-11-01', 9, 'America/New_York', '2026-11-01T14:00:00.000Z'],
    // Lord Howe moves by half an hour: 02:00 becomes 02:30 on 4 October 2026, 02:00 becomes 01:30 on 5 April.
    ['2026-10-04', 2, 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['2026-04-05', 1, 'Australia/Lord_Howe', '2026-04-04T14:00:00.000Z'],
    ['2026-04-05', 2, 'Australia/Lord_Howe', '2026-04-04T15:30:00.000Z'],
    // Santiago skips midnight itself on 6 September 2026, and has 23:00 twice on 4 April.
    ['2026-09-06', 0, 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['2026-04-04', 23, 'America/Santiago', '2026-04-05T02:00:00.000Z'],
    // Almaty went back an hour for good at the end of 29 February 2024.
    ['2024-02-29', 23, 'Asia/Almaty', '2024-02-29T17:00:00.000Z'],
    ['2024-03-01', 9, 'Asia/Almaty', '2024-03-01T04:00:00.000Z'],
  ])('%s at %i in %s is %s', (day, hour, zone, instant) => expect(at(day, hour, zone)).toBe(instant));

  it('on every day of the changes, walked through by half hours, each hour becomes due exactly once and stays so until the day ends', () => {
    const changes = [['Europe/Berlin', '2026-03-29'], ['Europe/Berlin', '2026-10-25'], ['America/New_York', '2026-03-08'], ['America/New_York', '2026-11-01'], ['Australia/Lord_Howe', '2026-10-04'], ['Australia/Lord_Howe', '2026-04-05'], ['America/Santiago', '2026-09-06'], ['America/Santiago', '2026-04-04'], ['Asia/Almaty', '2024-02-29']] as const;
    for (const [zone, day] of changes) {
      const turns = Array.from({ length: 24 }, () => 0);
      let before = new Set<number>();
      // From before the day begins in the east to after it has ended in the west.
      for (let half = -2 * 15; half < 2 * 40; half += 1) {
        const now = new Date(new Date(`${day}T00:00:00Z`).getTime() + half * 1_800_000);
        const due = new Set(dueMoments(now, zone).filter((moment) => moment.day.toISOString().startsWith(day)).map(({ hour }) => hour));
        for (const hour of due) if (!before.has(hour)) turns[hour]! += 1;
        before = due;
      }
      expect(turns, `${zone} ${day}`).toEqual(Array.from({ length: 24 }, () => 1));
    }
  });

  it('every day has each of its hours at some time of that day, in order', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Almaty', 'Pacific/Apia', 'Asia/Kathmandu');
    fc.assert(fc.property(zone, fc.date({ min: new Date('2023-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }), (timeZone, instant) => {
      const day = new Date(`${instant.toISOString().slice(0, 10)}T00:00:00Z`);
      const moments = Array.from({ length: 24 }, (_, hour) => hourInZone(day, hour, timeZone).getTime());
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
    }));
  });
});
