-- CreateTable
CREATE TABLE "ReadingDay" (
    "ownerId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "pages" BIGINT NOT NULL DEFAULT 0,
    "books" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ReadingDay_pkey" PRIMARY KEY ("ownerId","day")
);

-- AddForeignKey
ALTER TABLE "ReadingDay" ADD CONSTRAINT "ReadingDay_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Moves the days of several people at once, in one order, so that two statements wait for each other instead of
-- deadlocking. Whose account goes in this very statement has no days to move: they go by themselves.
CREATE FUNCTION move_reading_days(of_owners uuid[], of_days date[], by_pages bigint[], by_books bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "ReadingDay" AS d ("ownerId", "day", "pages", "books")
    SELECT c.owner_id, c.on_day, sum(c.pages), sum(c.books)
      FROM unnest(of_owners, of_days, by_pages, by_books) AS c(owner_id, on_day, pages, books)
      WHERE EXISTS (SELECT FROM "User" u WHERE u."id" = c.owner_id)
      GROUP BY 1, 2 HAVING sum(c.pages) <> 0 OR sum(c.books) <> 0 ORDER BY 1, 2
    ON CONFLICT ("ownerId", "day") DO UPDATE SET "pages" = d."pages" + excluded."pages", "books" = d."books" + excluded."books"
$$;

-- What counts: entries that were not taken back and readings finished on a known day, of books outside the trash.
-- When a book goes, its rows follow it and find no book any more; what they counted is taken away before.
CREATE FUNCTION reading_days_follow_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_reading_days(array_agg(e."ownerId"), array_agg(e."day"), array_agg(e."pagesAdvanced"::bigint), array_agg(0::bigint))
      FROM new_entries e JOIN "Book" b ON b."id" = e."bookId" AND b."deletedAt" IS NULL
      WHERE e."retractedAt" IS NULL AND e."pagesAdvanced" <> 0;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_reading_days(array_agg(o."ownerId"), array_agg(o."day"),
        array_agg(CASE WHEN o."retractedAt" IS NULL THEN -o."pagesAdvanced" ELSE o."pagesAdvanced" END::bigint), array_agg(0::bigint))
      FROM old_entries o JOIN new_entries n USING ("id") JOIN "Book" b ON b."id" = o."bookId" AND b."deletedAt" IS NULL
      WHERE (o."retractedAt" IS NULL) <> (n."retractedAt" IS NULL) AND o."pagesAdvanced" <> 0;
  ELSE
    PERFORM move_reading_days(array_agg(e."ownerId"), array_agg(e."day"), array_agg(-e."pagesAdvanced"::bigint), array_agg(0::bigint))
      FROM old_entries e JOIN "Book" b ON b."id" = e."bookId" AND b."deletedAt" IS NULL
      WHERE e."retractedAt" IS NULL AND e."pagesAdvanced" <> 0;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION reading_days_follow_readings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_reading_days(array_agg(r."ownerId"), array_agg(r."endedOn"), array_agg(0::bigint), array_agg(1::bigint))
      FROM new_readings r JOIN "Book" b ON b."id" = r."bookId" AND b."deletedAt" IS NULL
      WHERE r."state" = 'finished' AND r."endedOn" IS NOT NULL;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_reading_days(array_agg(r."ownerId"), array_agg(r."endedOn"), array_agg(0::bigint), array_agg(r.sign::bigint))
      FROM (SELECT -1 AS sign, o.* FROM old_readings o UNION ALL SELECT 1, n.* FROM new_readings n) r
        JOIN "Book" b ON b."id" = r."bookId" AND b."deletedAt" IS NULL
      WHERE r."state" = 'finished' AND r."endedOn" IS NOT NULL;
  ELSE
    PERFORM move_reading_days(array_agg(r."ownerId"), array_agg(r."endedOn"), array_agg(0::bigint), array_agg(-1::bigint))
      FROM old_readings r JOIN "Book" b ON b."id" = r."bookId" AND b."deletedAt" IS NULL
      WHERE r."state" = 'finished' AND r."endedOn" IS NOT NULL;
  END IF;
  RETURN NULL;
END
$$;

-- Everything that some books count for, once more (1) or no more (-1).
CREATE FUNCTION count_books_on_reading_days(of_books uuid[], sign int) RETURNS void LANGUAGE sql AS $$
  SELECT move_reading_days(array_agg(f."ownerId"), array_agg(f.on_day), array_agg(f.pages), array_agg(f.books))
    FROM (
      SELECT e."ownerId", e."day" AS on_day, sign * sum(e."pagesAdvanced") AS pages, 0::bigint AS books
        FROM "ProgressEntry" e WHERE e."bookId" = ANY(of_books) AND e."retractedAt" IS NULL GROUP BY 1, 2
      UNION ALL
      SELECT r."ownerId", r."endedOn", 0, sign * count(*)
        FROM "Reading" r WHERE r."bookId" = ANY(of_books) AND r."state" = 'finished' AND r."endedOn" IS NOT NULL GROUP BY 1, 2
    ) f
$$;

CREATE FUNCTION reading_days_follow_the_trash() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone uuid[] := ARRAY(SELECT o."id" FROM old_books o JOIN new_books n USING ("id") WHERE o."deletedAt" IS NULL AND n."deletedAt" IS NOT NULL);
  back uuid[] := ARRAY(SELECT o."id" FROM old_books o JOIN new_books n USING ("id") WHERE o."deletedAt" IS NOT NULL AND n."deletedAt" IS NULL);
BEGIN
  IF cardinality(gone) > 0 THEN PERFORM count_books_on_reading_days(gone, -1); END IF;
  IF cardinality(back) > 0 THEN PERFORM count_books_on_reading_days(back, 1); END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION reading_days_lose_a_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_books_on_reading_days(ARRAY[OLD."id"], -1);
  RETURN OLD;
END
$$;

CREATE TRIGGER "ProgressEntry_days_insert" AFTER INSERT ON "ProgressEntry" REFERENCING NEW TABLE AS new_entries
  FOR EACH STATEMENT EXECUTE FUNCTION reading_days_follow_entries();
CREATE TRIGGER "ProgressEntry_days_update" AFTER UPDATE ON "ProgressEntry" REFERENCING OLD TABLE AS old_entries NEW TABLE AS new_entries
  FOR EACH STATEMENT EXECUTE FUNCTION reading_days_follow_entries();
CREATE TRIGGER "ProgressEntry_days_delete" AFTER DELETE ON "ProgressEntry" REFERENCING OLD TABLE AS old_entries
  FOR EACH STATEMENT EXECUTE FUNCTION reading_days_follow_entries();
CREATE TRIGGER "Reading_days_insert" AFTER INSERT ON "Reading" REFERENCING NEW TABLE AS new_readings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_days_follow_readings();
CREATE TRIGGER "Reading_days_update" AFTER UPDATE ON "Reading" REFERENCING OLD TABLE AS old_readings NEW TABLE AS new_readings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_days_follow_readings();
CREATE TRIGGER "Reading_days_delete" AFTER DELETE ON "Reading" REFERENCING OLD TABLE AS old_readings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_days_follow_readings();
CREATE TRIGGER "Book_days_update" AFTER UPDATE ON "Book" REFERENCING OLD TABLE AS old_books NEW TABLE AS new_books
  FOR EACH STATEMENT EXECUTE FUNCTION reading_days_follow_the_trash();
CREATE TRIGGER "Book_days_delete" BEFORE DELETE ON "Book"
  FOR EACH ROW WHEN (OLD."deletedAt" IS NULL) EXECUTE FUNCTION reading_days_lose_a_book();

-- The days so far.
INSERT INTO "ReadingDay" ("ownerId", "day", "pages", "books")
  SELECT f."ownerId", f.on_day, sum(f.pages), sum(f.books)
    FROM (
      SELECT e."ownerId", e."day" AS on_day, e."pagesAdvanced"::bigint AS pages, 0::bigint AS books
        FROM "ProgressEntry" e JOIN "Book" b ON b."id" = e."bookId"
        WHERE e."retractedAt" IS NULL AND b."deletedAt" IS NULL AND e."pagesAdvanced" <> 0
      UNION ALL
      SELECT r."ownerId", r."endedOn", 0, 1
        FROM "Reading" r JOIN "Book" b ON b."id" = r."bookId"
        WHERE r."state" = 'finished' AND r."endedOn" IS NOT NULL AND b."deletedAt" IS NULL
    ) f GROUP BY 1, 2;
