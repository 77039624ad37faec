-- A rest and a closing take an asked-for deletion back from now on; those who were off before were told the same.
UPDATE "User" SET "deletionDueAt" = NULL WHERE "deactivatedAt" IS NOT NULL AND "deletionDueAt" > now();
