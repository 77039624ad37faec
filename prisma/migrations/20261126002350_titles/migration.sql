-- CreateEnum
CREATE TYPE "TitleType" AS ENUM ('game', 'film', 'series', 'anime');

-- CreateEnum
CREATE TYPE "WalkState" AS ENUM ('planned', 'in_progress', 'paused', 'completed', 'mastered', 'dropped');

-- CreateEnum
CREATE TYPE "RatingScale" AS ENUM ('hundred', 'ten', 'five', 'smileys');

-- CreateEnum
CREATE TYPE "TitlesAudience" AS ENUM ('everyone', 'members', 'nobody');

-- CreateTable
CREATE TABLE "Title" (
    "id" UUID NOT NULL,
    "type" "TitleType" NOT NULL,
    "name" VARCHAR(300) NOT NULL,
    "originalName" VARCHAR(300),
    "nameKey" VARCHAR(300) NOT NULL,
    "description" VARCHAR(20000),
    "year" SMALLINT,
    "episodes" INTEGER,
    "genres" VARCHAR(30)[],
    "searchText" VARCHAR(4000) NOT NULL DEFAULT '',
    "coverId" UUID,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "mergedIntoId" UUID,
    "ratingSum" INTEGER NOT NULL DEFAULT 0,
    "ratingCount" INTEGER NOT NULL DEFAULT 0,
    "ratingTens" INTEGER[] DEFAULT ARRAY[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]::INTEGER[],
    "ratingRank" INTEGER GENERATED ALWAYS AS (CASE WHEN "ratingCount" = 0 THEN NULL ELSE ("ratingSum" + 5 * 60) * 1000 / ("ratingCount" + 5) END) STORED,

    CONSTRAINT "Title_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TitleCredit" (
    "titleId" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "role" VARCHAR(20) NOT NULL DEFAULT '',

    CONSTRAINT "TitleCredit_pkey" PRIMARY KEY ("titleId","position")
);

-- CreateTable
CREATE TABLE "TitleSource" (
    "source" VARCHAR(20) NOT NULL,
    "externalId" VARCHAR(100) NOT NULL,
    "titleId" UUID NOT NULL,

    CONSTRAINT "TitleSource_pkey" PRIMARY KEY ("source","externalId")
);

-- CreateTable
CREATE TABLE "TitleVersion" (
    "titleId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "editorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "details" JSONB NOT NULL,
    "revertsTo" INTEGER,

    CONSTRAINT "TitleVersion_pkey" PRIMARY KEY ("titleId","number")
);

-- CreateTable
CREATE TABLE "Walk" (
    "id" UUID NOT NULL,
    "titleId" UUID NOT NULL,
    "type" "TitleType" NOT NULL,
    "userId" UUID NOT NULL,
    "state" "WalkState" NOT NULL,
    "startedOn" DATE,
    "endedOn" DATE,
    "progress" DECIMAL(7,1),
    "runs" SMALLINT NOT NULL DEFAULT 1,
    "isShared" BOOLEAN NOT NULL DEFAULT true,
    "importId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Walk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WalkRun" (
    "walkId" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "state" "WalkState" NOT NULL,
    "startedOn" DATE,
    "endedOn" DATE,
    "progress" DECIMAL(7,1),

    CONSTRAINT "WalkRun_pkey" PRIMARY KEY ("walkId","number")
);

-- CreateTable
CREATE TABLE "WalkChange" (
    "id" UUID NOT NULL,
    "walkId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "run" SMALLINT NOT NULL,
    "state" "WalkState" NOT NULL,
    "startedOn" DATE,
    "endedOn" DATE,
    "progress" DECIMAL(7,1),

    CONSTRAINT "WalkChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "titleId" UUID NOT NULL,
    "type" "TitleType" NOT NULL,
    "userId" UUID NOT NULL,
    "rating" SMALLINT NOT NULL,
    "text" VARCHAR(20000),
    "hasSpoilers" BOOLEAN NOT NULL DEFAULT false,
    "isShared" BOOLEAN NOT NULL DEFAULT true,
    "importId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TitlesPreference" (
    "userId" UUID NOT NULL,
    "scale" "RatingScale" NOT NULL DEFAULT 'hundred',
    "hidesRatings" BOOLEAN NOT NULL DEFAULT false,
    "walksSeenBy" "TitlesAudience" NOT NULL DEFAULT 'members',
    "reviewsSeenBy" "TitlesAudience" NOT NULL DEFAULT 'members',
    "numbersSeenBy" "TitlesAudience" NOT NULL DEFAULT 'members',

    CONSTRAINT "TitlesPreference_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "TitlesTotal" (
    "userId" UUID NOT NULL,
    "type" "TitleType" NOT NULL,
    "what" VARCHAR(20) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "TitlesTotal_pkey" PRIMARY KEY ("userId","type","what")
);

-- CreateIndex
CREATE INDEX "Title_type_nameKey_idx" ON "Title"("type", "nameKey");

-- CreateIndex
CREATE INDEX "Title_coverId_idx" ON "Title"("coverId");

-- CreateIndex
CREATE INDEX "Title_createdById_idx" ON "Title"("createdById");

-- CreateIndex
CREATE INDEX "Title_mergedIntoId_idx" ON "Title"("mergedIntoId");

-- CreateIndex
CREATE UNIQUE INDEX "Title_id_type_key" ON "Title"("id", "type");

-- CreateIndex
CREATE INDEX "TitleSource_titleId_idx" ON "TitleSource"("titleId");

-- CreateIndex
CREATE INDEX "TitleVersion_editorId_idx" ON "TitleVersion"("editorId");

-- CreateIndex
CREATE INDEX "Walk_userId_type_updatedAt_id_idx" ON "Walk"("userId", "type", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Walk_userId_updatedAt_id_idx" ON "Walk"("userId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Walk_titleId_updatedAt_id_idx" ON "Walk"("titleId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Walk_importId_idx" ON "Walk"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "Walk_userId_titleId_key" ON "Walk"("userId", "titleId");

-- CreateIndex
CREATE INDEX "WalkChange_walkId_at_id_idx" ON "WalkChange"("walkId", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Review_userId_type_updatedAt_id_idx" ON "Review"("userId", "type", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Review_userId_updatedAt_id_idx" ON "Review"("userId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Review_titleId_updatedAt_id_idx" ON "Review"("titleId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Review_titleId_rating_id_idx" ON "Review"("titleId", "rating" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Review_importId_idx" ON "Review"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "Review_userId_titleId_key" ON "Review"("userId", "titleId");

-- AddForeignKey
ALTER TABLE "Title" ADD CONSTRAINT "Title_coverId_fkey" FOREIGN KEY ("coverId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Title" ADD CONSTRAINT "Title_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Title" ADD CONSTRAINT "Title_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TitleCredit" ADD CONSTRAINT "TitleCredit_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TitleSource" ADD CONSTRAINT "TitleSource_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TitleVersion" ADD CONSTRAINT "TitleVersion_titleId_fkey" FOREIGN KEY ("titleId") REFERENCES "Title"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TitleVersion" ADD CONSTRAINT "TitleVersion_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Walk" ADD CONSTRAINT "Walk_titleId_type_fkey" FOREIGN KEY ("titleId", "type") REFERENCES "Title"("id", "type") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Walk" ADD CONSTRAINT "Walk_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WalkRun" ADD CONSTRAINT "WalkRun_walkId_fkey" FOREIGN KEY ("walkId") REFERENCES "Walk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WalkChange" ADD CONSTRAINT "WalkChange_walkId_fkey" FOREIGN KEY ("walkId") REFERENCES "Walk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_titleId_type_fkey" FOREIGN KEY ("titleId", "type") REFERENCES "Title"("id", "type") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TitlesPreference" ADD CONSTRAINT "TitlesPreference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TitlesTotal" ADD CONSTRAINT "TitlesTotal_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a value may be.
ALTER TABLE "Title"
  ALTER COLUMN "genres" SET DEFAULT '{}', ALTER COLUMN "genres" SET NOT NULL,
  ALTER COLUMN "ratingTens" SET NOT NULL,
  ADD CONSTRAINT "Title_year_check" CHECK ("year" BETWEEN 1870 AND 2200),
  ADD CONSTRAINT "Title_episodes_check" CHECK ("episodes" > 0),
  ADD CONSTRAINT "Title_ratings_check" CHECK ("ratingCount" >= 0 AND "ratingSum" BETWEEN 0 AND "ratingCount" * 100 AND array_length("ratingTens", 1) = 10),
  ADD CONSTRAINT "Title_merged_check" CHECK ("mergedIntoId" <> "id");
ALTER TABLE "Walk"
  ADD CONSTRAINT "Walk_days_check" CHECK ("endedOn" >= "startedOn"),
  ADD CONSTRAINT "Walk_progress_check" CHECK ("progress" >= 0),
  ADD CONSTRAINT "Walk_runs_check" CHECK ("runs" > 0);
ALTER TABLE "WalkRun" ADD CONSTRAINT "WalkRun_days_check" CHECK ("endedOn" >= "startedOn");
ALTER TABLE "Review" ADD CONSTRAINT "Review_rating_check" CHECK ("rating" BETWEEN 0 AND 100);

-- One index for each order a list can have (queries/title-orders.server.ts): what is shown, then the id.
CREATE INDEX "Title_list_id_idx" ON "Title" ("type", "id") WHERE "mergedIntoId" IS NULL;
CREATE INDEX "Title_list_year_idx" ON "Title" ("type", (COALESCE("year", -1)), "id") WHERE "mergedIntoId" IS NULL;
CREATE INDEX "Title_list_rating_idx" ON "Title" ("type", (COALESCE("ratingRank", -1)), "id") WHERE "mergedIntoId" IS NULL;
CREATE INDEX "Title_list_name_idx" ON "Title" ("type", ("nameKey" COLLATE "C"), "id") WHERE "mergedIntoId" IS NULL;
-- Filters and search within a type.
CREATE INDEX "Title_genres_idx" ON "Title" USING gin ("type", "genres") WHERE "mergedIntoId" IS NULL;
CREATE INDEX "Title_search_idx" ON "Title" USING gin ("type", "searchText" gin_trgm_ops) WHERE "mergedIntoId" IS NULL;
-- One's own titles in a state.
CREATE INDEX "Walk_userId_type_state_idx" ON "Walk" ("userId", "type", "state", "updatedAt" DESC, "id" DESC);
-- What others may see of a title.
CREATE INDEX "Walk_shared_idx" ON "Walk" ("titleId", "state", "updatedAt" DESC, "id" DESC) WHERE "isShared";
CREATE INDEX "Review_shared_date_idx" ON "Review" ("titleId", "updatedAt" DESC, "id" DESC) WHERE "isShared";
CREATE INDEX "Review_shared_rating_idx" ON "Review" ("titleId", "rating" DESC, "id" DESC) WHERE "isShared";

-- The sums of shared reviews in their titles. Titles are locked in one order, so that two statements wait for each other
-- instead of deadlocking; a review that goes with its title finds none any more.
CREATE FUNCTION move_title_ratings(of_titles uuid[], of_ratings smallint[], signs int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF of_titles IS NULL THEN RETURN; END IF;
  PERFORM FROM "Title" WHERE "id" = ANY(of_titles) ORDER BY "id" FOR NO KEY UPDATE;
  UPDATE "Title" t SET
      "ratingSum" = t."ratingSum" + d.points,
      "ratingCount" = t."ratingCount" + d.reviews,
      "ratingTens" = ARRAY(SELECT (was.n + COALESCE(more.n, 0))::int FROM unnest(t."ratingTens") WITH ORDINALITY was(n, at) LEFT JOIN unnest(d.tens, d.counts) more(ten, n) ON more.ten = was.at - 1 ORDER BY was.at)
    FROM (
      SELECT title_id, sum(points)::int AS points, sum(reviews)::int AS reviews, array_agg(ten) AS tens, array_agg(reviews) AS counts
        FROM (
          SELECT c.title_id, LEAST(c.rating / 10, 9) AS ten, sum(c.sign * c.rating) AS points, sum(c.sign) AS reviews
            FROM unnest(of_titles, of_ratings, signs) AS c(title_id, rating, sign) GROUP BY 1, 2
        ) by_ten GROUP BY 1
    ) d
    WHERE t."id" = d.title_id;
END
$$;

CREATE FUNCTION title_ratings_follow_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_title_ratings(array_agg(r."titleId"), array_agg(r."rating"), array_agg(1)) FROM new_reviews r WHERE r."isShared";
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_title_ratings(array_agg(r."titleId"), array_agg(r."rating"), array_agg(r.sign))
      FROM (SELECT -1 AS sign, o.* FROM old_reviews o UNION ALL SELECT 1, n.* FROM new_reviews n) r WHERE r."isShared";
  ELSE
    PERFORM move_title_ratings(array_agg(r."titleId"), array_agg(r."rating"), array_agg(-1)) FROM old_reviews r WHERE r."isShared";
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "Review_ratings_inserted" AFTER INSERT ON "Review" REFERENCING NEW TABLE AS new_reviews FOR EACH STATEMENT EXECUTE FUNCTION title_ratings_follow_reviews();
CREATE TRIGGER "Review_ratings_updated" AFTER UPDATE ON "Review" REFERENCING OLD TABLE AS old_reviews NEW TABLE AS new_reviews FOR EACH STATEMENT EXECUTE FUNCTION title_ratings_follow_reviews();
CREATE TRIGGER "Review_ratings_deleted" AFTER DELETE ON "Review" REFERENCING OLD TABLE AS old_reviews FOR EACH STATEMENT EXECUTE FUNCTION title_ratings_follow_reviews();

-- How many walks of each state and how many reviews somebody has. Whose account goes in this very statement has none to move.
CREATE FUNCTION move_titles_totals(of_users uuid[], of_types "TitleType"[], of_what text[], signs int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "TitlesTotal" AS t ("userId", "type", "what", "count")
    SELECT c.user_id, c.of_type, c.what, sum(c.sign)
      FROM unnest(of_users, of_types, of_what, signs) AS c(user_id, of_type, what, sign)
      WHERE EXISTS (SELECT FROM "User" u WHERE u."id" = c.user_id)
      GROUP BY 1, 2, 3 HAVING sum(c.sign) <> 0 ORDER BY 1, 2, 3
    ON CONFLICT ("userId", "type", "what") DO UPDATE SET "count" = t."count" + excluded."count"
$$;

CREATE FUNCTION titles_totals_follow_walks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_titles_totals(array_agg(w."userId"), array_agg(w."type"), array_agg(w."state"::text), array_agg(1)) FROM new_walks w;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_titles_totals(array_agg(w."userId"), array_agg(w."type"), array_agg(w."state"::text), array_agg(w.sign))
      FROM (SELECT -1 AS sign, o.* FROM old_walks o UNION ALL SELECT 1, n.* FROM new_walks n) w;
  ELSE
    PERFORM move_titles_totals(array_agg(w."userId"), array_agg(w."type"), array_agg(w."state"::text), array_agg(-1)) FROM old_walks w;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION titles_totals_follow_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM move_titles_totals(array_agg(r."userId"), array_agg(r."type"), array_agg('review'::text), array_agg(1)) FROM new_reviews r;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM move_titles_totals(array_agg(r."userId"), array_agg(r."type"), array_agg('review'::text), array_agg(r.sign))
      FROM (SELECT -1 AS sign, o.* FROM old_reviews o UNION ALL SELECT 1, n.* FROM new_reviews n) r;
  ELSE
    PERFORM move_titles_totals(array_agg(r."userId"), array_agg(r."type"), array_agg('review'::text), array_agg(-1)) FROM old_reviews r;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "Walk_totals_inserted" AFTER INSERT ON "Walk" REFERENCING NEW TABLE AS new_walks FOR EACH STATEMENT EXECUTE FUNCTION titles_totals_follow_walks();
CREATE TRIGGER "Walk_totals_updated" AFTER UPDATE ON "Walk" REFERENCING OLD TABLE AS old_walks NEW TABLE AS new_walks FOR EACH STATEMENT EXECUTE FUNCTION titles_totals_follow_walks();
CREATE TRIGGER "Walk_totals_deleted" AFTER DELETE ON "Walk" REFERENCING OLD TABLE AS old_walks FOR EACH STATEMENT EXECUTE FUNCTION titles_totals_follow_walks();
CREATE TRIGGER "Review_totals_inserted" AFTER INSERT ON "Review" REFERENCING NEW TABLE AS new_reviews FOR EACH STATEMENT EXECUTE FUNCTION titles_totals_follow_reviews();
CREATE TRIGGER "Review_totals_updated" AFTER UPDATE ON "Review" REFERENCING OLD TABLE AS old_reviews NEW TABLE AS new_reviews FOR EACH STATEMENT EXECUTE FUNCTION titles_totals_follow_reviews();
CREATE TRIGGER "Review_totals_deleted" AFTER DELETE ON "Review" REFERENCING OLD TABLE AS old_reviews FOR EACH STATEMENT EXECUTE FUNCTION titles_totals_follow_reviews();
