-- A version 7 uuid: rows of one day stand in the order in which they were written.
CREATE FUNCTION feed_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- CreateTable
CREATE TABLE "Activity" (
    "id" UUID NOT NULL DEFAULT feed_id(),
    "userId" UUID NOT NULL,
    "room" VARCHAR(20) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "factId" UUID NOT NULL,
    "part" INTEGER NOT NULL DEFAULT 0,
    "subjectId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "isShared" BOOLEAN NOT NULL,
    "isHidden" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SharingChoice" (
    "userId" UUID NOT NULL,
    "room" VARCHAR(20) NOT NULL,
    "isShared" BOOLEAN NOT NULL,

    CONSTRAINT "SharingChoice_pkey" PRIMARY KEY ("userId","room")
);

-- CreateIndex
CREATE UNIQUE INDEX "Activity_factId_kind_part_key" ON "Activity"("factId", "kind", "part");

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharingChoice" ADD CONSTRAINT "SharingChoice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One's own, and those the circle may see, newest first.
CREATE INDEX "Activity_own_idx" ON "Activity" ("userId", "day" DESC, "id" DESC) WHERE NOT "isHidden";
CREATE INDEX "Activity_shared_idx" ON "Activity" ("userId", "day" DESC, "id" DESC) WHERE "isShared" AND NOT "isHidden";

-- Makes the activities of these facts what the facts are now: gone facts go, new ones come, changed ones move. `facts` is a view of
-- a room: "userId", "kind", "factId", "part", "subjectId", "day" (null = nobody wrote it down), "pastDay" (instead, when it is no news),
-- "isNews" (a fact without a day may have happened just now), "isShared" (null = as the person chose for the room), "isHidden".
-- `is_past`: what has no day did not happen just now (an import, a merge, something that came back).
-- The people are locked first, so that a choice made meanwhile is either seen here or sees what is written here.
CREATE FUNCTION feed_settle(of_room text, facts regclass, fact_ids uuid[], is_past boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF fact_ids IS NULL THEN RETURN; END IF;
  EXECUTE format($q$
    SELECT FROM "User" u WHERE u."id" IN (
      SELECT f."userId" FROM %s f WHERE f."factId" = ANY($1) UNION SELECT a."userId" FROM "Activity" a WHERE a."factId" = ANY($1) AND a."room" = $2)
    ORDER BY u."id" FOR KEY SHARE OF u
  $q$, facts) USING fact_ids, of_room;
  EXECUTE format($q$
    WITH now_true AS MATERIALIZED (
      SELECT f.*, s."isShared" AS "chosen", (now() AT TIME ZONE u."timeZone")::date AS "today" FROM %s f
        JOIN "User" u ON u."id" = f."userId" LEFT JOIN "SharingChoice" s ON s."userId" = f."userId" AND s."room" = $2
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
  $q$, facts) USING fact_ids, of_room, is_past;
END
$$;

-- The Library: a reading that began or was finished on a day, and an opinion of a book.
CREATE VIEW "LibraryFact" AS
  SELECT r."ownerId" AS "userId", 'library.started'::text AS "kind", r."id" AS "factId", 0 AS "part", r."bookId" AS "subjectId", r."startedOn" AS "day",
      NULL::date AS "pastDay", false AS "isNews", NULL::boolean AS "isShared", b."deletedAt" IS NOT NULL AS "isHidden"
    FROM "Reading" r JOIN "Book" b ON b."id" = r."bookId" WHERE r."startedOn" IS NOT NULL
  UNION ALL
  SELECT r."ownerId", 'library.finished', r."id", 0, r."bookId", r."endedOn", NULL, false, NULL, b."deletedAt" IS NOT NULL
    FROM "Reading" r JOIN "Book" b ON b."id" = r."bookId" WHERE r."state" = 'finished' AND r."endedOn" IS NOT NULL
  UNION ALL
  SELECT b."ownerId", 'library.reviewed', b."id", 0, b."id", NULL, (b."addedAt" AT TIME ZONE 'UTC')::date, true, NULL, b."deletedAt" IS NOT NULL
    FROM "Book" b WHERE b."rating" IS NOT NULL OR b."review" IS NOT NULL;

CREATE FUNCTION feed_follows_readings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(r."id"), true) FROM new_readings r WHERE r."startedOn" IS NOT NULL OR r."endedOn" IS NOT NULL;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(n."id"), true) FROM new_readings n JOIN old_readings o ON o."id" = n."id"
      WHERE (n."state", n."startedOn", n."endedOn", n."bookId") IS DISTINCT FROM (o."state", o."startedOn", o."endedOn", o."bookId");
  ELSE
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(r."id"), true) FROM old_readings r;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION feed_follows_books() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(b."id") FILTER (WHERE b."importId" IS NULL)) FROM new_books b WHERE b."rating" IS NOT NULL OR b."review" IS NOT NULL;
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(b."id") FILTER (WHERE b."importId" IS NOT NULL), true) FROM new_books b WHERE b."rating" IS NOT NULL OR b."review" IS NOT NULL;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM feed_settle('library', '"LibraryFact"', array_agg(n."id")) FROM new_books n JOIN old_books o ON o."id" = n."id"
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

