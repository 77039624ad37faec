import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { dayText } from '#app/platform/time/days.ts';
import type { Step } from '../model/periods.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';

/** Sums of a day, week or month; `start` is its first day. */
export type Sums = { start: string; pages: number; seconds: number; books: number; days: number };

/** A day counts as one with a book when anything was read, timed or finished on it. */
export const isReadingDay = Prisma.sql`("pages" > 0 OR "seconds" > 0 OR "books" > 0)`;

/** What the days of a group add up to. */
export const sumsOfDays = Prisma.sql`sum("pages")::int AS "pages", sum("seconds")::int AS "seconds", sum("books")::int AS "books", (count(*) FILTER (WHERE ${isReadingDay}))::int AS "days"`;

export const startOfStep = (step: Step, weekStart: WeekStart): Prisma.Sql => {
  if (step === 'day') return Prisma.sql`"day"`;
  if (step === 'month') return Prisma.sql`date_trunc('month', "day")::date`;
  return Prisma.sql`"day" - (EXTRACT(isodow FROM "day")::int - ${weekStart}::int + 7) % 7`;
};

/** What the days from one to another add up to, both counted in, by days, weeks or months; nothing of empty ones. */
export async function sumDays(ctx: MemberCtx, from: Date, to: Date, step: Step, weekStart: WeekStart): Promise<Map<string, Sums>> {
  const rows = await ctx.db.$queryRaw<Sums[]>`
    SELECT (${startOfStep(step, weekStart)})::text AS "start", ${sumsOfDays}
    FROM "ReadingDay" WHERE "ownerId" = ${ctx.viewer.id}::uuid AND "day" BETWEEN ${dayText(from)}::date AND ${dayText(to)}::date GROUP BY 1`;
  return new Map(rows.map((row) => [row.start, row]));
}
