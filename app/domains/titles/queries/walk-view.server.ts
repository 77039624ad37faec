import type { Ctx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay, formatMoment } from '#app/platform/time/format.ts';
import type { WalkState } from '../model/walk-state.ts';

/** One time through a title, as pages and the API tell it. */
export type StandView = {
  state: WalkState;
  /** As date fields hold them. */
  startedOn: string | null;
  endedOn: string | null;
  startedText: string | null;
  endedText: string | null;
  progress: number | null;
};

export type OwnWalk = StandView & {
  id: string;
  runs: number;
  isShared: boolean;
  updatedAt: string;
  updatedText: string;
  /** Earlier times through, newest first. */
  past: (StandView & { number: number })[];
};

export type RawStand = { state: WalkState; startedOn: string | null; endedOn: string | null; progress: number | null };
/** As jsonb_build_object hands them over. */
export type RawWalk = RawStand & { id: string; runs: number; isShared: boolean; updatedAt: string; past: (RawStand & { number: number })[] | null };

/** A walk with its earlier times through, of `"Walk" w`, in one value. */
export const walkAsJson = Prisma.sql`jsonb_build_object('id', w."id", 'state', w."state", 'startedOn', w."startedOn", 'endedOn', w."endedOn", 'progress', w."progress",
  'runs', w."runs", 'isShared', w."isShared", 'updatedAt', w."updatedAt",
  'past', (SELECT jsonb_agg(jsonb_build_object('number', p."number", 'state', p."state", 'startedOn', p."startedOn", 'endedOn', p."endedOn", 'progress', p."progress") ORDER BY p."number" DESC)
    FROM "WalkRun" p WHERE p."walkId" = w."id"))`;

export function standView(ctx: Ctx, { state, startedOn, endedOn, progress }: RawStand): StandView {
  const today = dayInZone(ctx.now, ctx.timeZone);
  const text = (day: string | null) => day && formatDay(new Date(day), ctx.locale, today);
  return { state, startedOn, endedOn, progress, startedText: text(startedOn), endedText: text(endedOn) };
}

export const ownWalkView = (ctx: Ctx, walk: RawWalk): OwnWalk => ({
  ...standView(ctx, walk),
  id: walk.id, runs: walk.runs, isShared: walk.isShared,
  updatedAt: new Date(walk.updatedAt).toISOString(),
  updatedText: formatMoment(new Date(walk.updatedAt), ctx.locale, ctx.timeZone, ctx.now),
  past: (walk.past ?? []).map(({ number, ...run }) => ({ number, ...standView(ctx, run) })),
});
