-- As before (statistics), but the readings of each book are looked up by themselves: the readings of all books together were worked
-- out anew for each of them, so that a statement about thousands of books took the square of its time.
CREATE FUNCTION finishes_of_book(of_book uuid) RETURNS TABLE (in_year smallint, times bigint) LANGUAGE sql STABLE AS $$
  SELECT y.in_year, count(*) FROM "Reading" r
    CROSS JOIN LATERAL (VALUES (0::smallint), (EXTRACT(year FROM r."endedOn")::smallint)) AS y(in_year)
    WHERE r."bookId" = of_book AND r."state" = 'finished' AND y.in_year IS NOT NULL
    GROUP BY 1
$$;

CREATE OR REPLACE FUNCTION count_links(of_kind "TasteKind", of_books uuid[], of_keys uuid[], signs int[]) RETURNS void LANGUAGE sql AS $$
  SELECT move_reading_tastes(array_agg(b."ownerId"), array_agg(of_kind), array_agg(f.in_year), array_agg(l.key::text), array_agg(l.sign * f.times), array_agg(l.sign * f.times * COALESCE(b."pages", 0)))
    FROM unnest(of_books, of_keys, signs) AS l(book_id, key, sign)
    JOIN "Book" b ON b."id" = l.book_id AND b."deletedAt" IS NULL
    CROSS JOIN LATERAL finishes_of_book(b."id") f
$$;

CREATE OR REPLACE FUNCTION statistics_follow_books() RETURNS trigger LANGUAGE plpgsql AS $$
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
    CROSS JOIN LATERAL finishes_of_book(b."id") f
    CROSS JOIN LATERAL tastes_of_book(b."id", b."language", b."rating", b."pages") k;
  gone := ARRAY(SELECT o."id" FROM old_books o JOIN new_books n USING ("id") WHERE o."deletedAt" IS NULL AND n."deletedAt" IS NOT NULL);
  back := ARRAY(SELECT o."id" FROM old_books o JOIN new_books n USING ("id") WHERE o."deletedAt" IS NOT NULL AND n."deletedAt" IS NULL);
  IF cardinality(gone) > 0 THEN PERFORM count_books_on_reading_pace(gone, -1); END IF;
  IF cardinality(back) > 0 THEN PERFORM count_books_on_reading_pace(back, 1); END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION statistics_lose_a_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_reading_tastes(array_agg(OLD."ownerId"), array_agg(k.kind), array_agg(f.in_year), array_agg(k.key), array_agg(-f.times), array_agg(-f.times * COALESCE(OLD."pages", 0)))
    FROM finishes_of_book(OLD."id") f CROSS JOIN tastes_of_book(OLD."id", OLD."language", OLD."rating", OLD."pages") k;
  PERFORM count_books_on_reading_pace(ARRAY[OLD."id"], -1);
  RETURN OLD;
END
$$;

DROP FUNCTION finishes_of_books(uuid[]);
