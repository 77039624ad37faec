-- AlterTable
ALTER TABLE "Book" ADD COLUMN     "formerCoverAt" TIMESTAMPTZ(3),
ADD COLUMN     "formerCoverId" UUID;

-- AlterTable
ALTER TABLE "Title" ADD COLUMN     "formerCoverAt" TIMESTAMPTZ(3),
ADD COLUMN     "formerCoverId" UUID;

-- AddForeignKey
ALTER TABLE "Book" ADD CONSTRAINT "Book_formerCoverId_fkey" FOREIGN KEY ("formerCoverId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Title" ADD CONSTRAINT "Title_formerCoverId_fkey" FOREIGN KEY ("formerCoverId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Few have a former cover: whoever has none pays for no index. They serve the daily cleaning and a file that goes.
CREATE INDEX "Book_formerCoverId_idx" ON "Book"("formerCoverId") WHERE "formerCoverId" IS NOT NULL;
CREATE INDEX "Title_formerCoverId_idx" ON "Title"("formerCoverId") WHERE "formerCoverId" IS NOT NULL;

ALTER TABLE "Book" ADD CONSTRAINT "Book_former_cover_has_a_day" CHECK ("formerCoverId" IS NULL OR "formerCoverAt" IS NOT NULL);
ALTER TABLE "Title" ADD CONSTRAINT "Title_former_cover_has_a_day" CHECK ("formerCoverId" IS NULL OR "formerCoverAt" IS NOT NULL);
