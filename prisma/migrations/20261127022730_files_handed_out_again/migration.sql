-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN     "reusedAt" TIMESTAMPTZ(3);
