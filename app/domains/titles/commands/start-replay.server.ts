import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, notFound } from '#app/platform/http/app-error.ts';
import { moveWalk } from '../model/move-walk.ts';
import { isOver } from '../model/walk-state.ts';
import type { WalkDone } from './move-walk.server.ts';
import { lockWalk, putWalk, todayOf } from './write-walk.server.ts';

/** Begins once more: the time through that is over becomes a row of the past. A button pressed twice begins once. */
export async function startReplay(ctx: MemberCtx, input: { titleId: string }): Promise<WalkDone> {
  return inTransaction(ctx.db, async (tx) => {
    const scene = await lockWalk(tx, ctx, input.titleId);
    const { walk, title } = scene;
    if (!walk) throw notFound();
    const done = { walkId: walk.id, titleId: title.id, titleName: title.name };
    if (walk.state === 'in_progress' && walk.runs > 1) return done;
    if (!isOver(walk.state)) throw new AppError('conflict', { messageKey: 'titles:errors.notOver' });
    const { id: walkId, runs: number, state, startedOn, endedOn, progress } = walk;
    await tx.walkRun.createMany({ data: [{ walkId, number, state, startedOn, endedOn, progress }] });
    await putWalk(tx, ctx, scene, moveWalk(null, 'in_progress', title, todayOf(ctx)), number + 1);
    return done;
  });
}
