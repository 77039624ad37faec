-- An opinion that an import brings to a book that was here has no place in today's feed: it is of the day on which the book came.
CREATE OR REPLACE FUNCTION feed_follows_books() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(b."id") FILTER (WHERE b."importId" IS NULL)) FROM new_books b WHERE b."rating" IS NOT NULL OR b."review" IS NOT NULL;
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(b."id") FILTER (WHERE b."importId" IS NOT NULL), true) FROM new_books b WHERE b."rating" IS NOT NULL OR b."review" IS NOT NULL;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(n."id"), feed_is_past()) FROM new_books n JOIN old_books o ON o."id" = n."id"
      WHERE (n."rating" IS NULL AND n."review" IS NULL) IS DISTINCT FROM (o."rating" IS NULL AND o."review" IS NULL);
    -- Into the trash and back, with its readings.
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(fact.id), true)
      FROM new_books n JOIN old_books o ON o."id" = n."id", LATERAL (SELECT n."id" UNION ALL SELECT r."id" FROM "Reading" r WHERE r."bookId" = n."id") AS fact(id)
      WHERE (n."deletedAt" IS NULL) <> (o."deletedAt" IS NULL);
  ELSE
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(b."id"), true) FROM old_books b;
  END IF;
  RETURN NULL;
END
$$;
