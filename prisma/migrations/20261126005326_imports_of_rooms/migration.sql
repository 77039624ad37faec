-- DropIndex
DROP INDEX "LibraryImport_ownerId_createdAt_idx";

-- AlterTable: what was imported before this was imported into the library.
ALTER TABLE "LibraryImport" ADD COLUMN     "room" VARCHAR(20) NOT NULL DEFAULT 'library',
ALTER COLUMN "source" SET DATA TYPE VARCHAR(20) USING "source"::text;

-- DropEnum
DROP TYPE "ImportSource";

-- CreateIndex
CREATE INDEX "LibraryImport_ownerId_room_createdAt_idx" ON "LibraryImport"("ownerId", "room", "createdAt");

-- The words for these faults are the library's own now.
UPDATE "LibraryImport" SET "errorKey" = 'book-' || "errorKey"
  WHERE "errorKey" IN ('import:problems.unknownColumns', 'import:problems.binary', 'import:problems.workbook', 'import:problems.pdf', 'import:problems.archive');
