-- DropIndex
DROP INDEX "Book_ownerId_deletedAt_addedAt_id_idx";

-- DropIndex
DROP INDEX "Book_ownerId_state_deletedAt_addedAt_id_idx";

-- One index for each order a shelf can have (queries/shelf-orders.server.ts): what is shown, then the id. Missing
-- values stand at the far end as a value, because a row comparison with NULL is neither true nor false. Sorting by
-- folded keys is plain code order: the same on every server, whatever its locale.
CREATE INDEX "Book_shelf_added_idx" ON "Book" ("ownerId", "addedAt", "id") WHERE "deletedAt" IS NULL;
CREATE INDEX "Book_shelf_moved_idx" ON "Book" ("ownerId", (COALESCE("lastMovedAt", "addedAt")), "id") WHERE "deletedAt" IS NULL;
CREATE INDEX "Book_shelf_title_idx" ON "Book" ("ownerId", ("titleKey" COLLATE "C"), "id") WHERE "deletedAt" IS NULL;
CREATE INDEX "Book_shelf_author_idx" ON "Book" ("ownerId", (lower("authorSort") COLLATE "C"), "id") WHERE "deletedAt" IS NULL;
CREATE INDEX "Book_shelf_priority_idx" ON "Book" ("ownerId", "priority", "id") WHERE "deletedAt" IS NULL;
CREATE INDEX "Book_shelf_finished_idx" ON "Book" ("ownerId", (COALESCE("lastFinishedOn", '-infinity'::date)), "id") WHERE "deletedAt" IS NULL;
CREATE INDEX "Book_shelf_rating_idx" ON "Book" ("ownerId", (COALESCE("rating", -1)), "id") WHERE "deletedAt" IS NULL;
CREATE INDEX "Book_shelf_progress_idx" ON "Book" ("ownerId", (COALESCE("currentPermille", -1)), "id") WHERE "deletedAt" IS NULL;

-- Small shelves out of large libraries ("reading": 3 of 100,000), and "to read" by priority.
CREATE INDEX "Book_shelf_state_idx" ON "Book" ("ownerId", "state", "priority", "id") WHERE "deletedAt" IS NULL;

-- Filters, and the languages and years there are to filter by.
CREATE INDEX "Book_shelf_language_idx" ON "Book" ("ownerId", "language") WHERE "deletedAt" IS NULL AND "language" IS NOT NULL;
CREATE INDEX "Book_shelf_year_idx" ON "Book" ("ownerId", "year") WHERE "deletedAt" IS NULL AND "year" IS NOT NULL;

-- The trash: newest first, and what is due to be emptied.
CREATE INDEX "Book_trash_idx" ON "Book" ("ownerId", "deletedAt", "id") WHERE "deletedAt" IS NOT NULL;
CREATE INDEX "Book_trash_due_idx" ON "Book" ("deletedAt") WHERE "deletedAt" IS NOT NULL;

-- Names are offered in their order.
CREATE INDEX "Author_ownerId_sortName_idx" ON "Author" ("ownerId", (lower("sortName") COLLATE "C"), "id");
