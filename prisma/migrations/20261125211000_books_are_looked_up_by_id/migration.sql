-- As before, but each row's book is looked up by its id. A join was planned by what the tables had been when the database last counted them:
-- in a new house that is next to nothing, and the first large import read all books for every row. OFFSET 0 keeps the look-up as it is written.

CREATE OR REPLACE FUNCTION reading_days_follow_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_reading_days(array_agg(e."ownerId"), array_agg(e."day"), array_agg(e."pagesAdvanced"::bigint), array_agg(0::bigint))
      FROM new_entries e CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = e."bookId" OFFSET 0) b
      WHERE b."deletedAt" IS NULL AND e."retractedAt" IS NULL AND e."pagesAdvanced" <> 0;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_reading_days(array_agg(o."ownerId"), array_agg(o."day"),
        array_agg(CASE WHEN o."retractedAt" IS NULL THEN -o."pagesAdvanced" ELSE o."pagesAdvanced" END::bigint), array_agg(0::bigint))
      FROM old_entries o JOIN new_entries n USING ("id") CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = o."bookId" OFFSET 0) b
      WHERE b."deletedAt" IS NULL AND (o."retractedAt" IS NULL) <> (n."retractedAt" IS NULL) AND o."pagesAdvanced" <> 0;
  ELSE
    PERFORM move_reading_days(array_agg(e."ownerId"), array_agg(e."day"), array_agg(-e."pagesAdvanced"::bigint), array_agg(0::bigint))
      FROM old_entries e CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = e."bookId" OFFSET 0) b
      WHERE b."deletedAt" IS NULL AND e."retractedAt" IS NULL AND e."pagesAdvanced" <> 0;
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION reading_days_follow_readings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_reading_days(array_agg(r."ownerId"), array_agg(r."endedOn"), array_agg(0::bigint), array_agg(1::bigint))
      FROM new_readings r CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = r."bookId" OFFSET 0) b
      WHERE b."deletedAt" IS NULL AND r."state" = 'finished' AND r."endedOn" IS NOT NULL;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_reading_days(array_agg(r."ownerId"), array_agg(r."endedOn"), array_agg(0::bigint), array_agg(r.sign::bigint))
      FROM (SELECT -1 AS sign, o.* FROM old_readings o UNION ALL SELECT 1, n.* FROM new_readings n) r
        CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = r."bookId" OFFSET 0) b
      WHERE b."deletedAt" IS NULL AND r."state" = 'finished' AND r."endedOn" IS NOT NULL;
  ELSE
    PERFORM move_reading_days(array_agg(r."ownerId"), array_agg(r."endedOn"), array_agg(0::bigint), array_agg(-1::bigint))
      FROM old_readings r CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = r."bookId" OFFSET 0) b
      WHERE b."deletedAt" IS NULL AND r."state" = 'finished' AND r."endedOn" IS NOT NULL;
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION reading_days_follow_sittings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_reading_days(array_agg(s."ownerId"), array_agg(s."day"), array_agg(0::bigint), array_agg(0::bigint), array_agg(s."seconds"::bigint))
      FROM new_sittings s CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = s."bookId" OFFSET 0) b
      WHERE b."deletedAt" IS NULL;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_reading_days(array_agg(s."ownerId"), array_agg(s."day"), array_agg(0::bigint), array_agg(0::bigint), array_agg(s.sign * s."seconds"::bigint))
      FROM (SELECT -1 AS sign, o.* FROM old_sittings o UNION ALL SELECT 1, n.* FROM new_sittings n) s
        CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = s."bookId" OFFSET 0) b
      WHERE b."deletedAt" IS NULL;
  ELSE
    PERFORM move_reading_days(array_agg(s."ownerId"), array_agg(s."day"), array_agg(0::bigint), array_agg(0::bigint), array_agg(-s."seconds"::bigint))
      FROM old_sittings s CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = s."bookId" OFFSET 0) b
      WHERE b."deletedAt" IS NULL;
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION reading_pace_follows_sittings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_reading_pace(array_agg(s."ownerId"), array_agg(s."day"), array_agg(s."pages"::bigint), array_agg(s."seconds"::bigint))
      FROM new_sittings s CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = s."bookId" OFFSET 0) b WHERE b."deletedAt" IS NULL AND s."pages" > 0 AND s."seconds" > 0;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_reading_pace(array_agg(s."ownerId"), array_agg(s."day"), array_agg(s.sign * s."pages"::bigint), array_agg(s.sign * s."seconds"::bigint))
      FROM (SELECT -1 AS sign, o.* FROM old_sittings o UNION ALL SELECT 1, n.* FROM new_sittings n) s
        CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = s."bookId" OFFSET 0) b WHERE b."deletedAt" IS NULL AND s."pages" > 0 AND s."seconds" > 0;
  ELSE
    PERFORM move_reading_pace(array_agg(s."ownerId"), array_agg(s."day"), array_agg(-s."pages"::bigint), array_agg(-s."seconds"::bigint))
      FROM old_sittings s CROSS JOIN LATERAL (SELECT b."deletedAt" FROM "Book" b WHERE b."id" = s."bookId" OFFSET 0) b WHERE b."deletedAt" IS NULL AND s."pages" > 0 AND s."seconds" > 0;
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION count_finishes(of_books uuid[], of_days date[], signs int[]) RETURNS void LANGUAGE sql AS $$
  SELECT move_reading_tastes(array_agg(b."ownerId"), array_agg(k.kind), array_agg(d.in_year), array_agg(k.key), array_agg(d.times), array_agg(d.times * COALESCE(b."pages", 0)))
    FROM (
      SELECT r.book_id, y.in_year, sum(r.sign)::bigint AS times
        FROM unnest(of_books, of_days, signs) AS r(book_id, on_day, sign)
        CROSS JOIN LATERAL (VALUES (0::smallint), (EXTRACT(year FROM r.on_day)::smallint)) AS y(in_year)
        WHERE y.in_year IS NOT NULL GROUP BY 1, 2 HAVING sum(r.sign) <> 0
    ) d
    CROSS JOIN LATERAL (SELECT b."id", b."ownerId", b."language", b."rating", b."pages", b."deletedAt" FROM "Book" b WHERE b."id" = d.book_id OFFSET 0) b
    CROSS JOIN LATERAL tastes_of_book(b."id", b."language", b."rating", b."pages") k
    WHERE b."deletedAt" IS NULL
$$;

CREATE OR REPLACE FUNCTION count_links(of_kind "TasteKind", of_books uuid[], of_keys uuid[], signs int[]) RETURNS void LANGUAGE sql AS $$
  SELECT move_reading_tastes(array_agg(b."ownerId"), array_agg(of_kind), array_agg(f.in_year), array_agg(l.key::text), array_agg(l.sign * f.times), array_agg(l.sign * f.times * COALESCE(b."pages", 0)))
    FROM unnest(of_books, of_keys, signs) AS l(book_id, key, sign)
    CROSS JOIN LATERAL (SELECT b."id", b."ownerId", b."pages", b."deletedAt" FROM "Book" b WHERE b."id" = l.book_id OFFSET 0) b
    CROSS JOIN LATERAL finishes_of_book(b."id") f
    WHERE b."deletedAt" IS NULL
$$;
