import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import type { TitleDetails } from '../schema.ts';
import { getChangedTitle } from './get-title-card.server.ts';
import type { ChangedTitle } from './get-title-card.server.ts';
import { readDetails } from './version-details.server.ts';

/** A title as its form holds it, with the number of the version that it is. */
export async function getTitleDetails(ctx: MemberCtx, input: { titleId: string }): Promise<{ title: ChangedTitle; details: TitleDetails }> {
  const title = await getChangedTitle(ctx, input);
  const version = await ctx.db.titleVersion.findUnique({ where: { titleId_number: { titleId: title.id, number: title.version } }, select: { details: true } });
  if (version) return { title, details: readDetails(version.details) };
  // Put down by something that keeps no versions: what its row says.
  const row = await ctx.db.title.findUnique({ where: { id: title.id }, select: { name: true, originalName: true, description: true, year: true, episodes: true, genres: true, credits: { orderBy: { position: 'asc' }, select: { name: true, role: true } } } });
  if (!row) throw notFound();
  return { title, details: readDetails(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))) };
}
