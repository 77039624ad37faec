import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { walkRemoved } from '../events.ts';
import type { WalkDone } from './move-walk.server.ts';
import { lockWalk } from './write-walk.server.ts';

/** Takes the viewer's walk away with its earlier times through and its history, into the trash. */
export async function removeWalk(ctx: MemberCtx, input: { titleId: string }): Promise<WalkDone> {
  return inTransaction(ctx.db, async (tx) => {
    const { walk, title } = await lockWalk(tx, ctx, input.titleId);
    if (!walk) throw notFound();
    await tx.$executeRaw`
      WITH gone AS (DELETE FROM "Walk" WHERE "id" = ${walk.id}::uuid RETURNING *)
      INSERT INTO "TitleTrash" ("id", "userId", "titleId", "kind", "content", "removedAt")
      SELECT g."id", g."userId", g."titleId", 'walk', jsonb_build_object('walk', to_jsonb(g),
          'past', (SELECT COALESCE(jsonb_agg(to_jsonb(r)), '[]') FROM "WalkRun" r WHERE r."walkId" = g."id"),
          'changes', (SELECT COALESCE(jsonb_agg(to_jsonb(c)), '[]') FROM "WalkChange" c WHERE c."walkId" = g."id")), ${ctx.now}::timestamptz
        FROM gone g`;
    await ctx.queue.publish(tx, walkRemoved, { titleId: title.id, type: title.type, userId: ctx.viewer.id, walkId: walk.id });
    return { walkId: walk.id, titleId: title.id, titleName: title.name };
  });
}
