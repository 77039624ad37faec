import type { Ctx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { formatDay, formatRecentDay } from '#app/platform/time/format.ts';
import type { TitleType } from '../model/title-type.ts';
import { titleTypes } from '../model/title-type.ts';
import type { WalkState } from '../model/walk-state.ts';
import { seePerson } from './see-person.server.ts';
import type { SeenPerson } from './see-person.server.ts';

export type PersonWalk = {
  id: string;
  state: WalkState;
  runs: number;
  progress: number | null;
  startedOn: string | null;
  endedOn: string | null;
  day: string;
  /** As date fields hold them, and the moment: for programs. */
  days: { startedOn: string | null; endedOn: string | null };
  updatedAt: string;
  title: { id: string; name: string; year: number | null; episodes: number | null; coverId: string | null };
};

export type PersonWalks = KeysetPage<PersonWalk> & { person: SeenPerson; type: TitleType; counts: Record<TitleType, number> };

export const personWalksShown = 20;

const order: KeysetOrder = { name: 'person-walks', key: Prisma.sql`w."updatedAt"`, id: Prisma.sql`w."id"`, type: 'timestamptz', direction: 'desc' };

type Raw = KeysetRow & {
  id: string; state: WalkState; runs: number; progress: number | null; startedOn: Date | null; endedOn: Date | null; updatedAt: Date;
  titleId: string; name: string; year: number | null; episodes: number | null; coverId: string | null;
};

type Asked = { username: string; /** null: the first type that they have any of. */ type: TitleType | null; state: WalkState | null; after: string | null };

/** What somebody goes through, of one type, the last change first. */
export async function listPersonWalks(ctx: Ctx, asked: Asked): Promise<PersonWalks> {
  const person = await seePerson(ctx, asked.username, 'walks');
  const counts = await countWalks(ctx, person.id);
  const type = asked.type ?? titleTypes.find((one) => counts[one] > 0) ?? 'film';
  const page = keyset(order, asked.after, personWalksShown);
  // Type and state are written out: the planner knows how many of each there are.
  const inState = asked.state ? Prisma.sql`w."state" = ${Prisma.raw(`'${asked.state}'`)}::"WalkState"` : Prisma.sql`TRUE`;
  const found = await ctx.db.$queryRaw<Raw[]>`
    SELECT w."id", w."state"::text AS "state", w."runs", w."progress"::float8 AS "progress", w."startedOn", w."endedOn", w."updatedAt",
      w."titleId", t."name", t."year", t."episodes", t."coverId", ${keysetColumns(order)}
    FROM "Walk" w JOIN "Title" t ON t."id" = w."titleId"
    WHERE w."userId" = ${person.id}::uuid AND w."type" = ${Prisma.raw(`'${type}'`)}::"TitleType" AND ${inState} AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const { rows, ...links } = page.toPage(found);
  return { ...links, person, type, counts, rows: rows.map((row) => toWalk(ctx, row)) };
}

async function countWalks(ctx: Ctx, userId: string): Promise<Record<TitleType, number>> {
  const sums = await ctx.db.titlesTotal.groupBy({ by: ['type'], where: { userId, what: { not: 'review' } }, _sum: { count: true } });
  const of = (type: TitleType) => sums.find((one) => one.type === type)?._sum.count ?? 0;
  return { film: of('film'), series: of('series'), anime: of('anime'), game: of('game') };
}

function toWalk(ctx: Ctx, { titleId, name, year, episodes, coverId, updatedAt, startedOn, endedOn, ...walk }: Omit<Raw, keyof KeysetRow>): PersonWalk {
  const today = dayInZone(ctx.now, ctx.timeZone);
  const day = (of: Date | null) => of && formatDay(of, ctx.locale, today);
  return {
    ...walk,
    startedOn: day(startedOn), endedOn: day(endedOn),
    days: { startedOn: startedOn && dayText(startedOn), endedOn: endedOn && dayText(endedOn) }, updatedAt: updatedAt.toISOString(),
    day: formatRecentDay(dayInZone(updatedAt, ctx.timeZone), ctx.locale, today),
    title: { id: titleId, name, year, episodes, coverId },
  };
}
