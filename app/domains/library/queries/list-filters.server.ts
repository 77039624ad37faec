import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { collator } from '#app/platform/i18n/formats.ts';
import { languageNames } from '#app/platform/i18n/language-names.ts';
import type { ShelfView } from '../model/shelf-view.ts';

export type FilterOption = { value: string; label: string };
export type ShelfFilters = { tags: FilterOption[]; authors: FilterOption[]; languages: FilterOption[]; series: FilterOption | null };

const offered = 500;

type Row = { kind: 'tag' | 'author' | 'language' | 'series'; value: string; label: string };

/**
 * What a shelf can be filtered by: as many names as a list can hold, and always those that are chosen now.
 * Languages are found by leaping from one to the next in their index, not by reading every book.
 */
export async function listFilters(ctx: MemberCtx, view: ShelfView): Promise<ShelfFilters> {
  const ownerId = ctx.viewer.id;
  const rows = await readRows<Row>(ctx.db, Prisma.sql`
    (SELECT 'tag' AS "kind", t."id"::text AS "value", t."name" AS "label" FROM "Tag" t
      WHERE t."ownerId" = ${ownerId}::uuid AND EXISTS (SELECT FROM "BookTag" bt WHERE bt."tagId" = t."id")
      ORDER BY t."id" = ${view.tag}::uuid DESC NULLS LAST, t."nameKey" LIMIT ${offered})
    UNION ALL
    (SELECT 'author', a."id"::text, a."name" FROM "Author" a
      WHERE a."ownerId" = ${ownerId}::uuid AND EXISTS (SELECT FROM "BookAuthor" ba WHERE ba."authorId" = a."id")
      ORDER BY lower(a."sortName") COLLATE "C", a."id" LIMIT ${offered})
    UNION ALL
    (SELECT 'author', a."id"::text, a."name" FROM "Author" a WHERE a."ownerId" = ${ownerId}::uuid AND a."id" = ${view.author}::uuid)
    UNION ALL
    (SELECT 'series', s."id"::text, s."name" FROM "Series" s WHERE s."ownerId" = ${ownerId}::uuid AND s."id" = ${view.series}::uuid)
    UNION ALL
    (WITH RECURSIVE found("language") AS (
      SELECT (SELECT min(b."language") FROM "Book" b
        WHERE b."ownerId" = ${ownerId}::uuid AND b."deletedAt" IS NULL AND b."language" IS NOT NULL)
      UNION ALL
      SELECT (SELECT min(b."language") FROM "Book" b
        WHERE b."ownerId" = ${ownerId}::uuid AND b."deletedAt" IS NULL AND b."language" IS NOT NULL AND b."language" > f."language")
      FROM found f WHERE f."language" IS NOT NULL)
    SELECT 'language', f."language", f."language" FROM found f WHERE f."language" IS NOT NULL LIMIT ${offered})`);
  const of = (kind: Row['kind']) => {
    const unique = new Map(rows.filter((row) => row.kind === kind).map(({ value, label }) => [value, { value, label }]));
    return [...unique.values()];
  };
  const languageName = languageNames(ctx.locale);
  const languages = of('language').map(({ value }) => ({ value, label: languageName(value) }));
  return { tags: byLabel(of('tag'), ctx.locale), authors: of('author'), languages: byLabel(languages, ctx.locale), series: of('series')[0] ?? null };
}

const byLabel = (options: FilterOption[], locale: string): FilterOption[] =>
  options.sort((a, b) => collator(locale).compare(a.label, b.label));
