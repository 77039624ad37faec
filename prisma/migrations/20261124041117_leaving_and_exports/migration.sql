-- DropIndex
DROP INDEX "DataExport_linkHash_key";

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "blockedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "DataExport" DROP COLUMN "linkHash";


-- By hand: what a schema file cannot say.

ALTER TABLE "User" ADD CONSTRAINT "User_blocked_is_deactivated" CHECK ("blockedAt" IS NULL OR "deactivatedAt" IS NOT NULL);
ALTER TABLE "DataExport" ADD CONSTRAINT "DataExport_permille_of_a_whole" CHECK ("permille" BETWEEN 0 AND 1000);

-- One export at a time for a person, however often and from wherever it is asked for.
CREATE UNIQUE INDEX "DataExport_one_at_a_time" ON "DataExport" ("userId") WHERE "state" IN ('queued', 'running');

-- The house always has an owner who can come in and is not about to go. Whoever would take the last one away (demoting,
-- deactivating, asking for deletion, deleting the row) is refused here, so that no two requests of one moment can.
CREATE INDEX "User_owners" ON "User" ("id") WHERE "role" = 'owner';

CREATE FUNCTION keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Those who leave at the same moment take turns; each one then sees what the one before has done.
  PERFORM pg_advisory_xact_lock(hashtextextended('accounts:owners', 0));
  IF NOT EXISTS (SELECT 1 FROM "User" WHERE "role" = 'owner' AND "deactivatedAt" IS NULL AND "deletionDueAt" IS NULL) THEN
    RAISE EXCEPTION 'User_keeps_an_owner: the house would be left without one' USING ERRCODE = 'check_violation', CONSTRAINT = 'User_keeps_an_owner', TABLE = 'User';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "User_keeps_an_owner_on_update" AFTER UPDATE OF "role", "deactivatedAt", "deletionDueAt" ON "User" FOR EACH ROW
  WHEN (OLD."role" = 'owner' AND OLD."deactivatedAt" IS NULL AND OLD."deletionDueAt" IS NULL
    AND (NEW."role" <> 'owner' OR NEW."deactivatedAt" IS NOT NULL OR NEW."deletionDueAt" IS NOT NULL))
  EXECUTE FUNCTION keep_an_owner();
CREATE TRIGGER "User_keeps_an_owner_on_delete" AFTER DELETE ON "User" FOR EACH ROW
  WHEN (OLD."role" = 'owner' AND OLD."deactivatedAt" IS NULL AND OLD."deletionDueAt" IS NULL)
  EXECUTE FUNCTION keep_an_owner();
