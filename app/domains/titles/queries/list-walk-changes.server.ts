import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { dayText } from '#app/platform/time/days.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import type { WalkState } from '../model/walk-state.ts';
import { standView } from './walk-view.server.ts';
import type { StandView } from './walk-view.server.ts';

export type WalkChangeView = StandView & { id: string; run: number; atText: string };

const order: KeysetOrder = { name: 'changes', key: Prisma.sql`c."at"`, id: Prisma.sql`c."id"`, type: 'timestamptz', direction: 'desc' };

type Raw = KeysetRow & { id: string; run: number; at: Date; state: WalkState; startedOn: Date | null; endedOn: Date | null; progress: number | null };

/** What one's own walk became with each change, newest first. */
export async function listWalkChanges(ctx: MemberCtx, input: { titleId: string; after: string | null; take?: number }): Promise<KeysetPage<WalkChangeView>> {
  const page = keyset(order, input.after, input.take ?? 50);
  const found = await ctx.db.$queryRaw<Raw[]>`
    SELECT c."id", c."run", c."at", c."state"::text AS "state", c."startedOn", c."endedOn", c."progress"::float8 AS "progress", ${keysetColumns(order)}
    FROM "WalkChange" c JOIN "Walk" w ON w."id" = c."walkId"
    WHERE w."titleId" = ${requireUuid(input.titleId)}::uuid AND w."userId" = ${ctx.viewer.id}::uuid AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const { rows, ...links } = page.toPage(found);
  const asText = (day: Date | null) => day && dayText(day);
  return {
    ...links,
    rows: rows.map(({ id, run, at, startedOn, endedOn, ...stand }) => ({
      id, run, atText: formatMoment(at, ctx.locale, ctx.timeZone, ctx.now),
      ...standView(ctx, { ...stand, startedOn: asText(startedOn), endedOn: asText(endedOn) }),
    })),
  };
}
