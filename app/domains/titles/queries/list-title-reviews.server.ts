import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { profilesVisibleTo } from '#app/kernel/accounts/policies.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { saidView } from './said-view.server.ts';
import type { SaidView } from './said-view.server.ts';

export const reviewSorts = ['date', 'rating'] as const;
export type ReviewSort = (typeof reviewSorts)[number];

export type ReviewView = SaidView & {
  id: string;
  userId: string;
  rating: number;
  /** As it was written; the page shows `blocks`. */
  text: string | null;
  updatedAt: string;
  hasSpoilers: boolean;
  isOwn: boolean;
  /** False only of one's own. */
  isShared: boolean;
  /** `hasPage`: the viewer may see their profile; else only the name is told. */
  author: { username: string; avatarId: string | null; hasPage: boolean };
};

const orders: Record<ReviewSort, KeysetOrder> = {
  date: { name: 'reviews-date', key: Prisma.sql`r."updatedAt"`, id: Prisma.sql`r."id"`, type: 'timestamptz', direction: 'desc' },
  rating: { name: 'reviews-rating', key: Prisma.sql`r."rating"`, id: Prisma.sql`r."id"`, type: 'int', direction: 'desc' },
};

const columns = Prisma.sql`r."id", r."userId", r."rating", r."text", r."hasSpoilers", r."isShared", r."updatedAt"`;

type Raw = KeysetRow & { id: string; userId: string; username: string; rating: number; text: string | null; hasSpoilers: boolean; isShared: boolean; updatedAt: Date };

/** What is said of a title: what others share who are not away, and one's own. Each half walks its own index. */
export async function listTitleReviews(
  ctx: MemberCtx, input: { titleId: string; sort: ReviewSort; after: string | null; take?: number },
): Promise<KeysetPage<ReviewView>> {
  const titleId = requireUuid(input.titleId);
  const order = orders[input.sort];
  const page = keyset(order, input.after, input.take ?? 10);
  const found = await readRows<Raw>(ctx.db, Prisma.sql`
    SELECT ${columns}, u."username", ${keysetColumns(order)} FROM (
      (SELECT ${columns} FROM "Review" r JOIN "User" u ON u."id" = r."userId" AND (u."deactivatedAt" IS NULL AND u."deletionDueAt" IS NULL OR u."id" = ${ctx.viewer.id}::uuid)
        WHERE r."titleId" = ${titleId}::uuid AND r."isShared" AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit})
      UNION ALL
      (SELECT ${columns} FROM "Review" r WHERE r."titleId" = ${titleId}::uuid AND r."userId" = ${ctx.viewer.id}::uuid AND NOT r."isShared" AND ${page.where})
    ) r JOIN "User" u ON u."id" = r."userId"
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`);
  const { rows, ...links } = page.toPage(found);
  const faces = await facesOf(ctx, rows.map(({ userId }) => userId));
  return { ...links, rows: rows.map((row) => toView(ctx, row, faces)) };
}

/** Those of some people whose pages the viewer may see, with their pictures. */
async function facesOf(ctx: MemberCtx, ids: string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const seen = await ctx.db.user.findMany({ where: { AND: [{ id: { in: ids } }, profilesVisibleTo(ctx.viewer)] }, select: { id: true, avatarId: true } });
  return new Map(seen.map(({ id, avatarId }) => [id, avatarId]));
}

function toView(ctx: MemberCtx, { userId, username, text, updatedAt, ...row }: Omit<Raw, keyof KeysetRow>, faces: Map<string, string | null>): ReviewView {
  return {
    ...row, userId, text, updatedAt: updatedAt.toISOString(),
    ...saidView(ctx, { text, updatedAt }),
    isOwn: userId === ctx.viewer.id,
    author: { username, avatarId: faces.get(userId) ?? null, hasPage: faces.has(userId) },
  };
}
