import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { sameStand, settleWalk } from '../model/move-walk.ts';
import type { WalkInput } from '../schema.ts';
import type { WalkDone } from './move-walk.server.ts';
import { lockWalk, putWalk, todayOf } from './write-walk.server.ts';

/** Writes the whole of the viewer's walk as it is given: what is left out is not known. Saving it unchanged changes nothing. */
export async function setWalk(ctx: MemberCtx, input: WalkInput & { titleId: string }): Promise<WalkDone> {
  refuseFuture(ctx, input);
  return inTransaction(ctx.db, async (tx) => {
    const scene = await lockWalk(tx, ctx, input.titleId);
    const { walk, title } = scene;
    const { state, startedOn = null, endedOn = null, progress = null } = input;
    const stand = settleWalk({ state, startedOn, endedOn, progress }, title);
    const isSame = walk !== null && sameStand(walk, stand);
    return { walkId: isSame ? walk.id : await putWalk(tx, ctx, scene, stand), titleId: title.id, titleName: title.name };
  });
}

function refuseFuture(ctx: MemberCtx, { startedOn, endedOn }: Pick<WalkInput, 'startedOn' | 'endedOn'>): void {
  const today = todayOf(ctx);
  const late = Object.entries({ startedOn, endedOn }).filter(([, day]) => day && day > today);
  if (late.length > 0) throw new AppError('invalid', { fields: Object.fromEntries(late.map(([name]) => [name, ['titles:errors.future']])) });
}