CREATE TRIGGER "Reading_feed_inserted" AFTER INSERT ON "Reading" REFERENCING NEW TABLE AS new_readings FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_readings();
CREATE TRIGGER "Reading_feed_updated" AFTER UPDATE ON "Reading" REFERENCING OLD TABLE AS old_readings NEW TABLE AS new_readings FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_readings();
CREATE TRIGGER "Reading_feed_deleted" AFTER DELETE ON "Reading" REFERENCING OLD TABLE AS old_readings FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_readings();
CREATE TRIGGER "Book_feed_inserted" AFTER INSERT ON "Book" REFERENCING NEW TABLE AS new_books FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_books();
CREATE TRIGGER "Book_feed_updated" AFTER UPDATE ON "Book" REFERENCING OLD TABLE AS old_books NEW TABLE AS new_books FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_books();
CREATE TRIGGER "Book_feed_deleted" AFTER DELETE ON "Book" REFERENCING OLD TABLE AS old_books FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_books();

-- Titles: each time through that began or was completed, and a review. Who sees them stands in the rows themselves. What begins and is over
-- on one day (a film, mostly) is only completed.
CREATE VIEW "TitlesFact" AS
  SELECT w."userId", 'titles.started'::text AS "kind", w."id" AS "factId", w."runs"::int AS "part", w."titleId" AS "subjectId", w."startedOn" AS "day",
      NULL::date AS "pastDay", true AS "isNews", w."isShared", false AS "isHidden"
    FROM "Walk" w WHERE w."state" = 'in_progress' OR (w."state" <> 'planned' AND w."startedOn" IS NOT NULL AND w."startedOn" IS DISTINCT FROM w."endedOn")
  UNION ALL
  SELECT w."userId", 'titles.completed', w."id", w."runs"::int, w."titleId", w."endedOn", NULL, true, w."isShared", false
    FROM "Walk" w WHERE w."state" IN ('completed', 'mastered')
  UNION ALL
  SELECT w."userId", 'titles.started', w."id", p."number"::int, w."titleId", p."startedOn", NULL, false, w."isShared", false
    FROM "WalkRun" p JOIN "Walk" w ON w."id" = p."walkId" WHERE p."number" < w."runs" AND p."state" <> 'planned' AND p."startedOn" IS DISTINCT FROM p."endedOn"
  UNION ALL
  SELECT w."userId", 'titles.completed', w."id", p."number"::int, w."titleId", p."endedOn", NULL, false, w."isShared", false
    FROM "WalkRun" p JOIN "Walk" w ON w."id" = p."walkId" WHERE p."number" < w."runs" AND p."state" IN ('completed', 'mastered')
  UNION ALL
  SELECT r."userId", 'titles.reviewed', r."id", 0, r."titleId", NULL, w."endedOn", true, r."isShared", false
    FROM "Review" r LEFT JOIN "Walk" w ON w."userId" = r."userId" AND w."titleId" = r."titleId";

CREATE FUNCTION feed_follows_walks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(w."id") FILTER (WHERE w."importId" IS NULL)) FROM new_walks w WHERE w."state" <> 'planned';
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(w."id") FILTER (WHERE w."importId" IS NOT NULL), true) FROM new_walks w WHERE w."state" <> 'planned';
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(n."id")) FROM new_walks n JOIN old_walks o ON o."id" = n."id"
      WHERE (n."state", n."startedOn", n."endedOn", n."runs") IS DISTINCT FROM (o."state", o."startedOn", o."endedOn", o."runs");
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(n."id"), true) FROM new_walks n JOIN old_walks o ON o."id" = n."id"
      WHERE (n."isShared", n."titleId") IS DISTINCT FROM (o."isShared", o."titleId");
  ELSE
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(w."id"), true) FROM old_walks w;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION feed_follows_walk_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM feed_settle('titles', '"TitlesFact"', array_agg(DISTINCT p."walkId"), true) FROM changed_runs p;
  RETURN NULL;
END
$$;

