import { stringify } from 'csv-stringify/sync';
import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { escapeCell } from '#app/platform/csv/escape-cell.ts';
import { isReadingDay } from './day-sums.server.ts';

const head = (cells: string[]): string => `\ufeff${stringify([cells])}`;

/** Every day with a book: one row a day, so at most some thousands. */
export async function* exportDays(owner: Pick<DataOwner, 'db' | 'viewer'>): AsyncGenerator<string> {
  yield head(['Day', 'Pages', 'Minutes', 'Books finished']);
  const rows = await owner.db.$queryRaw<{ day: string; pages: number; seconds: number; books: number }[]>`
    SELECT "day"::text AS "day", "pages"::int AS "pages", "seconds"::int AS "seconds", "books"::int AS "books" FROM "ReadingDay"
    WHERE "ownerId" = ${owner.viewer.id}::uuid AND ${isReadingDay} ORDER BY "day"`;
  yield stringify(rows.map(({ day, pages, seconds, books }) => [day, pages, Math.round(seconds / 60), books]));
}

/** Whether they wanted to see days in a row, and since when. */
export async function* exportStreakChoice(owner: Pick<DataOwner, 'db' | 'viewer'>): AsyncGenerator<string> {
  const found = await owner.db.shownStreak.findUnique({ where: { ownerId: owner.viewer.id }, select: { since: true } });
  yield `${JSON.stringify({ isShown: found !== null, since: found?.since ?? null })}\n`;
}

const batch = 1_000;

type Row = { kind: string; key: string; name: string | null; books: number; pages: number };

/** Authors, tags, languages, ratings and lengths of a year, or of all years, in batches. */
export async function* exportTaste(ctx: MemberCtx, { year }: { year: number | null }): AsyncGenerator<string> {
  yield head(['Kind', 'Name', 'Books finished', 'Pages']);
  let after = { kind: 'author', key: '' };
  for (;;) {
    const rows: Row[] = await ctx.db.$queryRaw<Row[]>`
      SELECT t."kind"::text AS "kind", t."key", COALESCE(a."name", g."name") AS "name", t."books"::int AS "books", t."pages"::int AS "pages" FROM "ReadingTaste" t
        LEFT JOIN "Author" a ON t."kind" = 'author' AND a."id"::text = t."key" AND a."ownerId" = t."ownerId"
        LEFT JOIN "Tag" g ON t."kind" = 'tag' AND g."id"::text = t."key" AND g."ownerId" = t."ownerId"
      WHERE t."ownerId" = ${ctx.viewer.id}::uuid AND t."year" = ${year ?? 0}::smallint AND t."kind" <> 'all' AND t."books" > 0
        AND (t."kind", t."key") > (${after.kind}::"TasteKind", ${after.key})
      ORDER BY t."kind", t."key" LIMIT ${batch}`;
    yield stringify(rows.map(({ kind, key, name, books, pages }) => [kind, escapeCell(name ?? (kind === 'length' && key ? `${key}00` : key)), books, pages]));
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = { kind: last.kind, key: last.key };
  }
}
