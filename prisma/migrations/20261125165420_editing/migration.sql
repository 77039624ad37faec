-- CreateEnum
CREATE TYPE "EditKind" AS ENUM ('pages', 'details', 'form', 'parts');

-- CreateEnum
CREATE TYPE "EditState" AS ENUM ('waiting', 'working', 'done', 'failed');

-- CreateTable
CREATE TABLE "PageDraft" (
    "documentId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "baseId" UUID NOT NULL,
    "pages" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PageDraft_pkey" PRIMARY KEY ("documentId")
);

-- CreateTable
CREATE TABLE "DocumentEdit" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "baseId" UUID NOT NULL,
    "kind" "EditKind" NOT NULL,
    "state" "EditState" NOT NULL DEFAULT 'waiting',
    "plan" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "sealedPassword" BYTEA,
    "permille" SMALLINT NOT NULL DEFAULT 0,
    "problemKey" VARCHAR(80),
    "resultId" UUID,
    "made" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DocumentEdit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VersionForm" (
    "versionId" UUID NOT NULL,
    "fields" JSONB NOT NULL,

    CONSTRAINT "VersionForm_pkey" PRIMARY KEY ("versionId")
);

-- CreateIndex
CREATE INDEX "PageDraft_ownerId_idx" ON "PageDraft"("ownerId");

-- CreateIndex
CREATE INDEX "PageDraft_baseId_idx" ON "PageDraft"("baseId");

-- CreateIndex
CREATE INDEX "DocumentEdit_documentId_createdAt_idx" ON "DocumentEdit"("documentId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "DocumentEdit_ownerId_idx" ON "DocumentEdit"("ownerId");

-- CreateIndex
CREATE INDEX "DocumentEdit_baseId_idx" ON "DocumentEdit"("baseId");

-- CreateIndex
CREATE INDEX "DocumentEdit_resultId_idx" ON "DocumentEdit"("resultId");

-- AddForeignKey
ALTER TABLE "PageDraft" ADD CONSTRAINT "PageDraft_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "BookDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageDraft" ADD CONSTRAINT "PageDraft_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageDraft" ADD CONSTRAINT "PageDraft_baseId_fkey" FOREIGN KEY ("baseId") REFERENCES "DocumentVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentEdit" ADD CONSTRAINT "DocumentEdit_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "BookDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentEdit" ADD CONSTRAINT "DocumentEdit_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentEdit" ADD CONSTRAINT "DocumentEdit_baseId_fkey" FOREIGN KEY ("baseId") REFERENCES "DocumentVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentEdit" ADD CONSTRAINT "DocumentEdit_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "DocumentVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionForm" ADD CONSTRAINT "VersionForm_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DocumentVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: one saving of a file at a time.
CREATE UNIQUE INDEX "DocumentEdit_one_under_way" ON "DocumentEdit"("documentId") WHERE "state" IN ('waiting', 'working');
ALTER TABLE "DocumentEdit" ADD CONSTRAINT "DocumentEdit_permille_check" CHECK ("permille" BETWEEN 0 AND 1000);
-- An end has its time, and only an end.
ALTER TABLE "DocumentEdit" ADD CONSTRAINT "DocumentEdit_ended_check" CHECK (("endedAt" IS NOT NULL) = ("state" IN ('done', 'failed')));
