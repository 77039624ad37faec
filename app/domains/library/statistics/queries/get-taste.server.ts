import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { languageNames } from '#app/platform/i18n/language-names.ts';
import type { TasteRow } from '../model/tastes.ts';

export type NamedTaste = TasteRow & { name: string };

export type Taste = {
  /** null = of all years. */
  year: number | null;
  books: number;
  pages: number;
  /** Most often first, at most ten. */
  authors: NamedTaste[];
  tags: NamedTaste[];
  languages: NamedTaste[];
  ratings: TasteRow[];
  lengths: TasteRow[];
};

const most = 10;

type Kind = 'all' | 'author' | 'tag' | 'language' | 'rating' | 'length';
type Row = { kind: Kind; key: string; books: number; pages: number; name: string | null };

/** What the finished books of a year, or of all years, were: sums that triggers keep, so that a large shelf costs what a small one does. */
export async function getTaste(ctx: MemberCtx, { year }: { year: number | null }): Promise<Taste> {
  const ownerId = ctx.viewer.id;
  const of = year ?? 0;
  const rows = await ctx.db.$queryRaw<Row[]>`
    (SELECT t."kind"::text AS "kind", t."key", t."books"::int AS "books", t."pages"::int AS "pages", a."name"
      FROM (SELECT * FROM "ReadingTaste" WHERE "ownerId" = ${ownerId}::uuid AND "kind" = 'author' AND "year" = ${of}::smallint AND "books" > 0 ORDER BY "books" DESC, "key" LIMIT ${most}) t
      JOIN "Author" a ON a."id" = t."key"::uuid)
    UNION ALL
    (SELECT t."kind"::text, t."key", t."books"::int, t."pages"::int, g."name"
      FROM (SELECT * FROM "ReadingTaste" WHERE "ownerId" = ${ownerId}::uuid AND "kind" = 'tag' AND "year" = ${of}::smallint AND "books" > 0 ORDER BY "books" DESC, "key" LIMIT ${most}) t
      JOIN "Tag" g ON g."id" = t."key"::uuid)
    UNION ALL
    (SELECT "kind"::text, "key", "books"::int, "pages"::int, NULL FROM "ReadingTaste"
      WHERE "ownerId" = ${ownerId}::uuid AND "kind" IN ('all', 'rating', 'length') AND "year" = ${of}::smallint AND "books" > 0)
    UNION ALL
    (SELECT "kind"::text, "key", "books"::int, "pages"::int, NULL FROM "ReadingTaste"
      WHERE "ownerId" = ${ownerId}::uuid AND "kind" = 'language' AND "year" = ${of}::smallint AND "books" > 0 ORDER BY "books" DESC, "key" LIMIT ${most})`;
  const kind = (wanted: Kind) => rows.filter((row) => row.kind === wanted).sort((a, b) => b.books - a.books || b.pages - a.pages || (a.name ?? a.key).localeCompare(b.name ?? b.key, ctx.locale));
  const named = (wanted: Kind): NamedTaste[] => kind(wanted).map(({ key, books, pages, name }) => ({ key, books, pages, name: name ?? '' }));
  const plain = (wanted: Kind): TasteRow[] => kind(wanted).map(({ key, books, pages }) => ({ key, books, pages }));
  const [all] = plain('all');
  const languageName = languageNames(ctx.locale);
  // "" where the book does not say.
  const languages = plain('language').map((row) => ({ ...row, name: languageName(row.key) }));
  return { year, books: all?.books ?? 0, pages: all?.pages ?? 0, authors: named('author'), tags: named('tag'), languages, ratings: plain('rating'), lengths: plain('length') };
}
