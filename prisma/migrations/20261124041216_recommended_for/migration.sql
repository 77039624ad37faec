-- AlterTable
ALTER TABLE "Book" ADD COLUMN     "recommendedFor" VARCHAR(300);

-- By hand: what a schema file cannot say.
ALTER TABLE "Book" ADD CONSTRAINT "Book_ownedCopies_is_natural" CHECK ("ownedCopies" >= 0);
