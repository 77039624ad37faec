import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { shownToMembers } from '#app/kernel/accounts/index.server.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { dayText } from '#app/platform/time/days.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import type { WalkState } from '../model/walk-state.ts';
import { standView } from './walk-view.server.ts';
import type { StandView } from './walk-view.server.ts';

export type TitleWalk = StandView & {
  id: string;
  userId: string;
  username: string;
  avatarId: string | null;
  runs: number;
  isMine: boolean;
  updatedAt: string;
  updatedText: string;
};

const order: KeysetOrder = { name: 'walks', key: Prisma.sql`w."updatedAt"`, id: Prisma.sql`w."id"`, type: 'timestamptz', direction: 'desc' };

type Raw = KeysetRow & Pick<TitleWalk, 'id' | 'userId' | 'username' | 'avatarId' | 'runs'> & { state: WalkState; startedOn: Date | null; endedOn: Date | null; progress: number | null; updatedAt: Date };

/**
 * Who goes through a title, those who moved last first: what is shared, and one's own. Of people who are away or show
 * themselves to nobody there is nothing. Two parts, so that each can be read from an index in its order.
 */
export async function listTitleWalks(ctx: MemberCtx, input: { titleId: string; state?: WalkState | null; after?: string | null; take?: number }): Promise<KeysetPage<TitleWalk>> {
  const page = keyset(order, input.after, input.take ?? 24);
  const titleId = requireUuid(input.titleId);
  const state = input.state ? Prisma.sql`w."state" = ${Prisma.raw(`'${input.state}'`)}::"WalkState"` : Prisma.sql`TRUE`;
  const part = (whose: Prisma.Sql) => Prisma.sql`
    (SELECT w."id", w."userId", u."username", u."avatarId", w."runs", w."state"::text AS "state", w."startedOn", w."endedOn", w."progress"::float8 AS "progress", w."updatedAt", ${keysetColumns(order)}
      FROM "Walk" w JOIN "User" u ON u."id" = w."userId"
      WHERE w."titleId" = ${titleId}::uuid AND ${state} AND ${whose} AND ${page.where}
      ORDER BY ${page.orderBy} LIMIT ${page.limit})`;
  const me = Prisma.sql`${ctx.viewer.id}::uuid`;
  const found = await readRows<Raw>(ctx.db, Prisma.sql`
    SELECT w.* FROM (
      ${part(Prisma.sql`w."isShared" AND w."userId" <> ${me} AND ${shownToMembers('u')}`)}
      UNION ALL ${part(Prisma.sql`w."userId" = ${me}`)}) w
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`);
  const { rows, ...links } = page.toPage(found);
  return { ...links, rows: rows.map((row) => toTitleWalk(ctx, row)) };
}

function toTitleWalk(ctx: MemberCtx, { startedOn, endedOn, updatedAt, state, progress, ...walk }: Omit<Raw, keyof KeysetRow>): TitleWalk {
  const asText = (day: Date | null) => day && dayText(day);
  return {
    ...walk,
    ...standView(ctx, { state, progress, startedOn: asText(startedOn), endedOn: asText(endedOn) }),
    isMine: walk.userId === ctx.viewer.id,
    updatedAt: updatedAt.toISOString(),
    updatedText: formatMoment(updatedAt, ctx.locale, ctx.timeZone, ctx.now),
  };
}
