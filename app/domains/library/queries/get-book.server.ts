import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay, formatMoment } from '#app/platform/time/format.ts';
import type { ReadingState } from '../model/book-state.ts';
import { priorityName } from '../model/priority.ts';
import { pagesLeft } from '../model/progress.ts';
import { yearToTyped } from '../model/year.ts';
import { can } from '../policies.ts';
import type { BookView, Named, ReadingView } from './book-view.ts';
import { listEntries } from './list-entries.server.ts';

/** Everything about one book of one's own. */
export async function getBook(ctx: MemberCtx, input: { bookId: string }): Promise<BookView> {
  const [book] = await readRows<RawBook>(ctx.db, Prisma.sql`SELECT ${columns} FROM "Book" b WHERE b."id" = ${requireUuid(input.bookId)}::uuid`);
  if (!book || !can(ctx.viewer, 'see', book)) throw notFound();
  const { rows } = await listEntries(ctx, { bookId: book.id, take: 6, after: null });
  const today = dayInZone(ctx.now, ctx.timeZone);
  const { ownerId: _ownerId, authors, tags, readings, priority, lastFinishedOn, addedAt, deletedAt, year, ...plain } = book;
  return {
    ...plain,
    authors: (authors ?? []).filter((one) => one.role === '').map(({ id, name }) => ({ id, name })),
    contributors: (authors ?? []).filter((one) => one.role !== ''),
    tags: tags ?? [],
    year: year === null ? null : yearToTyped(year),
    priority: priorityName(priority),
    pagesLeft: pagesLeft(book.pages, book.pagesRead),
    finishedOn: lastFinishedOn && formatDay(lastFinishedOn, ctx.locale, today),
    addedOn: formatDay(dayInZone(addedAt, ctx.timeZone), ctx.locale, today),
    trashedAt: deletedAt && formatMoment(deletedAt, ctx.locale, ctx.timeZone, ctx.now),
    readings: (readings ?? []).map((reading) => readingView(ctx, reading, today)),
    openReadingId: readings?.find((reading) => reading.state === 'reading')?.id ?? null,
    entries: rows,
  };
}

type RawReading = { id: string; state: ReadingState; startedOn: string | null; endedOn: string | null };

type Derived = 'authors' | 'contributors' | 'tags' | 'year' | 'priority' | 'pagesLeft' | 'finishedOn' | 'addedOn' | 'trashedAt' | 'readings' | 'openReadingId' | 'entries';

type RawBook = Omit<BookView, Derived> & {
  ownerId: string;
  authors: (Named & { role: string })[] | null;
  tags: Named[] | null;
  readings: RawReading[] | null;
  priority: number;
  year: number | null;
  lastFinishedOn: Date | null;
  addedAt: Date;
  deletedAt: Date | null;
};

/** The book with everything that hangs on it, in one question to the database. */
const columns = Prisma.sql`b."id", b."ownerId", b."title", b."subtitle", b."language", b."pages", b."year", COALESCE(b."isbn13", b."isbn10") AS "isbn",
  b."publisher", b."format", b."description", b."privateNotes", b."coverId", b."priority", b."state"::text AS "state", b."rating", b."review", b."reviewHasSpoilers",
  b."currentPage", b."currentPermille" AS "permille", b."pagesRead", b."timesRead", b."lastFinishedOn", b."addedAt", b."deletedAt",
  (SELECT jsonb_build_object('id', s."id", 'name', s."name", 'position', b."seriesPosition") FROM "Series" s WHERE s."id" = b."seriesId") AS "series",
  (SELECT jsonb_agg(jsonb_build_object('id', a."id", 'name', a."name", 'role', ba."role") ORDER BY ba."position")
    FROM "BookAuthor" ba JOIN "Author" a ON a."id" = ba."authorId" WHERE ba."bookId" = b."id") AS "authors",
  (SELECT jsonb_agg(jsonb_build_object('id', t."id", 'name', t."name") ORDER BY t."nameKey")
    FROM "BookTag" bt JOIN "Tag" t ON t."id" = bt."tagId" WHERE bt."bookId" = b."id") AS "tags",
  (SELECT jsonb_agg(jsonb_build_object('id', r."id", 'state', r."state", 'startedOn', r."startedOn", 'endedOn', r."endedOn"))
    FROM (SELECT * FROM "Reading" r WHERE r."bookId" = b."id" ORDER BY r."state" = 'reading' DESC, r."endedOn" DESC NULLS LAST, r."createdAt" DESC LIMIT 50) r) AS "readings"`;

const readingView = (ctx: MemberCtx, { id, state, startedOn, endedOn }: RawReading, today: Date): ReadingView => ({
  id, state, startedOn, endedOn,
  startedText: startedOn && formatDay(new Date(startedOn), ctx.locale, today),
  endedText: endedOn && formatDay(new Date(endedOn), ctx.locale, today),
});
