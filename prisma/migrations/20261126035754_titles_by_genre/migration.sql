-- CreateTable
CREATE TABLE "TitleGenre" (
    "titleId" UUID NOT NULL,
    "genre" VARCHAR(30) NOT NULL,
    "type" "TitleType" NOT NULL,
    "year" SMALLINT,
    "ratingRank" INTEGER,
    "nameKey" VARCHAR(300) NOT NULL,

    CONSTRAINT "TitleGenre_pkey" PRIMARY KEY ("titleId","genre")
);

-- What a title is filed under follows the title: each change writes here with the title's row locked, so that one writer comes after the other.
CREATE FUNCTION title_genres_follow_new_titles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "TitleGenre" ("titleId", "genre", "type", "year", "ratingRank", "nameKey")
    SELECT DISTINCT t."id", of_title.genre, t."type", t."year", t."ratingRank", t."nameKey"
      FROM new_titles t, unnest(t."genres") AS of_title(genre) WHERE t."mergedIntoId" IS NULL;
  RETURN NULL;
END
$$;

CREATE FUNCTION title_genres_follow_genres() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "TitleGenre" WHERE "titleId" = NEW."id" AND (NEW."mergedIntoId" IS NOT NULL OR "genre" <> ALL (NEW."genres"));
  INSERT INTO "TitleGenre" ("titleId", "genre", "type", "year", "ratingRank", "nameKey")
    SELECT DISTINCT NEW."id", of_title.genre, NEW."type", NEW."year", NEW."ratingRank", NEW."nameKey"
      FROM unnest(NEW."genres") AS of_title(genre) WHERE NEW."mergedIntoId" IS NULL
    ON CONFLICT ("titleId", "genre") DO NOTHING;
  RETURN NULL;
END
$$;

CREATE FUNCTION title_genres_follow_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "TitleGenre" SET "year" = NEW."year", "ratingRank" = NEW."ratingRank", "nameKey" = NEW."nameKey" WHERE "titleId" = NEW."id";
  RETURN NULL;
END
$$;

CREATE TRIGGER "Title_genres_inserted" AFTER INSERT ON "Title" REFERENCING NEW TABLE AS new_titles FOR EACH STATEMENT EXECUTE FUNCTION title_genres_follow_new_titles();
CREATE TRIGGER "Title_genres_updated" AFTER UPDATE OF "genres", "mergedIntoId" ON "Title" FOR EACH ROW
  WHEN ((NEW."genres", NEW."mergedIntoId") IS DISTINCT FROM (OLD."genres", OLD."mergedIntoId")) EXECUTE FUNCTION title_genres_follow_genres();
CREATE TRIGGER "Title_genres_ordered" AFTER UPDATE OF "year", "nameKey", "ratingRank" ON "Title" FOR EACH ROW
  WHEN ((NEW."year", NEW."nameKey", NEW."ratingRank") IS DISTINCT FROM (OLD."year", OLD."nameKey", OLD."ratingRank")) EXECUTE FUNCTION title_genres_follow_orders();

-- The triggers hold off whoever writes, so nothing is missed between them and this.
INSERT INTO "TitleGenre" ("titleId", "genre", "type", "year", "ratingRank", "nameKey")
  SELECT DISTINCT t."id", of_title.genre, t."type", t."year", t."ratingRank", t."nameKey"
    FROM "Title" t, unnest(t."genres") AS of_title(genre) WHERE t."mergedIntoId" IS NULL;

-- AddForeignKey
ALTER TABLE "TitleGenre" ADD CONSTRAINT "TitleGenre_titleId_type_fkey" FOREIGN KEY ("titleId", "type") REFERENCES "Title"("id", "type") ON DELETE CASCADE ON UPDATE CASCADE;

-- As those of all titles of a type, one for each order (queries/title-orders.server.ts).
CREATE INDEX "TitleGenre_list_id_idx" ON "TitleGenre" ("genre", "type", "titleId");
CREATE INDEX "TitleGenre_list_year_idx" ON "TitleGenre" ("genre", "type", (COALESCE("year", -1)), "titleId");
CREATE INDEX "TitleGenre_list_oldest_idx" ON "TitleGenre" ("genre", "type", (COALESCE("year", 9999)), "titleId");
CREATE INDEX "TitleGenre_list_rating_idx" ON "TitleGenre" ("genre", "type", (COALESCE("ratingRank", -1)), "titleId");
CREATE INDEX "TitleGenre_list_name_idx" ON "TitleGenre" ("genre", "type", ("nameKey" COLLATE "C"), "titleId");
CREATE INDEX "TitleGenre_list_year_rating_idx" ON "TitleGenre" ("genre", "type", (COALESCE("year", -1)), (COALESCE("ratingRank", -1)), "titleId");
CREATE INDEX "TitleGenre_list_year_name_idx" ON "TitleGenre" ("genre", "type", (COALESCE("year", -1)), ("nameKey" COLLATE "C"), "titleId");

-- Was read for these lists only.
DROP INDEX "Title_genres_idx";
ANALYZE "TitleGenre";
