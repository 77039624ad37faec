import type { Ctx } from '#app/kernel/accounts/context.ts';
import { average } from '../model/average.ts';
import { titleTypes } from '../model/title-type.ts';
import type { TitleType } from '../model/title-type.ts';
import { walkStates } from '../model/walk-state.ts';
import type { WalkState } from '../model/walk-state.ts';
import { seePerson } from './see-person.server.ts';
import type { SeenPerson } from './see-person.server.ts';

export type PersonNumbers = {
  person: SeenPerson;
  /** null = who looks may not see the walks, and so nothing counted from them. */
  walks: { states: { type: TitleType; counts: Record<WalkState, number> }[]; years: { year: number; count: number }[] } | null;
  reviews: { count: number; average: number | null; /** 0–9, 10–19 … 90–100. */ tens: number[] } | null;
};

/** Somebody's numbers, as far as who looks may see what they are counted from. */
export async function getPersonNumbers(ctx: Ctx, input: { username: string }): Promise<PersonNumbers> {
  const person = await seePerson(ctx, input.username, 'numbers');
  const sees = (part: 'walks' | 'reviews') => person.parts.includes(part);
  const [walks, reviews] = await Promise.all([sees('walks') ? countWalks(ctx, person.id) : null, sees('reviews') ? countRatings(ctx, person.id) : null]);
  return { person, walks, reviews };
}

async function countWalks(ctx: Ctx, userId: string): Promise<PersonNumbers['walks']> {
  const totals = await ctx.db.titlesTotal.findMany({ where: { userId, count: { gt: 0 }, what: { not: 'review' } }, select: { type: true, what: true, count: true } });
  // Once a year each, however often somebody went through it.
  const years = await ctx.db.$queryRaw<{ year: number; count: number }[]>`
    SELECT "year"::int AS "year", count(*)::int AS "count" FROM (
      SELECT w."id", extract(year FROM w."endedOn") AS "year" FROM "Walk" w
        WHERE w."userId" = ${userId}::uuid AND w."state" IN ('completed', 'mastered') AND w."endedOn" IS NOT NULL
      UNION
      SELECT w."id", extract(year FROM p."endedOn") FROM "Walk" w JOIN "WalkRun" p ON p."walkId" = w."id"
        WHERE w."userId" = ${userId}::uuid AND p."state" IN ('completed', 'mastered') AND p."endedOn" IS NOT NULL
    ) ended GROUP BY 1 ORDER BY 1`;
  const of = (type: TitleType, state: WalkState) => totals.find((one) => one.type === type && one.what === state)?.count ?? 0;
  const states = titleTypes.map((type) => ({ type, counts: Object.fromEntries(walkStates.map((state) => [state, of(type, state)])) as Record<WalkState, number> }));
  return { states: states.filter(({ type }) => totals.some((one) => one.type === type)), years };
}

async function countRatings(ctx: Ctx, userId: string): Promise<PersonNumbers['reviews']> {
  const found = await ctx.db.$queryRaw<{ ten: number; count: number; sum: number }[]>`
    SELECT LEAST("rating" / 10, 9)::int AS "ten", count(*)::int AS "count", sum("rating")::int AS "sum" FROM "Review" WHERE "userId" = ${userId}::uuid GROUP BY 1`;
  const count = found.reduce((sum, row) => sum + row.count, 0);
  const points = found.reduce((sum, row) => sum + row.sum, 0);
  return { count, average: average(points, count), tens: Array.from({ length: 10 }, (_, ten) => found.find((row) => row.ten === ten)?.count ?? 0) };
}
