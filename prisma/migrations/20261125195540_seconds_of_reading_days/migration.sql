-- The day of a time of reading, in its person's zone.
ALTER TABLE "ReadingSitting" ADD COLUMN "day" DATE;
UPDATE "ReadingSitting" s SET "day" = (s."startedAt" AT TIME ZONE u."timeZone")::date FROM "User" u WHERE u."id" = s."ownerId";
ALTER TABLE "ReadingSitting" ALTER COLUMN "day" SET NOT NULL;

ALTER TABLE "ReadingDay" ADD COLUMN "seconds" BIGINT NOT NULL DEFAULT 0;

-- As before (reading_days), with seconds of reading as a third sum.
CREATE FUNCTION move_reading_days(of_owners uuid[], of_days date[], by_pages bigint[], by_books bigint[], by_seconds bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "ReadingDay" AS d ("ownerId", "day", "pages", "books", "seconds")
    SELECT c.owner_id, c.on_day, sum(c.pages), sum(c.books), sum(c.seconds)
      FROM unnest(of_owners, of_days, by_pages, by_books, by_seconds) AS c(owner_id, on_day, pages, books, seconds)
      WHERE EXISTS (SELECT FROM "User" u WHERE u."id" = c.owner_id)
      GROUP BY 1, 2 HAVING sum(c.pages) <> 0 OR sum(c.books) <> 0 OR sum(c.seconds) <> 0 ORDER BY 1, 2
    ON CONFLICT ("ownerId", "day") DO UPDATE
      SET "pages" = d."pages" + excluded."pages", "books" = d."books" + excluded."books", "seconds" = d."seconds" + excluded."seconds"
$$;

CREATE OR REPLACE FUNCTION move_reading_days(of_owners uuid[], of_days date[], by_pages bigint[], by_books bigint[]) RETURNS void LANGUAGE sql AS $$
  SELECT move_reading_days(of_owners, of_days, by_pages, by_books, array_fill(0::bigint, ARRAY[COALESCE(cardinality(of_owners), 0)]))
$$;

-- Everything that some books count for, once more (1) or no more (-1).
CREATE OR REPLACE FUNCTION count_books_on_reading_days(of_books uuid[], sign int) RETURNS void LANGUAGE sql AS $$
  SELECT move_reading_days(array_agg(f."ownerId"), array_agg(f.on_day), array_agg(f.pages), array_agg(f.books), array_agg(f.seconds))
    FROM (
      SELECT e."ownerId", e."day" AS on_day, sign * sum(e."pagesAdvanced") AS pages, 0::bigint AS books, 0::bigint AS seconds
        FROM "ProgressEntry" e WHERE e."bookId" = ANY(of_books) AND e."retractedAt" IS NULL GROUP BY 1, 2
      UNION ALL
      SELECT r."ownerId", r."endedOn", 0, sign * count(*), 0
        FROM "Reading" r WHERE r."bookId" = ANY(of_books) AND r."state" = 'finished' AND r."endedOn" IS NOT NULL GROUP BY 1, 2
      UNION ALL
      SELECT s."ownerId", s."day", 0, 0, sign * sum(s."seconds")
        FROM "ReadingSitting" s WHERE s."bookId" = ANY(of_books) GROUP BY 1, 2
    ) f
$$;

CREATE FUNCTION reading_days_follow_sittings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_reading_days(array_agg(s."ownerId"), array_agg(s."day"), array_agg(0::bigint), array_agg(0::bigint), array_agg(s."seconds"::bigint))
      FROM new_sittings s JOIN "Book" b ON b."id" = s."bookId" AND b."deletedAt" IS NULL;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_reading_days(array_agg(s."ownerId"), array_agg(s."day"), array_agg(0::bigint), array_agg(0::bigint), array_agg(s.sign * s."seconds"::bigint))
      FROM (SELECT -1 AS sign, o.* FROM old_sittings o UNION ALL SELECT 1, n.* FROM new_sittings n) s
        JOIN "Book" b ON b."id" = s."bookId" AND b."deletedAt" IS NULL;
  ELSE
    PERFORM move_reading_days(array_agg(s."ownerId"), array_agg(s."day"), array_agg(0::bigint), array_agg(0::bigint), array_agg(-s."seconds"::bigint))
      FROM old_sittings s JOIN "Book" b ON b."id" = s."bookId" AND b."deletedAt" IS NULL;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "ReadingSitting_days_insert" AFTER INSERT ON "ReadingSitting" REFERENCING NEW TABLE AS new_sittings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_days_follow_sittings();
CREATE TRIGGER "ReadingSitting_days_update" AFTER UPDATE ON "ReadingSitting" REFERENCING OLD TABLE AS old_sittings NEW TABLE AS new_sittings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_days_follow_sittings();
CREATE TRIGGER "ReadingSitting_days_delete" AFTER DELETE ON "ReadingSitting" REFERENCING OLD TABLE AS old_sittings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_days_follow_sittings();

-- The times of reading so far.
INSERT INTO "ReadingDay" AS d ("ownerId", "day", "seconds")
  SELECT s."ownerId", s."day", sum(s."seconds") FROM "ReadingSitting" s JOIN "Book" b ON b."id" = s."bookId" WHERE b."deletedAt" IS NULL GROUP BY 1, 2
  ON CONFLICT ("ownerId", "day") DO UPDATE SET "seconds" = d."seconds" + excluded."seconds";
