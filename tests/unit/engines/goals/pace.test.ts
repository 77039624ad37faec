import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorthTelling, lineOf, paceOf } from '#app/engines/goals/model/pace.ts';
import { addDays, dayText } from '#app/platform/time/days.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const november = { from: day('2026-11-01'), to: day('2026-11-30') };
const short = (pace: ReturnType<typeof paceOf>) => ({ ...pace, forecast: pace.forecast && dayText(pace.forecast) });

describe('the pace of 300 pages in November', () => {
  it.each([
    ['2026-10-31', 0, { standing: 'waiting', by: 0, left: 300, daysLeft: 30, needed: { amount: 10, days: 1 }, forecast: null }],
    ['2026-11-01', 0, { standing: 'onPace', by: 0, left: 300, daysLeft: 30, needed: { amount: 10, days: 1 }, forecast: null }],
    ['2026-11-10', 90, { standing: 'onPace', by: 0, left: 210, daysLeft: 21, needed: { amount: 10, days: 1 }, forecast: '2026-12-04' }],
    ['2026-11-10', 100, { standing: 'onPace', by: 0, left: 200, daysLeft: 21, needed: { amount: 10, days: 1 }, forecast: '2026-11-30' }],
    ['2026-11-10', 89, { standing: 'behind', by: 1, left: 211, daysLeft: 21, needed: { amount: 11, days: 1 }, forecast: '2026-12-04' }],
    ['2026-11-10', 150, { standing: 'ahead', by: 50, left: 150, daysLeft: 21, needed: { amount: 8, days: 1 }, forecast: '2026-11-20' }],
    ['2026-11-30', 299, { standing: 'ahead', by: 0, left: 1, daysLeft: 1, needed: { amount: 1, days: 1 }, forecast: '2026-12-01' }],
    ['2026-11-30', 300, { standing: 'reached', by: 0, left: 0, daysLeft: 1, needed: null, forecast: null }],
    ['2026-12-01', 299, { standing: 'missed', by: 1, left: 1, daysLeft: 0, needed: null, forecast: null }],
    ['2027-06-01', 420, { standing: 'reached', by: 0, left: 0, daysLeft: 0, needed: null, forecast: null }],
  ])('on %s with %i', (today, done, expected) => {
    const { standing, ...rest } = expected;
    expect(short(paceOf({ start: 0, target: 300, done }, november, day(today)))).toEqual({ standing: standing === 'ahead' && expected.by === 0 ? 'onPace' : standing, ...rest });
  });
});

describe('few things in many days', () => {
  const pace = (today: string, done: number) => paceOf({ start: 0, target: 2, done }, november, day(today));

  it('less than one whole thing is no difference', () => {
    expect(pace('2026-11-15', 0).standing).toBe('onPace');
    expect(pace('2026-11-16', 0)).toMatchObject({ standing: 'behind', by: 1 });
    expect(pace('2026-11-14', 1).standing).toBe('onPace');
    expect(pace('2026-11-30', 1)).toMatchObject({ standing: 'onPace', left: 1 });
  });

  it('what is needed is said in days for one', () => {
    expect(pace('2026-11-01', 0).needed).toEqual({ amount: 1, days: 15 });
    expect(pace('2026-11-22', 1).needed).toEqual({ amount: 1, days: 9 });
    expect(pace('2026-11-29', 0).needed).toEqual({ amount: 1, days: 1 });
    expect(pace('2026-11-30', 0).needed).toEqual({ amount: 2, days: 1 });
  });
});

it('a whole begins where it was on its first day', () => {
  const week = { from: day('2026-05-06'), to: day('2026-05-12') };
  expect(short(paceOf({ start: 282, target: 352, done: 292 }, week, day('2026-05-08')))).toEqual({ standing: 'behind', by: 10, left: 60, daysLeft: 5, needed: { amount: 12, days: 1 }, forecast: '2026-05-26' });
});

it('somebody is told when a tenth of the way is missing', () => {
  const at = (done: number) => { const count = { start: 0, target: 300, done }; return isWorthTelling(paceOf(count, november, day('2026-11-10')), count); };
  expect([at(90), at(61), at(60), at(0)]).toEqual([false, false, true, true]);
});

const anyCount = fc.record({ start: fc.nat(500), way: fc.integer({ min: 1, max: 100_000 }), done: fc.nat(120_000) }).map(({ start, way, done }) => ({ start, target: start + way, done: start + done }));
const anyPeriod = fc.integer({ min: 0, max: 400 }).map((days) => ({ from: day('2026-01-01'), to: addDays(day('2026-01-01'), days) }));

describe('any pace', () => {
  it('more done is never a worse standing, and what is needed arrives in time', () => {
    const rank = { missed: 0, behind: 1, waiting: 1.5, onPace: 2, ahead: 3, reached: 4 };
    fc.assert(fc.property(anyCount, anyPeriod, fc.integer({ min: -5, max: 420 }), fc.nat(500), (count, period, later, more) => {
      const today = addDays(period.from, later);
      const pace = paceOf(count, period, today);
      const better = paceOf({ ...count, done: count.done + more }, period, today);
      expect(rank[better.standing]).toBeGreaterThanOrEqual(rank[pace.standing]);
      expect(better.left).toBeLessThanOrEqual(pace.left);
      if (pace.needed) {
        expect(Math.ceil(pace.daysLeft / pace.needed.days) * pace.needed.amount).toBeGreaterThanOrEqual(pace.left);
        expect(pace.daysLeft).toBeGreaterThan(0);
      }
      if (pace.forecast) expect(pace.forecast > today).toBe(true);
      if (pace.standing === 'behind') expect(pace.by).toBeLessThanOrEqual(pace.left);
    }));
  });

  it('its line ends where its number is, and never goes down', () => {
    const amounts = fc.uniqueArray(fc.record({ at: fc.nat(400), amount: fc.integer({ min: 1, max: 50 }) }), { selector: ({ at }) => at });
    fc.assert(fc.property(amounts, anyPeriod, fc.integer({ min: -3, max: 420 }), (all, period, later) => {
      const today = addDays(period.from, later);
      const inPeriod = all.map(({ at, amount }) => ({ day: addDays(period.from, at), amount })).filter((one) => one.day <= period.to && one.day <= today).sort((a, b) => a.day.getTime() - b.day.getTime());
      const line = lineOf(7, inPeriod, period, today);
      if (today < period.from) expect(line).toEqual([]);
      else expect(line.at(-1)?.y).toBe(7 + inPeriod.reduce((sum, { amount }) => sum + amount, 0));
      line.forEach((point, index) => index > 0 && expect(point.x > line[index - 1]!.x && point.y >= line[index - 1]!.y).toBe(true));
    }));
  });
});
