import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { FeedCard, FeedFact } from '#app/kernel/contributions/feed.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { libraryPaths } from '../paths.ts';
import { bookRowColumns } from './book-row.server.ts';
import type { RawBookRow } from './book-row.server.ts';

const keys: Record<string, string> = { 'library.started': 'library-feed:started', 'library.finished': 'library-feed:finished', 'library.reviewed': 'library-feed:reviewed' };

/** Books as a feed shows them, in one question. Others are told which book it was and how many stars it got; page, cover and words about it stay its owner's. */
export async function feedCards({ db, viewer }: MemberCtx, facts: readonly FeedFact[]): Promise<ReadonlyMap<string, FeedCard>> {
  const ids = [...new Set(facts.map(({ subjectId }) => subjectId))];
  const books = await readRows<RawBookRow & { ownerId: string }>(db, Prisma.sql`
    SELECT ${bookRowColumns}, b."ownerId" FROM "Book" b WHERE b."id" = ANY(${ids}::uuid[]) AND b."deletedAt" IS NULL`);
  const byId = new Map(books.map((book) => [book.id, book]));
  return new Map(facts.flatMap(({ id, kind, userId, subjectId }) => {
    const book = byId.get(subjectId);
    const key = keys[kind];
    if (!book || !key || book.ownerId !== userId) return [];
    const isOwn = userId === viewer.id;
    const names = book.authors ?? [];
    const card: FeedCard = {
      key, title: book.title, detail: names.join(', ') || null, href: isOwn ? libraryPaths.book(book.id) : null,
      rating: kind === 'library.reviewed' ? book.rating : null, cover: { id: isOwn ? book.coverId : null, author: names[0] ?? null },
    };
    return [[id, card] as const];
  }));
}
