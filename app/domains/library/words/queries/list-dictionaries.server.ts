import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { formatMoment } from '#app/platform/time/format.ts';

export type DictionaryView = {
  id: string;
  name: string;
  from: string;
  to: string;
  origin: 'upload' | 'folder';
  state: 'arriving' | 'reading' | 'ready' | 'broken' | 'leaving';
  entries: number;
  entriesDone: number;
  problemKey: string | null;
  addedAt: string;
};

const select = { id: true, name: true, fromLanguage: true, toLanguage: true, origin: true, state: true, entries: true, entriesDone: true, problemKey: true, createdAt: true } as const;

/** The house's dictionaries, newest first; there are never many. */
export async function listDictionaries(ctx: MemberCtx): Promise<DictionaryView[]> {
  if (ctx.viewer.role !== 'owner') throw notFound();
  const found = await ctx.db.dictionary.findMany({ where: { state: { not: 'arriving' } }, select, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 200 });
  return found.map(({ createdAt, fromLanguage, toLanguage, ...row }) => ({
    ...row, from: fromLanguage, to: toLanguage, addedAt: formatMoment(createdAt, ctx.locale, ctx.timeZone, ctx.now),
  }));
}

export async function getDictionary(ctx: MemberCtx, input: { dictionaryId: string }): Promise<{ id: string; name: string; origin: 'upload' | 'folder'; entries: number }> {
  if (ctx.viewer.role !== 'owner') throw notFound();
  const found = await ctx.db.dictionary.findUnique({ where: { id: requireUuid(input.dictionaryId), state: { not: 'leaving' } }, select: { id: true, name: true, origin: true, entries: true } });
  if (!found) throw notFound();
  return found;
}
