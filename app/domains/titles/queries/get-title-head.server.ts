import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { average } from '../model/average.ts';
import { defaultPreference } from '../model/preference.ts';
import type { TitleType } from '../model/title-type.ts';

const shown = { id: true, type: true, name: true, year: true, coverId: true, ratingSum: true, ratingCount: true } as const;

export type TitleHead = { id: string; type: TitleType; name: string; year: number | null; coverId: string | null; average: number | null; ratingCount: number; /** The viewer sees no ratings of what they have not rated. */ isHidden: boolean };

/** What stands above a page about a title. A twin that was merged away answers with the title it became: compare the ids. */
export async function getTitleHead(ctx: MemberCtx, input: { titleId: string }): Promise<TitleHead> {
  const { id: userId } = ctx.viewer;
  const seen = { ...shown, reviews: { where: { userId }, select: { id: true } } };
  const [found, chosen] = await Promise.all([
    ctx.db.title.findUnique({ where: { id: requireUuid(input.titleId) }, select: { ...seen, mergedInto: { select: seen } } }),
    ctx.db.titlesPreference.findUnique({ where: { userId }, select: { hidesRatings: true } }),
  ]);
  if (!found) throw notFound();
  const { mergedInto, ...title } = found;
  const { ratingSum, ratingCount, reviews, ...head } = mergedInto ?? title;
  const isHidden = (chosen ?? defaultPreference).hidesRatings && reviews.length === 0;
  return { ...head, isHidden, average: isHidden ? null : average(ratingSum, ratingCount), ratingCount: isHidden ? 0 : ratingCount };
}
