-- CreateTable
CREATE TABLE "TitleWord" (
    "word" VARCHAR(60) NOT NULL,

    CONSTRAINT "TitleWord_pkey" PRIMARY KEY ("word")
);

CREATE INDEX "TitleWord_near_idx" ON "TitleWord" USING gin ("word" gin_trgm_ops);

-- In one order, so that two statements with the same new words wait for each other.
CREATE FUNCTION title_words_follow_titles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "TitleWord" ("word")
    SELECT DISTINCT left(w.word, 60) FROM changed_titles t, LATERAL regexp_split_to_table(t."searchText", '\s+') AS w(word)
      WHERE length(w.word) > 2 AND NOT EXISTS (SELECT FROM "TitleWord" known WHERE known."word" = left(w.word, 60)) ORDER BY 1
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;

-- Ratings change titles all the time, their words seldom: an update is looked at only where the text is among what is set.
CREATE FUNCTION title_words_follow_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "TitleWord" ("word")
    SELECT DISTINCT left(w.word, 60) FROM regexp_split_to_table(NEW."searchText", '\s+') AS w(word) WHERE length(w.word) > 2 ORDER BY 1
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;

CREATE TRIGGER "Title_words_inserted" AFTER INSERT ON "Title" REFERENCING NEW TABLE AS changed_titles FOR EACH STATEMENT EXECUTE FUNCTION title_words_follow_titles();
CREATE TRIGGER "Title_words_updated" AFTER UPDATE OF "searchText" ON "Title" FOR EACH ROW WHEN (NEW."searchText" IS DISTINCT FROM OLD."searchText") EXECUTE FUNCTION title_words_follow_text();

INSERT INTO "TitleWord" ("word")
  SELECT DISTINCT left(w.word, 60) FROM "Title" t, LATERAL regexp_split_to_table(t."searchText", '\s+') AS w(word) WHERE length(w.word) > 2 ON CONFLICT DO NOTHING;
