import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import { almost, firstFound, nearness } from '#app/platform/db/nearly.server.ts';
import { searchWords } from '#app/platform/text/folding.ts';
import type { FoundTitle, TitleProvider } from '../catalogue/found-title.ts';
import type { TitleCatalogues } from '../catalogue/title-catalogues.server.ts';
import type { TitleType } from '../model/title-type.ts';
import { titleCardSelect, toTitleCard } from './title-card.server.ts';
import type { TitleCard } from './title-card.server.ts';

export type TitleSearchCtx = MemberCtx & { titleCatalogues: TitleCatalogues };

const shown = 12;

/** Titles of the circle by words of theirs, typing mistakes and all. */
export async function findInCircle(ctx: Pick<MemberCtx, 'db'>, { type, question, except }: { type: TitleType; question: string; except?: string }): Promise<TitleCard[]> {
  const words = searchWords(question);
  if (words.length === 0) return [];
  const standing = Prisma.sql`t."type" = ${Prisma.raw(`'${type}'`)}::"TitleType" AND t."mergedIntoId" IS NULL AND t."id" <> ${except ?? '00000000-0000-0000-0000-000000000000'}::uuid`;
  const text = Prisma.sql`t."searchText"`;
  const matching = (condition: Prisma.Sql) => Prisma.sql`SELECT t."id" FROM "Title" t WHERE ${standing} AND ${condition} ORDER BY ${nearness(text, words)} DESC, t."id" LIMIT ${shown}`;
  const having = Prisma.join(words.map((word) => Prisma.sql`${text} LIKE ${containing(word)}`), ' AND ');
  const ids = await firstFound(() => ctx.db.$queryRaw<{ id: string }[]>(matching(having)), () => ctx.db.$queryRaw<{ id: string }[]>(matching(almost(text, words))));
  const found = ids.length === 0 ? [] : await ctx.db.title.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, select: titleCardSelect });
  const byId = new Map(found.map((title) => [title.id, title]));
  return ids.flatMap(({ id }) => byId.get(id) ?? []).map(toTitleCard);
}

export type OutsideTitle = Pick<FoundTitle, 'externalId' | 'name' | 'originalName' | 'year' | 'cover'> & { makers: string[]; /** The circle has it. */ titleId: string | null };

export type OutsideSearch = { provider: TitleProvider | null; failed: boolean; found: OutsideTitle[] };

/** What the outside catalogue of a type knows by these words, with what of it the circle has. */
export async function searchOutside(ctx: TitleSearchCtx, { type, question }: { type: TitleType; question: string }): Promise<OutsideSearch> {
  const provider = ctx.titleCatalogues.providerOf(type);
  const { found, failed } = await ctx.titleCatalogues.search({ type, question, locale: ctx.locale });
  const titleOf = await whereKnown(ctx, found);
  return {
    provider, failed,
    found: found.map((one) => ({ externalId: one.externalId, name: one.name, originalName: one.originalName, year: one.year, cover: one.cover, makers: one.credits.slice(0, 3).map(({ name }) => name), titleId: titleOf(one) })),
  };
}

async function whereKnown(ctx: MemberCtx, found: readonly FoundTitle[]): Promise<(one: FoundTitle) => string | null> {
  const sources = found.flatMap((one) => one.sources);
  const rows = sources.length === 0 ? [] : await ctx.db.titleSource.findMany({ where: { OR: sources.map(({ source, externalId }) => ({ source, externalId })) }, select: { source: true, externalId: true, titleId: true } });
  const known = new Map(rows.map(({ source, externalId, titleId }) => [`${source} ${externalId}`, titleId]));
  return ({ sources: own }) => own.map(({ source, externalId }) => known.get(`${source} ${externalId}`)).find((id) => id !== undefined) ?? null;
}
