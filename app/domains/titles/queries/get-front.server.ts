import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import { titleTypes } from '../model/title-type.ts';
import type { TitleType } from '../model/title-type.ts';

export type TitleInHand = {
  id: string;
  type: TitleType;
  name: string;
  year: number | null;
  episodes: number | null;
  maker: string | null;
  coverId: string | null;
  progress: number | null;
  runs: number;
  updatedText: string;
};

export type TitlesFront = {
  inHand: TitleInHand[];
  /** How many walks the viewer has of each type, and how many of them are over. */
  mine: Record<TitleType, { all: number; over: number }>;
};

const shown = 24;

/** The room's front: what the viewer is going through, whatever it is, newest first. */
export async function getFront(ctx: MemberCtx): Promise<TitlesFront> {
  const userId = ctx.viewer.id;
  const rows = await ctx.db.$queryRaw<(Omit<TitleInHand, 'updatedText'> & { updatedAt: Date })[]>`
    SELECT t."id", t."type"::text AS "type", t."name", t."year", t."episodes", t."coverId", w."progress"::float8 AS "progress", w."runs", w."updatedAt",
      (SELECT c."name" FROM "TitleCredit" c WHERE c."titleId" = t."id" ORDER BY c."position" LIMIT 1) AS "maker"
    FROM unnest(enum_range(NULL::"TitleType")) AS of("type") CROSS JOIN LATERAL (
      SELECT * FROM "Walk" w WHERE w."userId" = ${userId}::uuid AND w."type" = of."type" AND w."state" = 'in_progress'
      ORDER BY w."updatedAt" DESC, w."id" DESC LIMIT ${shown}) w
    JOIN "Title" t ON t."id" = w."titleId"
    ORDER BY w."updatedAt" DESC, w."id" DESC LIMIT ${shown}`;
  const totals = await ctx.db.titlesTotal.findMany({ where: { userId, what: { not: 'review' } }, select: { type: true, what: true, count: true } });
  const sum = (type: TitleType, counts: (what: string) => boolean) =>
    totals.filter((total) => total.type === type && counts(total.what)).reduce((all, { count }) => all + count, 0);
  const isOver = (what: string) => what === 'completed' || what === 'mastered';
  return {
    inHand: rows.map(({ updatedAt, ...row }) => ({ ...row, updatedText: formatMoment(updatedAt, ctx.locale, ctx.timeZone, ctx.now) })),
    mine: Object.fromEntries(titleTypes.map((type) => [type, { all: sum(type, () => true), over: sum(type, isOver) }])) as TitlesFront['mine'],
  };
}
