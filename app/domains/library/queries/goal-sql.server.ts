import { Prisma } from '#app/platform/db/client.server.ts';

/*
 * Pieces of the questions of goals, over rows `q` of ("metric", "from", "to", "kind", "ref", "rank"), each with its `part`. A book is `b`.
 * Without a filter, and of parts of the shelf that are kept, the sums of days answer, at the same price however much was read.
 */

/** The question's part of the shelf, where its days are summed up; as rows of one at most, "id". */
export const partAsked = (ownerId: string): Prisma.Sql => Prisma.sql`
  SELECT p."id" FROM "ShelfPart" p WHERE q."kind" = 'tag' AND p."tagId" = q."ref" AND p."ownerId" = ${ownerId}::uuid
  UNION ALL SELECT p."id" FROM "ShelfPart" p WHERE q."kind" = 'author' AND p."authorId" = q."ref" AND p."ownerId" = ${ownerId}::uuid
  UNION ALL SELECT p."id" FROM "ShelfPart" p WHERE q."kind" = 'priority' AND p."priority" = q."rank" AND p."ownerId" = ${ownerId}::uuid`;

/** The book that a question names. One at most, and said so: as a join, a plan made for anybody's books reads all of the shelf for it. */
export const bookAsked = (ownerId: string): Prisma.Sql => Prisma.sql`
  SELECT b."id", b."title", b."pages" FROM "Book" b WHERE q."kind" = 'book' AND b."id" = q."ref" AND b."ownerId" = ${ownerId}::uuid AND b."deletedAt" IS NULL LIMIT 1`;

/** A metric's facts, as rows `f` with their book, their day and what they count. */
type Facts = { metric: string; table: string; day: Prisma.Sql; amount: Prisma.Sql; where: Prisma.Sql };

const metrics: Facts[] = [
  { metric: 'library.pages', table: 'ProgressEntry', day: Prisma.sql`f."day"`, amount: Prisma.sql`f."pagesAdvanced"`, where: Prisma.sql`f."retractedAt" IS NULL` },
  { metric: 'library.books', table: 'Reading', day: Prisma.sql`f."endedOn"`, amount: Prisma.sql`1`, where: Prisma.sql`f."state" = 'finished'` },
  { metric: 'library.minutes', table: 'ReadingSitting', day: Prisma.sql`f."day"`, amount: Prisma.sql`f."seconds"`, where: Prisma.sql`TRUE` },
];

/**
 * Of a part that is not kept, and of a book. A book and an author have few facts, which are found by their books; a tag or a priority may have most of the shelf, and their facts are found by the days.
 * Which index serves is said by whose owner is held against: a plan made for anybody's goals cannot know.
 */
const filteredFacts = ({ metric, table, day, amount, where }: Facts, ownerId: string): Prisma.Sql => {
  const counted = Prisma.sql`SELECT ${day} AS "day", ${amount} AS "amount" FROM ${Prisma.raw(`"${table}" f`)} JOIN "Book" b ON b."id" = f."bookId" AND b."deletedAt" IS NULL`;
  const asked = Prisma.sql`WHERE q."metric" = ${Prisma.raw(`'${metric}'`)} AND ${day} BETWEEN q."from" AND q."to" AND ${where}`;
  return Prisma.sql`${counted} ${asked} AND q."kind" = 'book' AND b."ownerId" = ${ownerId}::uuid AND f."bookId" = q."ref"
    UNION ALL ${counted} JOIN "BookAuthor" ba ON ba."bookId" = b."id" AND ba."role" = '' ${asked} AND q."kind" = 'author' AND part."id" IS NULL AND b."ownerId" = ${ownerId}::uuid AND ba."authorId" = q."ref"
    UNION ALL ${counted} ${asked} AND q."kind" IN ('tag', 'priority') AND part."id" IS NULL AND f."ownerId" = ${ownerId}::uuid
      AND CASE q."kind" WHEN 'tag' THEN EXISTS (SELECT FROM "BookTag" bt WHERE bt."bookId" = b."id" AND bt."tagId" = q."ref") ELSE b."priority" = q."rank" END`;
};

const summed = Prisma.sql`d."day", CASE q."metric" WHEN 'library.pages' THEN d."pages" WHEN 'library.books' THEN d."books" ELSE d."seconds" END AS "amount"`;

/** What each day counted, by the question's own facts: ("day", "amount"). Minutes are still seconds here. */
export const factsOf = (ownerId: string): Prisma.Sql => Prisma.sql`
  SELECT ${summed} FROM "ReadingDay" d WHERE q."kind" IS NULL AND d."ownerId" = ${ownerId}::uuid AND d."day" BETWEEN q."from" AND q."to"
  UNION ALL SELECT ${summed} FROM "ShelfPartDay" d WHERE d."partId" = part."id" AND d."day" BETWEEN q."from" AND q."to"
  UNION ALL ${Prisma.join(metrics.map((facts) => filteredFacts(facts, ownerId)), ' UNION ALL ')}`;

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
