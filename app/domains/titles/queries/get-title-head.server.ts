import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { average } from '../model/average.ts';
import type { TitleType } from '../model/title-type.ts';

const shown = { id: true, type: true, name: true, year: true, coverId: true, ratingSum: true, ratingCount: true } as const;

export type TitleHead = { id: string; type: TitleType; name: string; year: number | null; coverId: string | null; average: number | null; ratingCount: number };

/** What stands above a page about a title. A twin that was merged away answers with the title it became: compare the ids. */
export async function getTitleHead(ctx: MemberCtx, input: { titleId: string }): Promise<TitleHead> {
  const found = await ctx.db.title.findUnique({ where: { id: requireUuid(input.titleId) }, select: { ...shown, mergedInto: { select: shown } } });
  if (!found) throw notFound();
  const { mergedInto, ...title } = found;
  const { ratingSum, ...head } = mergedInto ?? title;
  return { ...head, average: average(ratingSum, head.ratingCount) };
}
