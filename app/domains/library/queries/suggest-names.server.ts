import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { visibleTo } from '../policies.ts';

/** The tags and series one has, for the book form to offer while typing. */
export async function suggestNames(ctx: MemberCtx): Promise<{ tags: string[]; series: string[] }> {
  const options = { where: visibleTo(ctx.viewer), select: { name: true }, orderBy: { nameKey: 'asc' }, take: 100 } as const;
  const tags = await ctx.db.tag.findMany(options);
  const series = await ctx.db.series.findMany(options);
  return { tags: tags.map((tag) => tag.name), series: series.map((one) => one.name) };
}
