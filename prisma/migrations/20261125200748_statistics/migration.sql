-- CreateEnum
CREATE TYPE "TasteKind" AS ENUM ('all', 'author', 'tag', 'language', 'rating', 'length');

-- CreateTable
CREATE TABLE "ReadingTaste" (
    "ownerId" UUID NOT NULL,
    "kind" "TasteKind" NOT NULL,
    "year" SMALLINT NOT NULL,
    "key" VARCHAR(40) NOT NULL,
    "books" BIGINT NOT NULL DEFAULT 0,
    "pages" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ReadingTaste_pkey" PRIMARY KEY ("ownerId","kind","year","key")
);

-- CreateTable
CREATE TABLE "ReadingPace" (
    "ownerId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "pages" BIGINT NOT NULL DEFAULT 0,
    "seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ReadingPace_pkey" PRIMARY KEY ("ownerId","day")
);

-- CreateTable
CREATE TABLE "ShownStreak" (
    "ownerId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShownStreak_pkey" PRIMARY KEY ("ownerId")
);

-- CreateIndex
CREATE INDEX "ReadingTaste_ownerId_kind_year_books_key_idx" ON "ReadingTaste"("ownerId", "kind", "year", "books" DESC, "key");

-- AddForeignKey
ALTER TABLE "ReadingTaste" ADD CONSTRAINT "ReadingTaste_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingPace" ADD CONSTRAINT "ReadingPace_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShownStreak" ADD CONSTRAINT "ShownStreak_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Moves the tastes of several people at once, in one order, so that two statements wait for each other instead of
-- deadlocking. Whose account goes in this very statement has none to move: they go by themselves.
CREATE FUNCTION move_reading_tastes(of_owners uuid[], of_kinds "TasteKind"[], of_years smallint[], of_keys text[], by_books bigint[], by_pages bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "ReadingTaste" AS t ("ownerId", "kind", "year", "key", "books", "pages")
    SELECT c.owner_id, c.kind, c.in_year, c.key, sum(c.books), sum(c.pages)
      FROM unnest(of_owners, of_kinds, of_years, of_keys, by_books, by_pages) AS c(owner_id, kind, in_year, key, books, pages)
      WHERE EXISTS (SELECT FROM "User" u WHERE u."id" = c.owner_id)
      GROUP BY 1, 2, 3, 4 HAVING sum(c.books) <> 0 OR sum(c.pages) <> 0 ORDER BY 1, 2, 3, 4
    ON CONFLICT ("ownerId", "kind", "year", "key") DO UPDATE SET "books" = t."books" + excluded."books", "pages" = t."pages" + excluded."pages"
$$;

-- What a book counts under.
CREATE FUNCTION tastes_of_book(book_id uuid, of_language text, of_rating smallint, of_pages int) RETURNS TABLE (kind "TasteKind", key text) LANGUAGE sql STABLE AS $$
  SELECT 'all'::"TasteKind", ''
  UNION ALL SELECT 'language', COALESCE(of_language, '')
  UNION ALL SELECT 'rating', COALESCE(of_rating::text, '')
  UNION ALL SELECT 'length', CASE WHEN of_pages IS NULL THEN '' ELSE LEAST(of_pages / 100, 10)::text END
  UNION ALL SELECT 'author', ba."authorId"::text FROM "BookAuthor" ba WHERE ba."bookId" = book_id AND ba."role" = ''
  UNION ALL SELECT 'tag', bt."tagId"::text FROM "BookTag" bt WHERE bt."bookId" = book_id
$$;

-- How often some books were finished, by year and in all (0).
CREATE FUNCTION finishes_of_books(of_books uuid[]) RETURNS TABLE (book_id uuid, in_year smallint, times bigint) LANGUAGE sql STABLE AS $$
  SELECT r."bookId", y.in_year, count(*) FROM "Reading" r
    CROSS JOIN LATERAL (VALUES (0::smallint), (EXTRACT(year FROM r."endedOn")::smallint)) AS y(in_year)
    WHERE r."bookId" = ANY(of_books) AND r."state" = 'finished' AND y.in_year IS NOT NULL
    GROUP BY 1, 2
$$;

-- Readings that are finished now (1) or no longer (-1), of books outside the trash. When a book goes, its readings follow
-- it and find no book any more; what they counted is taken away before.
CREATE FUNCTION count_finishes(of_books uuid[], of_days date[], signs int[]) RETURNS void LANGUAGE sql AS $$
  SELECT move_reading_tastes(array_agg(b."ownerId"), array_agg(k.kind), array_agg(d.in_year), array_agg(k.key), array_agg(d.times), array_agg(d.times * COALESCE(b."pages", 0)))
    FROM (
      SELECT r.book_id, y.in_year, sum(r.sign)::bigint AS times
        FROM unnest(of_books, of_days, signs) AS r(book_id, on_day, sign)
        CROSS JOIN LATERAL (VALUES (0::smallint), (EXTRACT(year FROM r.on_day)::smallint)) AS y(in_year)
        WHERE y.in_year IS NOT NULL GROUP BY 1, 2 HAVING sum(r.sign) <> 0
    ) d
    JOIN "Book" b ON b."id" = d.book_id AND b."deletedAt" IS NULL
    CROSS JOIN LATERAL tastes_of_book(b."id", b."language", b."rating", b."pages") k
$$;

CREATE FUNCTION reading_tastes_follow_readings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM count_finishes(array_agg(r."bookId"), array_agg(r."endedOn"), array_agg(1)) FROM new_readings r WHERE r."state" = 'finished';
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM count_finishes(array_agg(r."bookId"), array_agg(r."endedOn"), array_agg(r.sign))
      FROM (SELECT -1 AS sign, o.* FROM old_readings o UNION ALL SELECT 1, n.* FROM new_readings n) r WHERE r."state" = 'finished';
  ELSE
    PERFORM count_finishes(array_agg(r."bookId"), array_agg(r."endedOn"), array_agg(-1)) FROM old_readings r WHERE r."state" = 'finished';
  END IF;
  RETURN NULL;
END
$$;

-- Authors or tags that some books have now (1) or no longer (-1).
CREATE FUNCTION count_links(of_kind "TasteKind", of_books uuid[], of_keys uuid[], signs int[]) RETURNS void LANGUAGE sql AS $$
  SELECT move_reading_tastes(array_agg(b."ownerId"), array_agg(of_kind), array_agg(f.in_year), array_agg(l.key::text), array_agg(l.sign * f.times), array_agg(l.sign * f.times * COALESCE(b."pages", 0)))
    FROM unnest(of_books, of_keys, signs) AS l(book_id, key, sign)
    JOIN "Book" b ON b."id" = l.book_id AND b."deletedAt" IS NULL
    JOIN finishes_of_books(of_books) f ON f.book_id = b."id"
$$;

CREATE FUNCTION reading_tastes_follow_authors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM count_links('author', array_agg(l."bookId"), array_agg(l."authorId"), array_agg(1)) FROM new_links l WHERE l."role" = '';
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM count_links('author', array_agg(l."bookId"), array_agg(l."authorId"), array_agg(l.sign))
      FROM (SELECT -1 AS sign, o.* FROM old_links o UNION ALL SELECT 1, n.* FROM new_links n) l WHERE l."role" = '';
  ELSE
    PERFORM count_links('author', array_agg(l."bookId"), array_agg(l."authorId"), array_agg(-1)) FROM old_links l WHERE l."role" = '';
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION reading_tastes_follow_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM count_links('tag', array_agg(l."bookId"), array_agg(l."tagId"), array_agg(1)) FROM new_links l;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM count_links('tag', array_agg(l."bookId"), array_agg(l."tagId"), array_agg(l.sign))
      FROM (SELECT -1 AS sign, o.* FROM old_links o UNION ALL SELECT 1, n.* FROM new_links n) l;
  ELSE
    PERFORM count_links('tag', array_agg(l."bookId"), array_agg(l."tagId"), array_agg(-1)) FROM old_links l;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION move_reading_pace(of_owners uuid[], of_days date[], by_pages bigint[], by_seconds bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "ReadingPace" AS p ("ownerId", "day", "pages", "seconds")
    SELECT c.owner_id, c.on_day, sum(c.pages), sum(c.seconds)
      FROM unnest(of_owners, of_days, by_pages, by_seconds) AS c(owner_id, on_day, pages, seconds)
      WHERE EXISTS (SELECT FROM "User" u WHERE u."id" = c.owner_id)
      GROUP BY 1, 2 HAVING sum(c.pages) <> 0 OR sum(c.seconds) <> 0 ORDER BY 1, 2
    ON CONFLICT ("ownerId", "day") DO UPDATE SET "pages" = p."pages" + excluded."pages", "seconds" = p."seconds" + excluded."seconds"
$$;

CREATE FUNCTION reading_pace_follows_sittings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_reading_pace(array_agg(s."ownerId"), array_agg(s."day"), array_agg(s."pages"::bigint), array_agg(s."seconds"::bigint))
      FROM new_sittings s JOIN "Book" b ON b."id" = s."bookId" AND b."deletedAt" IS NULL WHERE s."pages" > 0 AND s."seconds" > 0;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_reading_pace(array_agg(s."ownerId"), array_agg(s."day"), array_agg(s.sign * s."pages"::bigint), array_agg(s.sign * s."seconds"::bigint))
      FROM (SELECT -1 AS sign, o.* FROM old_sittings o UNION ALL SELECT 1, n.* FROM new_sittings n) s
        JOIN "Book" b ON b."id" = s."bookId" AND b."deletedAt" IS NULL WHERE s."pages" > 0 AND s."seconds" > 0;
  ELSE
    PERFORM move_reading_pace(array_agg(s."ownerId"), array_agg(s."day"), array_agg(-s."pages"::bigint), array_agg(-s."seconds"::bigint))
      FROM old_sittings s JOIN "Book" b ON b."id" = s."bookId" AND b."deletedAt" IS NULL WHERE s."pages" > 0 AND s."seconds" > 0;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION count_books_on_reading_pace(of_books uuid[], sign int) RETURNS void LANGUAGE sql AS $$
  SELECT move_reading_pace(array_agg(s."ownerId"), array_agg(s."day"), array_agg(sign * s."pages"::bigint), array_agg(sign * s."seconds"::bigint))
    FROM "ReadingSitting" s WHERE s."bookId" = ANY(of_books) AND s."pages" > 0 AND s."seconds" > 0
$$;

-- A book that changed counts no more as it was, and counts as it is now.
CREATE FUNCTION statistics_follow_books() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed uuid[] := ARRAY(
    SELECT o."id" FROM old_books o JOIN new_books n USING ("id")
      WHERE (o."language", o."rating", o."pages", o."deletedAt" IS NULL) IS DISTINCT FROM (n."language", n."rating", n."pages", n."deletedAt" IS NULL));
  gone uuid[];
  back uuid[];
BEGIN
  IF cardinality(changed) = 0 THEN RETURN NULL; END IF;
  PERFORM move_reading_tastes(array_agg(b."ownerId"), array_agg(k.kind), array_agg(f.in_year), array_agg(k.key), array_agg(b.sign * f.times), array_agg(b.sign * f.times * COALESCE(b."pages", 0)))
    FROM (
      SELECT -1 AS sign, o."id", o."ownerId", o."language", o."rating", o."pages" FROM old_books o WHERE o."id" = ANY(changed) AND o."deletedAt" IS NULL
      UNION ALL
      SELECT 1, n."id", n."ownerId", n."language", n."rating", n."pages" FROM new_books n WHERE n."id" = ANY(changed) AND n."deletedAt" IS NULL
    ) b
    JOIN finishes_of_books(changed) f ON f.book_id = b."id"
    CROSS JOIN LATERAL tastes_of_book(b."id", b."language", b."rating", b."pages") k;
  gone := ARRAY(SELECT o."id" FROM old_books o JOIN new_books n USING ("id") WHERE o."deletedAt" IS NULL AND n."deletedAt" IS NOT NULL);
  back := ARRAY(SELECT o."id" FROM old_books o JOIN new_books n USING ("id") WHERE o."deletedAt" IS NOT NULL AND n."deletedAt" IS NULL);
  IF cardinality(gone) > 0 THEN PERFORM count_books_on_reading_pace(gone, -1); END IF;
  IF cardinality(back) > 0 THEN PERFORM count_books_on_reading_pace(back, 1); END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION statistics_lose_a_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_reading_tastes(array_agg(OLD."ownerId"), array_agg(k.kind), array_agg(f.in_year), array_agg(k.key), array_agg(-f.times), array_agg(-f.times * COALESCE(OLD."pages", 0)))
    FROM finishes_of_books(ARRAY[OLD."id"]) f CROSS JOIN tastes_of_book(OLD."id", OLD."language", OLD."rating", OLD."pages") k;
  PERFORM count_books_on_reading_pace(ARRAY[OLD."id"], -1);
  RETURN OLD;
END
$$;

CREATE TRIGGER "Reading_tastes_insert" AFTER INSERT ON "Reading" REFERENCING NEW TABLE AS new_readings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_tastes_follow_readings();
CREATE TRIGGER "Reading_tastes_update" AFTER UPDATE ON "Reading" REFERENCING OLD TABLE AS old_readings NEW TABLE AS new_readings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_tastes_follow_readings();
CREATE TRIGGER "Reading_tastes_delete" AFTER DELETE ON "Reading" REFERENCING OLD TABLE AS old_readings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_tastes_follow_readings();
CREATE TRIGGER "BookAuthor_tastes_insert" AFTER INSERT ON "BookAuthor" REFERENCING NEW TABLE AS new_links
  FOR EACH STATEMENT EXECUTE FUNCTION reading_tastes_follow_authors();
CREATE TRIGGER "BookAuthor_tastes_update" AFTER UPDATE ON "BookAuthor" REFERENCING OLD TABLE AS old_links NEW TABLE AS new_links
  FOR EACH STATEMENT EXECUTE FUNCTION reading_tastes_follow_authors();
CREATE TRIGGER "BookAuthor_tastes_delete" AFTER DELETE ON "BookAuthor" REFERENCING OLD TABLE AS old_links
  FOR EACH STATEMENT EXECUTE FUNCTION reading_tastes_follow_authors();
CREATE TRIGGER "BookTag_tastes_insert" AFTER INSERT ON "BookTag" REFERENCING NEW TABLE AS new_links
  FOR EACH STATEMENT EXECUTE FUNCTION reading_tastes_follow_tags();
CREATE TRIGGER "BookTag_tastes_update" AFTER UPDATE ON "BookTag" REFERENCING OLD TABLE AS old_links NEW TABLE AS new_links
  FOR EACH STATEMENT EXECUTE FUNCTION reading_tastes_follow_tags();
CREATE TRIGGER "BookTag_tastes_delete" AFTER DELETE ON "BookTag" REFERENCING OLD TABLE AS old_links
  FOR EACH STATEMENT EXECUTE FUNCTION reading_tastes_follow_tags();
CREATE TRIGGER "ReadingSitting_pace_insert" AFTER INSERT ON "ReadingSitting" REFERENCING NEW TABLE AS new_sittings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_pace_follows_sittings();
CREATE TRIGGER "ReadingSitting_pace_update" AFTER UPDATE ON "ReadingSitting" REFERENCING OLD TABLE AS old_sittings NEW TABLE AS new_sittings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_pace_follows_sittings();
CREATE TRIGGER "ReadingSitting_pace_delete" AFTER DELETE ON "ReadingSitting" REFERENCING OLD TABLE AS old_sittings
  FOR EACH STATEMENT EXECUTE FUNCTION reading_pace_follows_sittings();
CREATE TRIGGER "Book_statistics_update" AFTER UPDATE ON "Book" REFERENCING OLD TABLE AS old_books NEW TABLE AS new_books
  FOR EACH STATEMENT EXECUTE FUNCTION statistics_follow_books();
CREATE TRIGGER "Book_statistics_delete" BEFORE DELETE ON "Book"
  FOR EACH ROW WHEN (OLD."deletedAt" IS NULL) EXECUTE FUNCTION statistics_lose_a_book();

-- What was read so far.
INSERT INTO "ReadingTaste" ("ownerId", "kind", "year", "key", "books", "pages")
  SELECT b."ownerId", k.kind, f.in_year, k.key, sum(f.times), sum(f.times * COALESCE(b."pages", 0))
    FROM (
      SELECT r."bookId" AS book_id, y.in_year, count(*) AS times FROM "Reading" r
        CROSS JOIN LATERAL (VALUES (0::smallint), (EXTRACT(year FROM r."endedOn")::smallint)) AS y(in_year)
        WHERE r."state" = 'finished' AND y.in_year IS NOT NULL GROUP BY 1, 2
    ) f
    JOIN "Book" b ON b."id" = f.book_id AND b."deletedAt" IS NULL
    CROSS JOIN LATERAL tastes_of_book(b."id", b."language", b."rating", b."pages") k
    GROUP BY 1, 2, 3, 4;
INSERT INTO "ReadingPace" ("ownerId", "day", "pages", "seconds")
  SELECT s."ownerId", s."day", sum(s."pages"), sum(s."seconds")
    FROM "ReadingSitting" s JOIN "Book" b ON b."id" = s."bookId" AND b."deletedAt" IS NULL
    WHERE s."pages" > 0 AND s."seconds" > 0 GROUP BY 1, 2;
