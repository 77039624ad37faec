import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Edition } from '../catalogue/edition.ts';
import { matchKey } from '../model/text-keys.ts';

/** Which of these the person has already, by number or by title and first author. */
export type OnShelf = { edition(edition: Edition): string | null; work(editions: readonly Edition[]): string | null };

const keyOf = (edition: Edition) => matchKey(edition.title, edition.authors[0] ?? '');

export async function findOnShelf(ctx: MemberCtx, editions: readonly Edition[]): Promise<OnShelf> {
  const isbns = [...new Set(editions.flatMap(({ isbn13 }) => isbn13 ?? []))];
  const keys = [...new Set(editions.map(keyOf))];
  // One index probe per key, however large the shelf is.
  const books = await ctx.db.$queryRaw<{ id: string; isbn13: string | null; matchKey: string }[]>`
    SELECT b.* FROM unnest(${isbns}::text[]) AS k("key") CROSS JOIN LATERAL (
      SELECT "id", "isbn13", "matchKey" FROM "Book" WHERE "ownerId" = ${ctx.viewer.id}::uuid AND "isbn13" = k."key" AND "deletedAt" IS NULL LIMIT 1) b
    UNION ALL SELECT b.* FROM unnest(${keys}::text[]) AS k("key") CROSS JOIN LATERAL (
      SELECT "id", "isbn13", "matchKey" FROM "Book" WHERE "ownerId" = ${ctx.viewer.id}::uuid AND "matchKey" = k."key" AND "deletedAt" IS NULL LIMIT 1) b`;
  const byIsbn = new Map(books.flatMap(({ id, isbn13 }) => (isbn13 === null ? [] : [[isbn13, id] as const])));
  const byKey = new Map(books.map((book) => [book.matchKey, book.id]));
  const edition = ({ isbn13 }: Edition) => (isbn13 === null ? null : (byIsbn.get(isbn13) ?? null));
  const work = (all: readonly Edition[]) => all.map((one) => edition(one) ?? byKey.get(keyOf(one))).find((id) => id !== undefined) ?? null;
  return { edition, work };
}
