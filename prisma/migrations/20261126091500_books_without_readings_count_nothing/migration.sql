-- As before (reading_days, finishes_of_each_book), but a book that was never read has nothing to take away, and is not asked for it:
-- that was most of the time of deleting one.

CREATE OR REPLACE FUNCTION reading_days_lose_a_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "ProgressEntry" e WHERE e."bookId" = OLD."id")
    OR EXISTS (SELECT FROM "Reading" r WHERE r."bookId" = OLD."id")
    OR EXISTS (SELECT FROM "ReadingSitting" s WHERE s."bookId" = OLD."id")
  THEN
    PERFORM count_books_on_reading_days(ARRAY[OLD."id"], -1);
  END IF;
  RETURN OLD;
END
$$;

CREATE OR REPLACE FUNCTION statistics_lose_a_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Reading" r WHERE r."bookId" = OLD."id") THEN
    PERFORM move_reading_tastes(array_agg(OLD."ownerId"), array_agg(k.kind), array_agg(f.in_year), array_agg(k.key), array_agg(-f.times), array_agg(-f.times * COALESCE(OLD."pages", 0)))
      FROM finishes_of_book(OLD."id") f CROSS JOIN tastes_of_book(OLD."id", OLD."language", OLD."rating", OLD."pages") k;
  END IF;
  IF EXISTS (SELECT FROM "ReadingSitting" s WHERE s."bookId" = OLD."id") THEN
    PERFORM count_books_on_reading_pace(ARRAY[OLD."id"], -1);
  END IF;
  RETURN OLD;
END
$$;
