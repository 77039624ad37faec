-- As before (foundation, feed), but whoever a statement is about is looked up by their id. A join was planned as if it were about many people:
-- each batch of an import read the totals of the whole circle once, and all its people four times.

CREATE OR REPLACE FUNCTION library_total_follows_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "LibraryTotal" t WHERE t."ownerId" = ANY(ARRAY(SELECT DISTINCT "ownerId" FROM new_books))
    ORDER BY t."ownerId", t."state" FOR UPDATE;
  INSERT INTO "LibraryTotal" AS t ("ownerId", "state", "books", "pages", "pagesRead")
    SELECT "ownerId", "state", count(*), sum(coalesce("pages", 0)), sum("pagesRead")
      FROM new_books WHERE "deletedAt" IS NULL GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT ("ownerId", "state") DO UPDATE SET
      "books" = t."books" + excluded."books",
      "pages" = t."pages" + excluded."pages",
      "pagesRead" = t."pagesRead" + excluded."pagesRead";
  RETURN NULL;
END
$$;

-- Only ever subtracts, and from rows that are there, unless the owner goes too: then nothing may be inserted.
CREATE OR REPLACE FUNCTION library_total_follows_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "LibraryTotal" t WHERE t."ownerId" = ANY(ARRAY(SELECT DISTINCT "ownerId" FROM old_books))
    ORDER BY t."ownerId", t."state" FOR UPDATE;
  UPDATE "LibraryTotal" t SET
      "books" = t."books" - gone.books,
      "pages" = t."pages" - gone.pages,
      "pagesRead" = t."pagesRead" - gone.pages_read
    FROM (
      SELECT "ownerId", "state", count(*) AS books, sum(coalesce("pages", 0)) AS pages, sum("pagesRead") AS pages_read
        FROM old_books WHERE "deletedAt" IS NULL GROUP BY 1, 2
    ) gone
    WHERE t."ownerId" = gone."ownerId" AND t."state" = gone."state";
  RETURN NULL;
END
$$;

-- The people are locked before their choice is read, so that one made meanwhile is either seen here or sees what is written here.
CREATE OR REPLACE FUNCTION feed_settle(of_room text, facts regclass, fact_ids uuid[], is_past boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  people uuid[];
BEGIN
  IF fact_ids IS NULL THEN RETURN; END IF;
  EXECUTE format($q$
    SELECT ARRAY(
      SELECT u."id" FROM "User" u WHERE u."id" = ANY(ARRAY(
        SELECT f."userId" FROM %s f WHERE f."factId" = ANY($1) UNION SELECT a."userId" FROM "Activity" a WHERE a."factId" = ANY($1) AND a."room" = $2))
      ORDER BY u."id" FOR KEY SHARE OF u)
  $q$, facts) INTO people USING fact_ids, of_room;
  EXECUTE format($q$
    WITH now_true AS MATERIALIZED (
      SELECT f.*, p."isShared" AS "chosen", p."today" FROM %s f
        JOIN (
          SELECT u."id", s."isShared", (now() AT TIME ZONE u."timeZone")::date AS "today"
            FROM "User" u LEFT JOIN "SharingChoice" s ON s."userId" = u."id" AND s."room" = $2 WHERE u."id" = ANY($4)
        ) p ON p."id" = f."userId"
        WHERE f."factId" = ANY($1)
    ), gone AS (
      DELETE FROM "Activity" a WHERE a."factId" = ANY($1) AND a."room" = $2
        AND NOT EXISTS (SELECT FROM now_true f WHERE f."kind" = a."kind" AND f."factId" = a."factId" AND f."part" = a."part")
    ), dated AS (
      SELECT f.*, COALESCE(f."day", e."day", CASE WHEN f."isNews" AND NOT $3 THEN f."today" ELSE f."pastDay" END) AS "on" FROM now_true f
        LEFT JOIN "Activity" e ON e."kind" = f."kind" AND e."factId" = f."factId" AND e."part" = f."part"
    )
    INSERT INTO "Activity" AS a ("userId", "room", "kind", "factId", "part", "subjectId", "day", "isShared", "isHidden")
      SELECT d."userId", $2, d."kind", d."factId", d."part", d."subjectId", d."on", COALESCE(d."isShared", d."chosen", false), d."isHidden"
        FROM dated d WHERE d."on" IS NOT NULL ORDER BY d."kind" DESC, d."factId", d."part"
      ON CONFLICT ("factId", "kind", "part") DO UPDATE
        SET "subjectId" = excluded."subjectId", "day" = excluded."day", "isShared" = excluded."isShared", "isHidden" = excluded."isHidden"
        WHERE (a."subjectId", a."day", a."isShared", a."isHidden") IS DISTINCT FROM (excluded."subjectId", excluded."day", excluded."isShared", excluded."isHidden")
  $q$, facts) USING fact_ids, of_room, is_past, people;
END
$$;
