import type { Tx } from '#app/platform/db/client.server.ts';
import type { BookState, ReadingState } from '../model/book-state.ts';
import { finishes, latestReading, settledState } from '../model/book-state.ts';
import { standing } from '../model/progress.ts';
import { searchTextOf } from '../model/search-text.ts';
import { matchKey, sortName, titleKey } from '../model/text-keys.ts';

type Named = { name: string };
type Source = {
  id: string;
  title: string;
  subtitle: string | null;
  pages: number | null;
  state: BookState;
  isbn13: string | null;
  isbn10: string | null;
  series: Named | null;
  authors: { author: Named & { sortName: string }; role: string }[];
  tags: { tag: Named }[];
  readings: { id: string; state: ReadingState; startedOn: string | null; endedOn: string | null; createdAt: string }[];
};

/** Some hundreds of books with all that hangs on them, in one question. */
const sources = (tx: Tx, ids: readonly string[]): Promise<Source[]> => tx.$queryRaw<Source[]>`
  SELECT b."id", b."title", b."subtitle", b."pages", b."state"::text AS "state", b."isbn13", b."isbn10",
    (SELECT jsonb_build_object('name', s."name") FROM "Series" s WHERE s."id" = b."seriesId") AS "series",
    COALESCE((SELECT jsonb_agg(jsonb_build_object('role', ba."role", 'author', jsonb_build_object('name', a."name", 'sortName', a."sortName")) ORDER BY ba."position")
      FROM "BookAuthor" ba JOIN "Author" a ON a."id" = ba."authorId" WHERE ba."bookId" = b."id"), '[]') AS "authors",
    COALESCE((SELECT jsonb_agg(jsonb_build_object('tag', jsonb_build_object('name', t."name")) ORDER BY t."nameKey")
      FROM "BookTag" bt JOIN "Tag" t ON t."id" = bt."tagId" WHERE bt."bookId" = b."id"), '[]') AS "tags",
    COALESCE((SELECT jsonb_agg(jsonb_build_object('id', r."id", 'state', r."state", 'startedOn', r."startedOn", 'endedOn', r."endedOn", 'createdAt', r."createdAt"))
      FROM "Reading" r WHERE r."bookId" = b."id"), '[]') AS "readings"
  FROM "Book" b WHERE b."id" = ANY(${[...ids]}::uuid[])`;

const day = (text: string | null): Date | null => (text === null ? null : new Date(text));

const readingFacts = ({ id, state, startedOn, endedOn, createdAt }: Source['readings'][number]) =>
  ({ id, state, startedOn: day(startedOn), endedOn: day(endedOn), createdAt: new Date(createdAt) });

type LastPosition = { readingId: string; page: number | null; permille: number };

/**
 * Recomputes everything a book's row repeats from elsewhere (keys, search text, state, position, counts).
 * The one place that writes these columns: call it after any change to a book, its authors, tags, series, readings
 * or progress, in the same transaction, with the books locked. Takes up to a few thousand books at once.
 */
export async function refreshBooks(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const books = await sources(tx, ids);
  const positions = await lastPositions(tx, books.flatMap((book) => latestReading(book.readings.map(readingFacts))?.id ?? []));
  const rows = books.map((book) => summary(book, positions)).sort((a, b) => (a.id < b.id ? -1 : 1));
  await tx.$executeRaw`
    UPDATE "Book" b SET
      "titleKey" = s."titleKey", "matchKey" = s."matchKey", "authorSort" = s."authorSort", "searchText" = s."searchText",
      "state" = s."state"::"BookState", "currentPage" = s."currentPage", "currentPermille" = s."currentPermille",
      "pagesRead" = s."pagesRead", "timesRead" = s."timesRead", "lastFinishedOn" = s."lastFinishedOn", "updatedAt" = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s(
      "id" uuid, "titleKey" text, "matchKey" text, "authorSort" text, "searchText" text, "state" text, "currentPage" int,
      "currentPermille" smallint, "pagesRead" int, "timesRead" smallint, "lastFinishedOn" date)
    WHERE b."id" = s."id"`;
}

export const refreshBook = (tx: Tx, id: string): Promise<void> => refreshBooks(tx, [id]);

/** Where each of these readings stands: its latest entry that was not taken back. */
async function lastPositions(tx: Tx, readingIds: string[]): Promise<Map<string, LastPosition>> {
  if (readingIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<LastPosition[]>`
    SELECT DISTINCT ON ("readingId") "readingId", "page", "permille" FROM "ProgressEntry"
    WHERE "readingId" = ANY(${readingIds}::uuid[]) AND "retractedAt" IS NULL
    ORDER BY "readingId", "at" DESC, "id" DESC`;
  return new Map(rows.map((row) => [row.readingId, row]));
}

function summary(book: Source, positions: Map<string, LastPosition>) {
  const readings = book.readings.map(readingFacts);
  const reading = latestReading(readings);
  const state = settledState(book.state, readings);
  const { timesRead, lastFinishedOn } = finishes(readings);
  const writers = book.authors.filter((link) => link.role === '');
  const first = (writers[0] ?? book.authors[0])?.author;
  return {
    id: book.id,
    titleKey: titleKey(book.title).slice(0, 500),
    matchKey: matchKey(book.title, first?.name ?? '').slice(0, 700),
    authorSort: first ? (first.sortName || sortName(first.name)).slice(0, 200) : '',
    searchText: searchTextOf(book),
    state,
    ...standing(state, book.pages, (reading && positions.get(reading.id)) ?? null),
    timesRead,
    lastFinishedOn: lastFinishedOn?.toISOString().slice(0, 10) ?? null,
  };
}
