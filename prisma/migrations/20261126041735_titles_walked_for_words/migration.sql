-- The table is written anew for the column; what is made anew below is not made twice.
DROP INDEX "Title_list_id_idx", "Title_list_year_idx", "Title_list_oldest_idx", "Title_list_rating_idx", "Title_list_name_idx";

-- AlterTable: an index takes 2.7 KB a row at most, so that the whole text, which may be longer, cannot lie in one.
ALTER TABLE "Title" ADD COLUMN "searchHead" VARCHAR(200) GENERATED ALWAYS AS (left("searchText", 200)) STORED;

-- Each order again, with what a search in that order reads of a title (queries/list-titles.server.ts): thousands of entries lie on a
-- few pages, their rows on as many pages as there are rows. The columns behind the expressions are named as well: without them an index alone does not do.
CREATE INDEX "Title_list_id_idx" ON "Title" ("type", "id") INCLUDE ("searchHead") WHERE "mergedIntoId" IS NULL;
CREATE INDEX "Title_list_year_idx" ON "Title" ("type", (COALESCE("year", -1)), "id") INCLUDE ("year", "searchHead") WHERE "mergedIntoId" IS NULL;
CREATE INDEX "Title_list_oldest_idx" ON "Title" ("type", (COALESCE("year", 9999)), "id") INCLUDE ("year", "searchHead") WHERE "mergedIntoId" IS NULL;
CREATE INDEX "Title_list_rating_idx" ON "Title" ("type", (COALESCE("ratingRank", -1)), "id") INCLUDE ("ratingRank", "searchHead") WHERE "mergedIntoId" IS NULL;
CREATE INDEX "Title_list_name_idx" ON "Title" ("type", ("nameKey" COLLATE "C"), "id") INCLUDE ("nameKey", "searchHead") WHERE "mergedIntoId" IS NULL;
