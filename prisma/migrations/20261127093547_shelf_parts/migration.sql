-- CreateTable
CREATE TABLE "ShelfPart" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "tagId" UUID,
    "authorId" UUID,
    "priority" SMALLINT,

    CONSTRAINT "ShelfPart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShelfPartDay" (
    "partId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "pages" BIGINT NOT NULL DEFAULT 0,
    "books" BIGINT NOT NULL DEFAULT 0,
    "seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ShelfPartDay_pkey" PRIMARY KEY ("partId","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "ShelfPart_tagId_key" ON "ShelfPart"("tagId");

-- CreateIndex
CREATE UNIQUE INDEX "ShelfPart_authorId_key" ON "ShelfPart"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "ShelfPart_ownerId_priority_key" ON "ShelfPart"("ownerId", "priority");

-- AddForeignKey
ALTER TABLE "ShelfPart" ADD CONSTRAINT "ShelfPart_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShelfPart" ADD CONSTRAINT "ShelfPart_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShelfPart" ADD CONSTRAINT "ShelfPart_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShelfPartDay" ADD CONSTRAINT "ShelfPartDay_partId_fkey" FOREIGN KEY ("partId") REFERENCES "ShelfPart"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ShelfPart" ADD CONSTRAINT "ShelfPart_one_of_three" CHECK (num_nonnulls("tagId", "authorId", "priority") = 1);

-- A part is filled while nobody changes what its owner's books count: whoever changes that holds the owner's lock together with others until
-- the transaction ends, whoever fills holds it alone. There are 64 such locks for everybody, because a statement may be about thousands of people.
CREATE FUNCTION shelf_parts_lock(of_owner uuid) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT hashtext(of_owner::text) & 63 $$;

-- Whether anything is kept for one of these people. From now on nobody fills a part of theirs.
CREATE FUNCTION have_shelf_parts(of_owners uuid[]) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('shelf-parts'), l.lock)
    FROM (SELECT DISTINCT shelf_parts_lock(o.id) AS lock FROM unnest(of_owners) AS o(id) ORDER BY 1) l;
  RETURN EXISTS (SELECT FROM "ShelfPart" p WHERE p."ownerId" = ANY(of_owners));
END
$$;

-- What one book counts: the same as on reading days.
CREATE FUNCTION facts_of_book(of_book uuid) RETURNS TABLE (on_day date, pages bigint, books bigint, seconds bigint) LANGUAGE sql STABLE AS $$
  SELECT e."day", e."pagesAdvanced"::bigint, 0::bigint, 0::bigint
    FROM "ProgressEntry" e WHERE e."bookId" = of_book AND e."retractedAt" IS NULL AND e."pagesAdvanced" <> 0
  UNION ALL
  SELECT r."endedOn", 0, 1, 0 FROM "Reading" r WHERE r."bookId" = of_book AND r."state" = 'finished' AND r."endedOn" IS NOT NULL
  UNION ALL
  SELECT s."day", 0, 0, s."seconds" FROM "ReadingSitting" s WHERE s."bookId" = of_book AND s."seconds" <> 0
$$;

-- The kept parts that a book is in.
CREATE FUNCTION shelf_parts_of_book(of_book uuid, of_owner uuid, of_priority smallint) RETURNS TABLE (part_id uuid) LANGUAGE sql STABLE AS $$
  SELECT p."id" FROM "BookTag" bt JOIN "ShelfPart" p ON p."tagId" = bt."tagId" WHERE bt."bookId" = of_book
  UNION ALL
  SELECT p."id" FROM "BookAuthor" ba JOIN "ShelfPart" p ON p."authorId" = ba."authorId" WHERE ba."bookId" = of_book AND ba."role" = ''
  UNION ALL
  SELECT p."id" FROM "ShelfPart" p WHERE p."ownerId" = of_owner AND p."priority" = of_priority
$$;

-- Counts a new part from the books that are in it. Its row is there already: what that has to wait for, it waits for before the lock.
CREATE FUNCTION fill_shelf_part(of_part uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('shelf-parts'), shelf_parts_lock(p."ownerId")) FROM "ShelfPart" p WHERE p."id" = of_part;
  INSERT INTO "ShelfPartDay" ("partId", "day", "pages", "books", "seconds")
    SELECT of_part, f.on_day, sum(f.pages), sum(f.books), sum(f.seconds)
      FROM (
        SELECT bt."bookId" FROM "ShelfPart" p JOIN "BookTag" bt ON bt."tagId" = p."tagId" WHERE p."id" = of_part
        UNION ALL
        SELECT ba."bookId" FROM "ShelfPart" p JOIN "BookAuthor" ba ON ba."authorId" = p."authorId" AND ba."role" = '' WHERE p."id" = of_part
        UNION ALL
        SELECT b."id" FROM "ShelfPart" p JOIN "Book" b ON b."ownerId" = p."ownerId" AND b."priority" = p."priority" WHERE p."id" = of_part
      ) l
      JOIN "Book" b ON b."id" = l."bookId" AND b."deletedAt" IS NULL
      CROSS JOIN LATERAL facts_of_book(b."id") f
      GROUP BY f.on_day;
END
$$;

-- Moves the days of several parts at once, in one order. A part that goes in this very statement has no days to move.
CREATE FUNCTION move_shelf_parts(of_parts uuid[], of_days date[], by_pages bigint[], by_books bigint[], by_seconds bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "ShelfPartDay" AS d ("partId", "day", "pages", "books", "seconds")
    SELECT c.part_id, c.on_day, sum(c.pages), sum(c.books), sum(c.seconds)
      FROM unnest(of_parts, of_days, by_pages, by_books, by_seconds) AS c(part_id, on_day, pages, books, seconds)
      WHERE EXISTS (SELECT FROM "ShelfPart" p WHERE p."id" = c.part_id)
      GROUP BY 1, 2 HAVING sum(c.pages) <> 0 OR sum(c.books) <> 0 OR sum(c.seconds) <> 0 ORDER BY 1, 2
    ON CONFLICT ("partId", "day") DO UPDATE
      SET "pages" = d."pages" + excluded."pages", "books" = d."books" + excluded."books", "seconds" = d."seconds" + excluded."seconds"
$$;

-- Facts of some books that count now, or (negative) no longer. When a book goes, they follow it and find no book any more; what they counted is taken away before.
CREATE FUNCTION count_in_shelf_parts(of_books uuid[], of_days date[], by_pages bigint[], by_books bigint[], by_seconds bigint[]) RETURNS void LANGUAGE sql AS $$
  SELECT move_shelf_parts(array_agg(p.part_id), array_agg(f.on_day), array_agg(f.pages), array_agg(f.books), array_agg(f.seconds))
    FROM (
      SELECT c.book_id, c.on_day, COALESCE(sum(c.pages), 0)::bigint AS pages, COALESCE(sum(c.books), 0)::bigint AS books, COALESCE(sum(c.seconds), 0)::bigint AS seconds
        FROM unnest(of_books, of_days, by_pages, by_books, by_seconds) AS c(book_id, on_day, pages, books, seconds) GROUP BY 1, 2
    ) f
    JOIN "Book" b ON b."id" = f.book_id AND b."deletedAt" IS NULL
    CROSS JOIN LATERAL shelf_parts_of_book(b."id", b."ownerId", b."priority") p
$$;

CREATE FUNCTION shelf_parts_follow_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT have_shelf_parts(ARRAY(SELECT DISTINCT e."ownerId" FROM new_entries e)) THEN RETURN NULL; END IF;
    PERFORM count_in_shelf_parts(array_agg(e."bookId"), array_agg(e."day"), array_agg(e."pagesAdvanced"::bigint), NULL, NULL)
      FROM new_entries e WHERE e."retractedAt" IS NULL;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NOT have_shelf_parts(ARRAY(SELECT DISTINCT e."ownerId" FROM new_entries e)) THEN RETURN NULL; END IF;
    PERFORM count_in_shelf_parts(array_agg(e."bookId"), array_agg(e."day"), array_agg(e.sign * e."pagesAdvanced"::bigint), NULL, NULL)
      FROM (SELECT -1 AS sign, o.* FROM old_entries o UNION ALL SELECT 1, n.* FROM new_entries n) e WHERE e."retractedAt" IS NULL;
  ELSE
    IF NOT have_shelf_parts(ARRAY(SELECT DISTINCT e."ownerId" FROM old_entries e)) THEN RETURN NULL; END IF;
    PERFORM count_in_shelf_parts(array_agg(e."bookId"), array_agg(e."day"), array_agg(-e."pagesAdvanced"::bigint), NULL, NULL)
      FROM old_entries e WHERE e."retractedAt" IS NULL;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION shelf_parts_follow_readings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT have_shelf_parts(ARRAY(SELECT DISTINCT r."ownerId" FROM new_readings r)) THEN RETURN NULL; END IF;
    PERFORM count_in_shelf_parts(array_agg(r."bookId"), array_agg(r."endedOn"), NULL, array_agg(1::bigint), NULL)
      FROM new_readings r WHERE r."state" = 'finished' AND r."endedOn" IS NOT NULL;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NOT have_shelf_parts(ARRAY(SELECT DISTINCT r."ownerId" FROM new_readings r)) THEN RETURN NULL; END IF;
    PERFORM count_in_shelf_parts(array_agg(r."bookId"), array_agg(r."endedOn"), NULL, array_agg(r.sign::bigint), NULL)
      FROM (SELECT -1 AS sign, o.* FROM old_readings o UNION ALL SELECT 1, n.* FROM new_readings n) r WHERE r."state" = 'finished' AND r."endedOn" IS NOT NULL;
  ELSE
    IF NOT have_shelf_parts(ARRAY(SELECT DISTINCT r."ownerId" FROM old_readings r)) THEN RETURN NULL; END IF;
    PERFORM count_in_shelf_parts(array_agg(r."bookId"), array_agg(r."endedOn"), NULL, array_agg(-1::bigint), NULL)
      FROM old_readings r WHERE r."state" = 'finished' AND r."endedOn" IS NOT NULL;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION shelf_parts_follow_sittings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT have_shelf_parts(ARRAY(SELECT DISTINCT s."ownerId" FROM new_sittings s)) THEN RETURN NULL; END IF;
    PERFORM count_in_shelf_parts(array_agg(s."bookId"), array_agg(s."day"), NULL, NULL, array_agg(s."seconds"::bigint)) FROM new_sittings s;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NOT have_shelf_parts(ARRAY(SELECT DISTINCT s."ownerId" FROM new_sittings s)) THEN RETURN NULL; END IF;
    PERFORM count_in_shelf_parts(array_agg(s."bookId"), array_agg(s."day"), NULL, NULL, array_agg(s.sign * s."seconds"::bigint))
      FROM (SELECT -1 AS sign, o.* FROM old_sittings o UNION ALL SELECT 1, n.* FROM new_sittings n) s;
  ELSE
    IF NOT have_shelf_parts(ARRAY(SELECT DISTINCT s."ownerId" FROM old_sittings s)) THEN RETURN NULL; END IF;
    PERFORM count_in_shelf_parts(array_agg(s."bookId"), array_agg(s."day"), NULL, NULL, array_agg(-s."seconds"::bigint)) FROM old_sittings s;
  END IF;
  RETURN NULL;
END
$$;

-- A book that went into the trash, came back, or is wanted more or less than before counts no more as it was, and counts as it is now.
CREATE FUNCTION shelf_parts_follow_books() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed uuid[] := ARRAY(
    SELECT o."id" FROM old_books o JOIN new_books n USING ("id") WHERE (o."priority", o."deletedAt" IS NULL) <> (n."priority", n."deletedAt" IS NULL));
BEGIN
  IF cardinality(changed) = 0 OR NOT have_shelf_parts(ARRAY(SELECT DISTINCT n."ownerId" FROM new_books n WHERE n."id" = ANY(changed))) THEN RETURN NULL; END IF;
  PERFORM move_shelf_parts(array_agg(p.part_id), array_agg(f.on_day), array_agg(b.sign * f.pages), array_agg(b.sign * f.books), array_agg(b.sign * f.seconds))
    FROM (
      SELECT -1 AS sign, o."id", o."ownerId", o."priority" FROM old_books o WHERE o."id" = ANY(changed) AND o."deletedAt" IS NULL
      UNION ALL
      SELECT 1, n."id", n."ownerId", n."priority" FROM new_books n WHERE n."id" = ANY(changed) AND n."deletedAt" IS NULL
    ) b
    CROSS JOIN LATERAL shelf_parts_of_book(b."id", b."ownerId", b."priority") p
    CROSS JOIN LATERAL facts_of_book(b."id") f;
  RETURN NULL;
END
$$;

CREATE FUNCTION take_from_shelf_parts(of_book uuid, of_owner uuid, of_priority smallint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF have_shelf_parts(ARRAY[of_owner]) THEN
    PERFORM move_shelf_parts(array_agg(p.part_id), array_agg(f.on_day), array_agg(-f.pages), array_agg(-f.books), array_agg(-f.seconds))
      FROM shelf_parts_of_book(of_book, of_owner, of_priority) p CROSS JOIN facts_of_book(of_book) f;
  END IF;
END
$$;

-- As before (books_without_readings_count_nothing), and out of the parts that the book is in. They count the same facts, so who has none is not asked a second time.
CREATE OR REPLACE FUNCTION reading_days_lose_a_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "ProgressEntry" e WHERE e."bookId" = OLD."id")
    OR EXISTS (SELECT FROM "Reading" r WHERE r."bookId" = OLD."id")
    OR EXISTS (SELECT FROM "ReadingSitting" s WHERE s."bookId" = OLD."id")
  THEN
    PERFORM count_books_on_reading_days(ARRAY[OLD."id"], -1);
    PERFORM take_from_shelf_parts(OLD."id", OLD."ownerId", OLD."priority");
  END IF;
  RETURN OLD;
END
$$;

-- Books that are in a part now (1) or no longer (-1).
CREATE FUNCTION count_books_in_shelf_parts(of_parts uuid[], of_books uuid[], signs int[]) RETURNS void LANGUAGE sql AS $$
  SELECT move_shelf_parts(array_agg(l.part_id), array_agg(f.on_day), array_agg(l.sign * f.pages), array_agg(l.sign * f.books), array_agg(l.sign * f.seconds))
    FROM (SELECT c.part_id, c.book_id, sum(c.sign)::int AS sign FROM unnest(of_parts, of_books, signs) AS c(part_id, book_id, sign) GROUP BY 1, 2 HAVING sum(c.sign) <> 0) l
    JOIN "Book" b ON b."id" = l.book_id AND b."deletedAt" IS NULL
    CROSS JOIN LATERAL facts_of_book(b."id") f
$$;

CREATE FUNCTION owners_of_books(of_books uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT DISTINCT b."ownerId" FROM "Book" b WHERE b."id" = ANY(of_books))
$$;

CREATE FUNCTION shelf_parts_follow_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT have_shelf_parts(owners_of_books(ARRAY(SELECT DISTINCT l."bookId" FROM new_links l))) THEN RETURN NULL; END IF;
    PERFORM count_books_in_shelf_parts(array_agg(p."id"), array_agg(l."bookId"), array_agg(1)) FROM new_links l JOIN "ShelfPart" p ON p."tagId" = l."tagId";
  ELSIF TG_OP = 'UPDATE' THEN
    IF NOT have_shelf_parts(owners_of_books(ARRAY(SELECT l."bookId" FROM old_links l UNION SELECT l."bookId" FROM new_links l))) THEN RETURN NULL; END IF;
    PERFORM count_books_in_shelf_parts(array_agg(p."id"), array_agg(l."bookId"), array_agg(l.sign))
      FROM (SELECT -1 AS sign, o.* FROM old_links o UNION ALL SELECT 1, n.* FROM new_links n) l JOIN "ShelfPart" p ON p."tagId" = l."tagId";
  ELSE
    IF NOT have_shelf_parts(owners_of_books(ARRAY(SELECT DISTINCT l."bookId" FROM old_links l))) THEN RETURN NULL; END IF;
    PERFORM count_books_in_shelf_parts(array_agg(p."id"), array_agg(l."bookId"), array_agg(-1)) FROM old_links l JOIN "ShelfPart" p ON p."tagId" = l."tagId";
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION shelf_parts_follow_authors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT have_shelf_parts(owners_of_books(ARRAY(SELECT DISTINCT l."bookId" FROM new_links l))) THEN RETURN NULL; END IF;
    PERFORM count_books_in_shelf_parts(array_agg(p."id"), array_agg(l."bookId"), array_agg(1))
      FROM new_links l JOIN "ShelfPart" p ON p."authorId" = l."authorId" WHERE l."role" = '';
  ELSIF TG_OP = 'UPDATE' THEN
    IF NOT have_shelf_parts(owners_of_books(ARRAY(SELECT l."bookId" FROM old_links l UNION SELECT l."bookId" FROM new_links l))) THEN RETURN NULL; END IF;
    PERFORM count_books_in_shelf_parts(array_agg(p."id"), array_agg(l."bookId"), array_agg(l.sign))
      FROM (SELECT -1 AS sign, o.* FROM old_links o UNION ALL SELECT 1, n.* FROM new_links n) l JOIN "ShelfPart" p ON p."authorId" = l."authorId" WHERE l."role" = '';
  ELSE
    IF NOT have_shelf_parts(owners_of_books(ARRAY(SELECT DISTINCT l."bookId" FROM old_links l))) THEN RETURN NULL; END IF;
    PERFORM count_books_in_shelf_parts(array_agg(p."id"), array_agg(l."bookId"), array_agg(-1))
      FROM old_links l JOIN "ShelfPart" p ON p."authorId" = l."authorId" WHERE l."role" = '';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "ProgressEntry_parts_insert" AFTER INSERT ON "ProgressEntry" REFERENCING NEW TABLE AS new_entries
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_entries();
CREATE TRIGGER "ProgressEntry_parts_update" AFTER UPDATE ON "ProgressEntry" REFERENCING OLD TABLE AS old_entries NEW TABLE AS new_entries
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_entries();
CREATE TRIGGER "ProgressEntry_parts_delete" AFTER DELETE ON "ProgressEntry" REFERENCING OLD TABLE AS old_entries
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_entries();
CREATE TRIGGER "Reading_parts_insert" AFTER INSERT ON "Reading" REFERENCING NEW TABLE AS new_readings
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_readings();
CREATE TRIGGER "Reading_parts_update" AFTER UPDATE ON "Reading" REFERENCING OLD TABLE AS old_readings NEW TABLE AS new_readings
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_readings();
CREATE TRIGGER "Reading_parts_delete" AFTER DELETE ON "Reading" REFERENCING OLD TABLE AS old_readings
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_readings();
CREATE TRIGGER "ReadingSitting_parts_insert" AFTER INSERT ON "ReadingSitting" REFERENCING NEW TABLE AS new_sittings
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_sittings();
CREATE TRIGGER "ReadingSitting_parts_update" AFTER UPDATE ON "ReadingSitting" REFERENCING OLD TABLE AS old_sittings NEW TABLE AS new_sittings
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_sittings();
CREATE TRIGGER "ReadingSitting_parts_delete" AFTER DELETE ON "ReadingSitting" REFERENCING OLD TABLE AS old_sittings
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_sittings();
CREATE TRIGGER "BookTag_parts_insert" AFTER INSERT ON "BookTag" REFERENCING NEW TABLE AS new_links
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_tags();
CREATE TRIGGER "BookTag_parts_update" AFTER UPDATE ON "BookTag" REFERENCING OLD TABLE AS old_links NEW TABLE AS new_links
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_tags();
CREATE TRIGGER "BookTag_parts_delete" AFTER DELETE ON "BookTag" REFERENCING OLD TABLE AS old_links
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_tags();
CREATE TRIGGER "BookAuthor_parts_insert" AFTER INSERT ON "BookAuthor" REFERENCING NEW TABLE AS new_links
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_authors();
CREATE TRIGGER "BookAuthor_parts_update" AFTER UPDATE ON "BookAuthor" REFERENCING OLD TABLE AS old_links NEW TABLE AS new_links
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_authors();
CREATE TRIGGER "BookAuthor_parts_delete" AFTER DELETE ON "BookAuthor" REFERENCING OLD TABLE AS old_links
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_authors();
CREATE TRIGGER "Book_parts_update" AFTER UPDATE ON "Book" REFERENCING OLD TABLE AS old_books NEW TABLE AS new_books
  FOR EACH STATEMENT EXECUTE FUNCTION shelf_parts_follow_books();

-- What the goals so far ask for.
INSERT INTO "ShelfPart" ("id", "ownerId", "tagId")
  SELECT gen_random_uuid(), t."ownerId", t."id" FROM "Tag" t
    WHERE EXISTS (SELECT FROM "Goal" g WHERE g."userId" = t."ownerId" AND g."metric" LIKE 'library.%' AND g."filterKind" = 'tag' AND lower(g."filterValue") = t."id"::text);
INSERT INTO "ShelfPart" ("id", "ownerId", "authorId")
  SELECT gen_random_uuid(), a."ownerId", a."id" FROM "Author" a
    WHERE EXISTS (SELECT FROM "Goal" g WHERE g."userId" = a."ownerId" AND g."metric" LIKE 'library.%' AND g."filterKind" = 'author' AND lower(g."filterValue") = a."id"::text);
INSERT INTO "ShelfPart" ("id", "ownerId", "priority")
  SELECT gen_random_uuid(), o."userId", o."rank" FROM (
    SELECT DISTINCT g."userId", array_position(ARRAY['none', 'low', 'normal', 'high'], g."filterValue") - 1 AS "rank" FROM "Goal" g
      WHERE g."metric" LIKE 'library.%' AND g."filterKind" = 'priority') o
    WHERE o."rank" IS NOT NULL;
SELECT fill_shelf_part(p."id") FROM "ShelfPart" p;
