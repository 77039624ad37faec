import { Prisma } from '#app/platform/db/client.server.ts';

/*
 * Pieces of the questions of goals, over rows `q` of ("metric", "from", "to", "kind", "ref", "rank"). A book is `b`.
 * Without a filter the sums of days answer, at the same price however much was read.
 */

/** Is the book what the question's filter names? */
export const isAsked = Prisma.sql`CASE q."kind"
  WHEN 'book' THEN b."id" = q."ref"
  WHEN 'tag' THEN EXISTS (SELECT FROM "BookTag" bt WHERE bt."bookId" = b."id" AND bt."tagId" = q."ref")
  WHEN 'author' THEN EXISTS (SELECT FROM "BookAuthor" ba WHERE ba."bookId" = b."id" AND ba."authorId" = q."ref" AND ba."role" = '')
  WHEN 'priority' THEN b."priority" = q."rank" ELSE FALSE END`;

/** What each day counted, by the question's own facts: ("day", "amount"). Minutes are still seconds here. */
export const factsOf = (ownerId: string): Prisma.Sql => Prisma.sql`
  SELECT d."day", CASE q."metric" WHEN 'library.pages' THEN d."pages" WHEN 'library.books' THEN d."books" ELSE d."seconds" END AS "amount"
    FROM "ReadingDay" d WHERE q."kind" IS NULL AND d."ownerId" = ${ownerId}::uuid AND d."day" BETWEEN q."from" AND q."to"
  UNION ALL
  SELECT e."day", e."pagesAdvanced" FROM "ProgressEntry" e JOIN "Book" b ON b."id" = e."bookId" AND b."deletedAt" IS NULL
    WHERE q."kind" IS NOT NULL AND q."metric" = 'library.pages' AND e."ownerId" = ${ownerId}::uuid AND e."day" BETWEEN q."from" AND q."to" AND e."retractedAt" IS NULL AND ${isAsked}
  UNION ALL
  SELECT r."endedOn", 1 FROM "Reading" r JOIN "Book" b ON b."id" = r."bookId" AND b."deletedAt" IS NULL
    WHERE q."kind" IS NOT NULL AND q."metric" = 'library.books' AND r."ownerId" = ${ownerId}::uuid AND r."endedOn" BETWEEN q."from" AND q."to" AND r."state" = 'finished' AND ${isAsked}
  UNION ALL
  SELECT s."day", s."seconds" FROM "ReadingSitting" s JOIN "Book" b ON b."id" = s."bookId" AND b."deletedAt" IS NULL
    WHERE q."kind" IS NOT NULL AND q."metric" = 'library.minutes' AND s."ownerId" = ${ownerId}::uuid AND s."day" BETWEEN q."from" AND q."to" AND ${isAsked}`;

/**
 * The reading that "this book until a day" is about: the one of its latest entry by then; before any, there is none.
 * A reading that was finished before the first day is over: the book is to be read anew.
 */
export const readingAsked = Prisma.sql`
  SELECT r."id", r."state" = 'finished' AND r."endedOn" BETWEEN q."from" AND q."to" AS "isDone"
    FROM "ProgressEntry" e JOIN "Reading" r ON r."id" = e."readingId"
    WHERE q."metric" = 'library.book' AND e."bookId" = q."ref" AND e."retractedAt" IS NULL AND e."day" <= q."to"
      AND NOT (r."state" = 'finished' AND r."endedOn" IS NOT NULL AND r."endedOn" < q."from")
    ORDER BY e."at" DESC, e."id" DESC LIMIT 1`;
