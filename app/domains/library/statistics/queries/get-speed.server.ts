import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { formatDay, formatMonth, formatShortMonth } from '#app/platform/time/format.ts';
import { lastPeriods } from '../model/periods.ts';
import type { Step } from '../model/periods.ts';
import { shortestSeconds, speedOf } from '../model/speed.ts';
import { startOfStep } from './day-sums.server.ts';

export type SpeedPoint = { at: number; label: string; shortLabel: string; pages: number; minutes: number; perHour: number };

export type Speed = {
  step: 'week' | 'month';
  /** Only weeks or months with ten minutes or more; `at` is their place in the whole time. */
  points: SpeedPoint[];
  /** Over all time, also before the first point; null = too little was timed. */
  perHour: number | null;
  minutes: number;
};

const countOf = { week: 26, month: 24 } as const;

/** Pages an hour in times of reading, week by week or month by month. */
export async function getSpeed(ctx: MemberCtx, { step }: { step: 'week' | 'month' }): Promise<Speed> {
  const { weekStart } = ctx.viewer;
  const starts = lastPeriods(step, dayInZone(ctx.now, ctx.timeZone), weekStart, countOf[step]);
  const [rows, all] = await Promise.all([
    ctx.db.$queryRaw<{ start: string; pages: number; seconds: number }[]>`
      SELECT (${startOfStep(step, weekStart)})::text AS "start", sum("pages")::int AS "pages", sum("seconds")::int AS "seconds" FROM "ReadingPace"
      WHERE "ownerId" = ${ctx.viewer.id}::uuid AND "day" >= ${dayText(starts[0] ?? ctx.now)}::date GROUP BY 1`,
    paceOfAllTime(ctx),
  ]);
  const sums = new Map(rows.map((row) => [row.start, row]));
  const points = starts.flatMap((start, at): SpeedPoint[] => {
    const { pages = 0, seconds = 0 } = sums.get(dayText(start)) ?? {};
    if (seconds < shortestSeconds || pages === 0) return [];
    return [{ at, ...labels(ctx, step, start), pages, minutes: Math.round(seconds / 60), perHour: speedOf(pages, seconds) }];
  });
  return { step, points, ...all };
}

/** A row for each day on which somebody ever timed their reading, by the primary key: ten years are less than four thousand. */
async function paceOfAllTime({ db, viewer }: MemberCtx): Promise<Pick<Speed, 'perHour' | 'minutes'>> {
  const { _sum: sum } = await db.readingPace.aggregate({ where: { ownerId: viewer.id }, _sum: { pages: true, seconds: true } });
  const [pages, seconds] = [Number(sum.pages ?? 0), Number(sum.seconds ?? 0)];
  return { perHour: seconds < shortestSeconds || pages === 0 ? null : speedOf(pages, seconds), minutes: Math.round(seconds / 60) };
}

const labels = (ctx: MemberCtx, step: Step, start: Date) =>
  step === 'week'
    ? { label: formatDay(start, ctx.locale), shortLabel: formatDay(start, ctx.locale, start) }
    : { label: formatMonth(start, ctx.locale), shortLabel: formatShortMonth(start, ctx.locale) };
