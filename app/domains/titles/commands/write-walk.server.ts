import { v7 as uuidv7 } from 'uuid';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { walkMoved } from '../events.ts';
import type { WalkStand } from '../model/move-walk.ts';
import type { TitleType } from '../model/title-type.ts';
import { lockPreference } from './lock-preference.server.ts';
import { lockStanding } from './lock-title.server.ts';

/*
 * The steps that the commands of walks are made of, each inside the command's transaction. Locks are always taken in this
 * order: the person, the title, the walk.
 */

export type LockedWalk = WalkStand & { id: string; runs: number; isShared: boolean };

export type WalkScene = { title: { id: string; type: TitleType; name: string; episodes: number | null }; walk: LockedWalk | null; isShared: boolean };

export const todayOf = (ctx: MemberCtx): Date => dayInZone(ctx.now, ctx.timeZone);

/**
 * The viewer's walk through a title, with nobody else writing to it until the transaction ends. The person's row is what
 * is locked: whoever changes what of theirs is shared locks it as well, so no walk slips through with the old choice.
 */
export async function lockWalk(tx: Tx, ctx: MemberCtx, titleId: string): Promise<WalkScene> {
  const userId = ctx.viewer.id;
  const { walksSeenBy } = await lockPreference(tx, userId);
  const title = await lockStanding(tx, titleId, 'keep');
  const walk = await tx.walk.findUnique({
    where: { userId_titleId: { userId, titleId: title.id } },
    select: { id: true, state: true, startedOn: true, endedOn: true, progress: true, runs: true, isShared: true },
  });
  return { title, walk: walk && { ...walk, progress: walk.progress === null ? null : Number(walk.progress) }, isShared: walksSeenBy !== 'nobody' };
}

/** Writes the walk as it stands now, and into its history. Returns its id. */
export async function putWalk(tx: Tx, ctx: MemberCtx, { title, walk, isShared }: WalkScene, stand: WalkStand, runs = walk?.runs ?? 1): Promise<string> {
  const data = { ...stand, runs, isShared, updatedAt: ctx.now };
  const walkId = walk?.id ?? uuidv7();
  if (walk) await tx.walk.update({ where: { id: walkId }, data, select: { id: true } });
  else await tx.walk.createMany({ data: [{ ...data, id: walkId, titleId: title.id, type: title.type, userId: ctx.viewer.id, createdAt: ctx.now }] });
  await tx.walkChange.createMany({ data: [{ id: uuidv7(), walkId, at: ctx.now, run: runs, ...stand }] });
  if (walk?.state !== stand.state) await publishMoved(tx, ctx, { title, walkId, before: walk?.state ?? null, stand });
  return walkId;
}

type Moved = { title: WalkScene['title']; walkId: string; before: WalkStand['state'] | null; stand: WalkStand };

async function publishMoved(tx: Tx, ctx: MemberCtx, { title, walkId, before, stand }: Moved): Promise<void> {
  const on = stand.endedOn ?? stand.startedOn;
  await ctx.queue.publish(tx, walkMoved, {
    titleId: title.id, type: title.type, userId: ctx.viewer.id, walkId, state: stand.state, before, on: on && dayText(on),
  });
}
