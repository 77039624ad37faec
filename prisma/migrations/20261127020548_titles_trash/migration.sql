-- CreateEnum
CREATE TYPE "TitleTrashKind" AS ENUM ('walk', 'review');

-- CreateTable
CREATE TABLE "TitleTrash" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "titleId" UUID NOT NULL,
    "kind" "TitleTrashKind" NOT NULL,
    "content" JSONB NOT NULL,
    "removedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TitleTrash_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TitleTrash_userId_titleId_idx" ON "TitleTrash"("userId", "titleId");

-- CreateIndex
CREATE INDEX "TitleTrash_titleId_idx" ON "TitleTrash"("titleId");

-- CreateIndex
CREATE INDEX "TitleTrash_removedAt_idx" ON "TitleTrash"("removedAt");

-- AddForeignKey
ALTER TABLE "TitleTrash" ADD CONSTRAINT "TitleTrash_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TitleTrash" ADD CONSTRAINT "TitleTrash_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the feed has of a walk or a review stays while that lies in the trash, hidden, with its day.
CREATE OR REPLACE VIEW "TitlesFact" AS
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
    FROM "Review" r LEFT JOIN "Walk" w ON w."userId" = r."userId" AND w."titleId" = r."titleId"
  UNION ALL
  SELECT t."userId", a."kind", a."factId", a."part", t."titleId", a."day", NULL, false, a."isShared", true
    FROM "TitleTrash" t JOIN "Activity" a ON a."factId" = t."id";

CREATE FUNCTION feed_follows_titles_trash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM feed_settle('titles', '"TitlesFact"', array_agg(t."id"), true) FROM old_trash t;
  RETURN NULL;
END
$$;

CREATE TRIGGER "TitleTrash_feed_deleted" AFTER DELETE ON "TitleTrash" REFERENCING OLD TABLE AS old_trash FOR EACH STATEMENT EXECUTE FUNCTION feed_follows_titles_trash();

-- What has no day happened on the day on which it is first seen, if a person says so of a walk: a new one, a new state, a new time through.
-- Another date alone is no news, nor is what an import, a merge or a return from the trash writes (`feed.is_past`, for the rest of the transaction).
CREATE FUNCTION feed_is_past() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT COALESCE(current_setting('feed.is_past', true), '') = 'on' $$;

CREATE OR REPLACE FUNCTION feed_follows_walks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(w."id") FILTER (WHERE w."importId" IS NULL), feed_is_past()) FROM new_walks w WHERE w."state" <> 'planned';
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(w."id") FILTER (WHERE w."importId" IS NOT NULL), true) FROM new_walks w WHERE w."state" <> 'planned';
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(n."id"), feed_is_past()) FROM new_walks n JOIN old_walks o ON o."id" = n."id"
      WHERE (n."state", n."runs") IS DISTINCT FROM (o."state", o."runs");
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(n."id"), true) FROM new_walks n JOIN old_walks o ON o."id" = n."id"
      WHERE (n."startedOn", n."endedOn", n."isShared", n."titleId") IS DISTINCT FROM (o."startedOn", o."endedOn", o."isShared", o."titleId");
  ELSE
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(w."id"), true) FROM old_walks w;
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION feed_follows_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM feed_settle('titles', '"TitlesFact"', array_agg(r."id") FILTER (WHERE r."importId" IS NULL), feed_is_past()) FROM new_reviews r;
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
