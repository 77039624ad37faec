-- A twin that was merged takes no new walks or reviews. Whoever adds one while the titles are being merged waits at the foreign
-- key until that is done, and is refused here like one whose title is gone; looked at once a statement.
CREATE FUNCTION merged_titles_take_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM new_rows n JOIN "Title" t ON t."id" = n."titleId" WHERE t."mergedIntoId" IS NOT NULL) THEN
    RAISE EXCEPTION 'the title was merged into another' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = TG_TABLE_NAME || '_titleId_type_fkey', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "Walk_takes_standing_titles" AFTER INSERT ON "Walk" REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION merged_titles_take_nothing();
CREATE TRIGGER "Review_takes_standing_titles" AFTER INSERT ON "Review" REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION merged_titles_take_nothing();
