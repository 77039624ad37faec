-- AlterTable
ALTER TABLE "Book" DROP COLUMN "condition",
DROP COLUMN "ownedCopies",
DROP COLUMN "recommendedBy",
DROP COLUMN "recommendedFor",
ADD COLUMN     "otherCells" JSONB NOT NULL DEFAULT '{}';
