import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { ownWalkView } from './walk-view.server.ts';
import type { OwnWalk, RawWalk } from './walk-view.server.ts';

/** A walk with its earlier times through, of `"Walk" w`, in one value. */
export const walkAsJson = Prisma.sql`jsonb_build_object('id', w."id", 'state', w."state", 'startedOn', w."startedOn", 'endedOn', w."endedOn", 'progress', w."progress",
  'runs', w."runs", 'isShared', w."isShared", 'updatedAt', w."updatedAt",
  'past', (SELECT jsonb_agg(jsonb_build_object('number', p."number", 'state', p."state", 'startedOn', p."startedOn", 'endedOn', p."endedOn", 'progress', p."progress") ORDER BY p."number" DESC)
    FROM "WalkRun" p WHERE p."walkId" = w."id"))`;

/** The viewer's own way through a title; null = they have not begun one. */
export async function findOwnWalk(ctx: MemberCtx, input: { titleId: string }): Promise<OwnWalk | null> {
  const [row] = await readRows<{ walk: RawWalk }>(ctx.db, Prisma.sql`
    SELECT ${walkAsJson} AS "walk" FROM "Walk" w WHERE w."userId" = ${ctx.viewer.id}::uuid AND w."titleId" = ${requireUuid(input.titleId)}::uuid`);
  return row ? ownWalkView(ctx, row.walk) : null;
}
