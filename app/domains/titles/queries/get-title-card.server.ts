import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { canTitle } from '../policies.ts';
import { titleCardSelect, toTitleCard } from './title-card.server.ts';
import type { TitleCard } from './title-card.server.ts';
import { usesOfTitle } from './title-uses.server.ts';
import type { TitleUses } from './title-uses.server.ts';

/** What the pages that change a title need to know of it. */
export type ChangedTitle = TitleCard & { version: number; createdById: string | null; /** The cover before, while it can be brought back. */ formerCoverId: string | null };

/** A title that stands for itself; a merged twin is changed no more. */
export async function getChangedTitle(ctx: MemberCtx, input: { titleId: string }): Promise<ChangedTitle> {
  const title = await ctx.db.title.findFirst({ where: { id: requireUuid(input.titleId), mergedIntoId: null }, select: { ...titleCardSelect, version: true, createdById: true, formerCoverId: true } });
  if (!title || !canTitle(ctx.viewer, 'edit', { createdById: title.createdById, isUsed: true })) throw notFound();
  const { version, createdById, formerCoverId, ...card } = title;
  return { ...toTitleCard(card), version, createdById, formerCoverId };
}

/** A title somebody thinks of taking away: whether they may, and what would go with it. Whose business it is not finds nothing. */
export async function getTitleRemoval(ctx: MemberCtx, input: { titleId: string }): Promise<{ title: ChangedTitle; uses: TitleUses; canDelete: boolean }> {
  const title = await getChangedTitle(ctx, input);
  const uses = await usesOfTitle(ctx.db, { titleId: title.id, createdById: title.createdById, viewerId: ctx.viewer.id });
  const canDelete = canTitle(ctx.viewer, 'delete', { createdById: title.createdById, isUsed: uses.byOthers });
  if (!canDelete && title.createdById !== ctx.viewer.id) throw notFound();
  return { title, uses, canDelete };
}