CREATE FUNCTION feed_follows_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(r."id") FILTER (WHERE r."importId" IS NULL)) FROM new_reviews r;
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(r."id") FILTER (WHERE r."importId" IS NOT NULL), true) FROM new_reviews r;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(n."id"), true) FROM new_reviews n JOIN old_reviews o ON o."id" = n."id"
      WHERE (n."isShared", n."titleId") IS DISTINCT FROM (o."isShared", o."titleId");
  ELSE
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(r."id"), true) FROM old_reviews r;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "Walk_feed_inserted" AFTER INSERT ON "Walk" REFERENCING NEW TABLE AS new_walks FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_walks();
CREATE TRIGGER "Walk_feed_updated" AFTER UPDATE ON "Walk" REFERENCING OLD TABLE AS old_walks NEW TABLE AS new_walks FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_walks();
CREATE TRIGGER "Walk_feed_deleted" AFTER DELETE ON "Walk" REFERENCING OLD TABLE AS old_walks FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_walks();
CREATE TRIGGER "WalkRun_feed_inserted" AFTER INSERT ON "WalkRun" REFERENCING NEW TABLE AS changed_runs FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_walk_runs();
CREATE TRIGGER "WalkRun_feed_updated" AFTER UPDATE ON "WalkRun" REFERENCING NEW TABLE AS changed_runs FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_walk_runs();
CREATE TRIGGER "WalkRun_feed_deleted" AFTER DELETE ON "WalkRun" REFERENCING OLD TABLE AS changed_runs FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_walk_runs();
CREATE TRIGGER "Review_feed_inserted" AFTER INSERT ON "Review" REFERENCING NEW TABLE AS new_reviews FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_reviews();
CREATE TRIGGER "Review_feed_updated" AFTER UPDATE ON "Review" REFERENCING OLD TABLE AS old_reviews NEW TABLE AS new_reviews FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_reviews();
CREATE TRIGGER "Review_feed_deleted" AFTER DELETE ON "Review" REFERENCING OLD TABLE AS old_reviews FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_reviews();

-- Goals: a period in which one was reached. Whether it still is, is counted when it is shown (decision 044).
CREATE VIEW "GoalsFact" AS
  SELECT g."userId", 'goals.reached'::text AS "kind", g."id" AS "factId", n."day" - DATE '2000-01-01' AS "part", g."id" AS "subjectId", (n."at" AT TIME ZONE u."timeZone")::date AS "day",
      NULL::date AS "pastDay", false AS "isNews", NULL::boolean AS "isShared", g."deletedAt" IS NOT NULL AS "isHidden"
    FROM "GoalNews" n JOIN "Goal" g ON g."id" = n."goalId" JOIN "User" u ON u."id" = g."userId" WHERE n."kind" = 'reached';

CREATE FUNCTION feed_follows_goal_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM feed_settle('goals', '"GoalsFact"', array_agg(DISTINCT n."goalId"), true) FROM changed_news n WHERE n."kind" = 'reached';
  RETURN NULL;
END
$$;

CREATE FUNCTION feed_follows_goals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM feed_settle('goals', '"GoalsFact"', array_agg(n."id"), true) FROM new_goals n JOIN old_goals o ON o."id" = n."id" WHERE (n."deletedAt" IS NULL) <> (o."deletedAt" IS NULL);
  RETURN NULL;
END
$$;

CREATE TRIGGER "GoalNews_feed_inserted" AFTER INSERT ON "GoalNews" REFERENCING NEW TABLE AS changed_news FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_goal_news();
CREATE TRIGGER "GoalNews_feed_updated" AFTER UPDATE ON "GoalNews" REFERENCING NEW TABLE AS changed_news FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_goal_news();
CREATE TRIGGER "GoalNews_feed_deleted" AFTER DELETE ON "GoalNews" REFERENCING OLD TABLE AS changed_news FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_goal_news();
CREATE TRIGGER "Goal_feed_updated" AFTER UPDATE ON "Goal" REFERENCING OLD TABLE AS old_goals NEW TABLE AS new_goals FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_goals();

-- What happened before there was a feed.
SELECT feed_settle('library', '"LibraryFact"', (SELECT array_agg(DISTINCT "factId") FROM "LibraryFact"), true);
SELECT feed_settle('titles', '"TitlesFact"', (SELECT array_agg(DISTINCT "factId") FROM "TitlesFact"), true);
SELECT feed_settle('goals', '"GoalsFact"', (SELECT array_agg(DISTINCT "factId") FROM "GoalsFact"), true);

-- Search: words of both languages by their stems ("russian" takes Latin words by the English stemmer), whose books and notes first.
CREATE INDEX "Book_words_idx" ON "Book" USING gin ("ownerId", to_tsvector('russian', "searchText")) WHERE "deletedAt" IS NULL;
CREATE INDEX "BookNote_words_idx" ON "BookNote" USING gin ("ownerId", to_tsvector('russian', "searchKey")) WHERE "deletedAt" IS NULL;
CREATE INDEX "Title_words_idx" ON "Title" USING gin (to_tsvector('russian', "searchText")) WHERE "mergedIntoId" IS NULL;
-- People by their names, without the address.
CREATE INDEX "User_names_search_idx" ON "User" USING gin (person_search_text("username", "firstName", "lastName", NULL) gin_trgm_ops);
