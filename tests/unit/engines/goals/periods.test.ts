import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLook } from '#app/engines/goals/commands/watch.server.ts';
import { calendarPeriod, periodAt, periodKinds, periodsBefore, planOf } from '#app/engines/goals/model/periods.ts';
import type { Plan } from '#app/engines/goals/model/periods.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import { addDays, dayInZone, daysBetween, dayText } from '#app/platform/time/days.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const said = ({ from, to }: { from: Date; to: Date }) => [dayText(from), dayText(to)];

describe('a period of the calendar', () => {
  it.each([
    ['week', '2026-11-25', 1, ['2026-11-23', '2026-11-29']], ['week', '2026-11-25', 7, ['2026-11-22', '2026-11-28']],
    ['week', '2026-11-23', 1, ['2026-11-23', '2026-11-29']], ['week', '2026-11-29', 1, ['2026-11-23', '2026-11-29']],
    ['week', '2026-11-29', 7, ['2026-11-29', '2026-12-05']], ['week', '2026-11-28', 7, ['2026-11-22', '2026-11-28']],
    ['week', '2027-01-01', 1, ['2026-12-28', '2027-01-03']], ['week', '2028-03-01', 7, ['2028-02-27', '2028-03-04']],
    ['month', '2028-02-29', 1, ['2028-02-01', '2028-02-29']], ['month', '2027-02-28', 1, ['2027-02-01', '2027-02-28']], ['month', '2026-12-31', 1, ['2026-12-01', '2026-12-31']],
    ['quarter', '2026-11-25', 1, ['2026-10-01', '2026-12-31']], ['quarter', '2028-02-29', 1, ['2028-01-01', '2028-03-31']], ['quarter', '2026-06-30', 1, ['2026-04-01', '2026-06-30']],
    ['year', '2028-02-29', 1, ['2028-01-01', '2028-12-31']], ['year', '2026-01-01', 7, ['2026-01-01', '2026-12-31']],
  ] as const)('%s of %s, weeks from %i', (kind, on, weekStart, expected) => {
    expect(said(calendarPeriod(kind, day(on), weekStart))).toEqual(expected);
  });

  it('a leap year has 366 days, and a year from 29 February on is one of one’s own dates', () => {
    const { from, to } = calendarPeriod('year', day('2028-02-29'), 1);
    expect(daysBetween(from, to) + 1).toBe(366);
    const plan = planOf({ period: 'span', repeats: true, from: day('2028-02-29'), to: day('2028-02-29') }, day('2028-02-29'), 1);
    expect(said(periodAt(plan, day('2029-02-28'), 1))).toEqual(['2029-02-28', '2029-02-28']);
  });
});

/**
 * Clocks change there on these days. An hour before and after each of the day's midnights, somebody's day is the one their
 * calendar shows, and their week and month are those of that day.
 */
const changes = [
  ['Europe/Berlin', ['2026-03-29', '2026-10-25']], ['America/New_York', ['2026-03-08', '2026-11-01']],
  // Half an hour; and in Santiago midnight comes twice in April, and not at all in September.
  ['Australia/Lord_Howe', ['2026-04-05', '2026-10-04']], ['America/Santiago', ['2026-04-04', '2026-09-06']],
  // Moved for good by an hour, once: at the end of a 29 February.
  ['Asia/Almaty', ['2024-02-29']],
] as const;

