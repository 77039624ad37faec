import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { moveWalk as moved, sameStand } from '../model/move-walk.ts';
import type { TitleType } from '../model/title-type.ts';
import type { WalkState } from '../model/walk-state.ts';
import { lockWalk, putWalk, todayOf } from './write-walk.server.ts';

export type WalkDone = { walkId: string; titleId: string; titleName: string };

/** Puts the viewer's walk into a state, beginning one if there is none; days follow by themselves. Twice is once. */
export async function moveWalk(ctx: MemberCtx, input: { titleId: string; state: WalkState }): Promise<WalkDone & { titleType: TitleType }> {
  return inTransaction(ctx.db, async (tx) => {
    const scene = await lockWalk(tx, ctx, input.titleId);
    const { walk, title } = scene;
    const stand = moved(walk, input.state, title, todayOf(ctx));
    const isSame = walk !== null && sameStand(walk, stand);
    return { walkId: isSame ? walk.id : await putWalk(tx, ctx, scene, stand), titleId: title.id, titleName: title.name, titleType: title.type };
  });
}
