-- CreateEnum
CREATE TYPE "NoteKind" AS ENUM ('highlight', 'note', 'text', 'ink');

-- CreateEnum
CREATE TYPE "NoteColor" AS ENUM ('yellow', 'green', 'blue', 'pink', 'purple');

-- CreateEnum
CREATE TYPE "NoteErrandKind" AS ENUM ('copy', 'takeover');

-- CreateEnum
CREATE TYPE "NoteErrandState" AS ENUM ('queued', 'running', 'ready', 'failed');

-- CreateTable
CREATE TABLE "BookNote" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "bookId" UUID NOT NULL,
    "documentId" UUID,
    "kind" "NoteKind" NOT NULL,
    "color" "NoteColor" NOT NULL DEFAULT 'yellow',
    "body" VARCHAR(20000) NOT NULL DEFAULT '',
    "quote" VARCHAR(10000) NOT NULL DEFAULT '',
    "before" VARCHAR(300) NOT NULL DEFAULT '',
    "after" VARCHAR(300) NOT NULL DEFAULT '',
    "places" JSONB NOT NULL DEFAULT '[]',
    "pageKeys" INTEGER[],
    "offset" INTEGER NOT NULL DEFAULT 0,
    "pageLabel" VARCHAR(40),
    "pageNumber" INTEGER,
    "searchKey" TEXT NOT NULL DEFAULT '',
    "sourceKey" VARCHAR(100),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BookNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoteErrand" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "bookId" UUID NOT NULL,
    "kind" "NoteErrandKind" NOT NULL,
    "state" "NoteErrandState" NOT NULL DEFAULT 'queued',
    "permille" INTEGER NOT NULL DEFAULT 0,
    "notes" INTEGER NOT NULL DEFAULT 0,
    "left" INTEGER NOT NULL DEFAULT 0,
    "problemKey" VARCHAR(80),
    "fileId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NoteErrand_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BookNote_ownerId_createdAt_id_idx" ON "BookNote"("ownerId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "BookNote_bookId_createdAt_idx" ON "BookNote"("bookId", "createdAt");

-- CreateIndex
CREATE INDEX "BookNote_documentId_idx" ON "BookNote"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "BookNote_documentId_sourceKey_key" ON "BookNote"("documentId", "sourceKey");

-- CreateIndex
CREATE INDEX "NoteErrand_bookId_kind_createdAt_idx" ON "NoteErrand"("bookId", "kind", "createdAt");

-- CreateIndex
CREATE INDEX "NoteErrand_ownerId_idx" ON "NoteErrand"("ownerId");

-- CreateIndex
CREATE INDEX "NoteErrand_fileId_idx" ON "NoteErrand"("fileId");

-- AddForeignKey
ALTER TABLE "BookNote" ADD CONSTRAINT "BookNote_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookNote" ADD CONSTRAINT "BookNote_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookNote" ADD CONSTRAINT "BookNote_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "BookDocument"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteErrand" ADD CONSTRAINT "NoteErrand_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteErrand" ADD CONSTRAINT "NoteErrand_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteErrand" ADD CONSTRAINT "NoteErrand_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Search in one's notes: parts of words.
CREATE INDEX "BookNote_ownerId_searchKey_idx" ON "BookNote" USING gin ("ownerId", "searchKey" gin_trgm_ops)
  WHERE "deletedAt" IS NULL;

ALTER TABLE "BookNote"
  ADD CONSTRAINT "BookNote_offset_check" CHECK ("offset" BETWEEN 0 AND 99999),
  ADD CONSTRAINT "BookNote_pageNumber_check" CHECK ("pageNumber" BETWEEN 1 AND 100000),
  ADD CONSTRAINT "BookNote_places_check" CHECK (jsonb_typeof("places") = 'array' AND length("places"::text) <= 1000000);

-- At most one errand of a kind is under way for a book.
CREATE UNIQUE INDEX "NoteErrand_open_key" ON "NoteErrand"("bookId", "kind") WHERE "state" IN ('queued', 'running');
