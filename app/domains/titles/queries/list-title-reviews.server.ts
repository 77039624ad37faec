import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { shownToMembers } from '#app/kernel/accounts/index.server.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { saidView } from './said-view.server.ts';
import type { SaidView } from './said-view.server.ts';

export const reviewSorts = ['date', 'rating'] as const;
export type ReviewSort = (typeof reviewSorts)[number];

/** Of a title whose ratings the viewer hides, the order by rating would tell them. */
export const reviewSortsFor = (isHidden: boolean): readonly ReviewSort[] => (isHidden ? ['date'] : reviewSorts);

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
  author: { username: string; avatarId: string | null };
};

const orders: Record<ReviewSort, KeysetOrder> = {
  date: { name: 'reviews-date', key: Prisma.sql`r."updatedAt"`, id: Prisma.sql`r."id"`, type: 'timestamptz', direction: 'desc' },
  rating: { name: 'reviews-rating', key: Prisma.sql`r."rating"`, id: Prisma.sql`r."id"`, type: 'int', direction: 'desc' },
};

const columns = Prisma.sql`r."id", r."userId", r."rating", r."text", r."hasSpoilers", r."isShared", r."updatedAt"`;

type Raw = KeysetRow & { id: string; userId: string; username: string; avatarId: string | null; rating: number; text: string | null; hasSpoilers: boolean; isShared: boolean; updatedAt: Date };

/** What is said of a title: what others share who are not away and have a page for members, and one's own. Each half walks its own index. */
export async function listTitleReviews(
  ctx: MemberCtx, input: { titleId: string; sort: ReviewSort; after: string | null; take?: number },
): Promise<KeysetPage<ReviewView>> {
  const titleId = requireUuid(input.titleId);
  const order = orders[input.sort];
  const page = keyset(order, input.after, input.take ?? 10);
  const found = await readRows<Raw>(ctx.db, Prisma.sql`
    SELECT ${columns}, u."username", u."avatarId", ${keysetColumns(order)} FROM (
      (SELECT ${columns} FROM "Review" r JOIN "User" u ON u."id" = r."userId" AND (${shownToMembers('u')} OR u."id" = ${ctx.viewer.id}::uuid)
        WHERE r."titleId" = ${titleId}::uuid AND r."isShared" AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit})
      UNION ALL
      (SELECT ${columns} FROM "Review" r WHERE r."titleId" = ${titleId}::uuid AND r."userId" = ${ctx.viewer.id}::uuid AND NOT r."isShared" AND ${page.where})
    ) r JOIN "User" u ON u."id" = r."userId"
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`);
  const { rows, ...links } = page.toPage(found);
  return { ...links, rows: rows.map((row) => toView(ctx, row)) };
}

function toView(ctx: MemberCtx, { userId, username, avatarId, text, updatedAt, ...row }: Omit<Raw, keyof KeysetRow>): ReviewView {
  return {
    ...row, userId, text, updatedAt: updatedAt.toISOString(),
    ...saidView(ctx, { text, updatedAt }),
    isOwn: userId === ctx.viewer.id,
    author: { username, avatarId },
  };
}
