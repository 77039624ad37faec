import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { ownWalkView, walkAsJson } from './walk-view.server.ts';
import type { OwnWalk, RawWalk } from './walk-view.server.ts';

/** One of the viewer's own walks, by its id or by its title; anybody else's is not found. */
export async function getOwnWalk(ctx: MemberCtx, which: { walkId: string } | { titleId: string }): Promise<OwnWalk & { titleId: string }> {
  const is = 'walkId' in which ? Prisma.sql`w."id" = ${requireUuid(which.walkId)}::uuid` : Prisma.sql`w."titleId" = ${requireUuid(which.titleId)}::uuid`;
  const [row] = await ctx.db.$queryRaw<{ titleId: string; walk: RawWalk }[]>`
    SELECT w."titleId"::text AS "titleId", ${walkAsJson} AS "walk" FROM "Walk" w WHERE w."userId" = ${ctx.viewer.id}::uuid AND ${is}`;
  if (!row) throw notFound();
  return { ...ownWalkView(ctx, row.walk), titleId: row.titleId };
}