describe.each(changes)('in %s', (zone, days) => {
  it.each(days)('a week and a month across %s lose no day and double none', (change) => {
    for (const weekStart of [1, 7] as const) {
      const seen = new Map<string, number>();
      const start = addDays(day(change), -8);
      // Every quarter of an hour of the seventeen days around it.
      for (let at = start.getTime() - 86_400_000; at < addDays(start, 18).getTime(); at += 900_000) {
        const today = dayInZone(new Date(at), zone);
        seen.set(dayText(today), (seen.get(dayText(today)) ?? 0) + 1);
        const week = calendarPeriod('week', today, weekStart);
        expect(week.from <= today && today <= week.to && daysBetween(week.from, week.to) === 6).toBe(true);
        expect(week.from.getUTCDay()).toBe(weekStart % 7);
        expect(dayText(calendarPeriod('month', today, weekStart).from).slice(0, 7)).toBe(dayText(today).slice(0, 7));
      }
      const listed = [...seen.keys()];
      expect(listed).toEqual(Array.from({ length: listed.length }, (_, index) => dayText(addDays(day(listed[0]!), index))));
      const quarters = seen.get(change)!;
      expect(quarters, 'the day of the change is longer or shorter than others').not.toBe(96);
    }
  });

  it.each(days)('goals are looked at once on each day around %s', (change) => {
    let now = addDays(day(change), -3);
    const looks: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      now = nextLook(now, zone);
      looks.push(dayText(dayInZone(now, zone)));
    }
    expect(looks).toEqual(Array.from({ length: 7 }, (_, index) => dayText(addDays(day(looks[0]!), index))));
    expect(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now)).toBe('05:00');
  });
});

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('1990-01-01'), days));
const anyPlan = fc.record({ period: fc.constantFrom(...periodKinds), repeats: fc.boolean(), today: anyDay, length: fc.integer({ min: 0, max: 400 }), weekStart: fc.constantFrom<WeekStart>(1, 7) })
  .map(({ today, length, weekStart, ...input }) => ({ weekStart, today, plan: planOf({ ...input, from: today, to: addDays(today, length) }, today, weekStart) }));

describe('any plan', () => {
  it('has each day in one period at most, and periods follow without a gap', () => {
    fc.assert(fc.property(anyPlan, fc.integer({ min: -500, max: 2_000 }), ({ plan, weekStart, today }, later) => {
      const on = addDays(today, later);
      const period = periodAt(plan, on, weekStart);
      expect(period.from <= period.to).toBe(true);
      if (on < plan.startsOn || (!plan.repeats && plan.endsOn && on > plan.endsOn)) return;
      expect(period.from <= on && on <= period.to).toBe(true);
      expect(said(periodAt(plan, period.from, weekStart))).toEqual(said(period));
      expect(said(periodAt(plan, period.to, weekStart))).toEqual(said(period));
      if (plan.repeats) expect(dayText(periodAt(plan, addDays(period.to, 1), weekStart).from)).toBe(dayText(addDays(period.to, 1)));
    }));
  });

  it('its past periods are over, the newest first, from its first one on', () => {
    fc.assert(fc.property(anyPlan, fc.integer({ min: -50, max: 2_000 }), fc.integer({ min: 1, max: 30 }), ({ plan, weekStart, today }, later, take) => {
      const on = addDays(today, later);
      const past = periodsBefore(plan, on, weekStart, take);
      expect(past.length).toBeLessThanOrEqual(take);
      past.forEach((period, index) => {
        expect(period.to < on).toBe(true);
        expect(period.to >= plan.startsOn).toBe(true);
        if (index > 0) expect(dayText(addDays(period.to, 1))).toBe(dayText(past[index - 1]!.from));
      });
      if (!plan.repeats) expect(past.length).toBe(plan.endsOn && plan.endsOn < on ? 1 : 0);
    }));
  });
});

describe('who moves to another zone in the middle of a period', () => {
  it('has the same period, for facts keep their days', () => {
    const plan: Plan = { period: 'week', repeats: true, startsOn: day('2026-11-23'), endsOn: null };
    const wednesdayNoon = new Date('2026-11-25T12:00:00Z');
    for (const zone of ['America/New_York', 'Europe/Berlin', 'Asia/Almaty', 'Australia/Lord_Howe']) expect(said(periodAt(plan, dayInZone(wednesdayNoon, zone), 1))).toEqual(['2026-11-23', '2026-11-29']);
  });

  it('goes on to the next one when their own new midnight comes, and is looked at no sooner than their own next morning', () => {
    const sundayLate = new Date('2026-11-29T18:30:00Z');
    const plan: Plan = { period: 'week', repeats: true, startsOn: day('2026-11-23'), endsOn: null };
    expect(said(periodAt(plan, dayInZone(sundayLate, 'America/New_York'), 1))).toEqual(['2026-11-23', '2026-11-29']);
    expect(said(periodAt(plan, dayInZone(sundayLate, 'Australia/Lord_Howe'), 1))).toEqual(['2026-11-30', '2026-12-06']);
    expect(nextLook(sundayLate, 'Australia/Lord_Howe').toISOString()).toBe('2026-11-30T18:00:00.000Z');
    expect(nextLook(sundayLate, 'America/New_York').toISOString()).toBe('2026-11-30T10:00:00.000Z');
  });
});
