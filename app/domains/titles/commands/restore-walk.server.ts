import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { writePastFacts } from '#app/kernel/contributions/past-facts.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { walkMoved } from '../events.ts';
import type { WalkState } from '../model/walk-state.ts';
import { lastRemoved } from './last-removed.server.ts';
import type { WalkDone } from './move-walk.server.ts';
import { lockWalk } from './write-walk.server.ts';

/** Brings the walk back that was taken away last, with all its times through and its history. Who has begun another keeps that: `isBack` is false. */
export async function restoreWalk(ctx: MemberCtx, input: { titleId: string }): Promise<WalkDone & { isBack: boolean }> {
  return inTransaction(ctx.db, async (tx) => {
    const { title, walk, isShared } = await lockWalk(tx, ctx, input.titleId);
    if (walk) return { walkId: walk.id, titleId: title.id, titleName: title.name, isBack: false };
    const id = await lastRemoved(tx, { userId: ctx.viewer.id, titleId: title.id, kind: 'walk' });
    if (!id) throw notFound();
    await writePastFacts(tx);
    const [back] = await tx.$queryRaw<{ state: WalkState; on: string | null }[]>`
      WITH kept AS (DELETE FROM "TitleTrash" WHERE "id" = ${id}::uuid RETURNING "content", "titleId"),
      walk AS (
        INSERT INTO "Walk" ("id", "titleId", "type", "userId", "state", "startedOn", "endedOn", "progress", "runs", "isShared", "importId", "createdAt", "updatedAt")
        SELECT w."id", k."titleId", w."type", w."userId", w."state", w."startedOn", w."endedOn", w."progress", w."runs", ${isShared}, w."importId", w."createdAt", w."updatedAt"
          FROM kept k, jsonb_populate_record(NULL::"Walk", k."content"->'walk') w RETURNING "state", "startedOn", "endedOn"),
      past AS (
        INSERT INTO "WalkRun" ("walkId", "number", "state", "startedOn", "endedOn", "progress")
        SELECT r."walkId", r."number", r."state", r."startedOn", r."endedOn", r."progress" FROM kept k, jsonb_populate_recordset(NULL::"WalkRun", k."content"->'past') r),
      changes AS (
        INSERT INTO "WalkChange" ("id", "walkId", "at", "run", "state", "startedOn", "endedOn", "progress")
        SELECT c."id", c."walkId", c."at", c."run", c."state", c."startedOn", c."endedOn", c."progress" FROM kept k, jsonb_populate_recordset(NULL::"WalkChange", k."content"->'changes') c)
      SELECT "state"::text AS "state", COALESCE("endedOn", "startedOn")::text AS "on" FROM walk`;
    if (!back) throw notFound();
    await ctx.queue.publish(tx, walkMoved, { titleId: title.id, type: title.type, userId: ctx.viewer.id, walkId: id, state: back.state, before: null, on: back.on });
    return { walkId: id, titleId: title.id, titleName: title.name, isBack: true };
  });
}
