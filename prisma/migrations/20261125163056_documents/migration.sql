-- CreateEnum
CREATE TYPE "DocumentState" AS ENUM ('waiting', 'ready', 'locked', 'broken');

-- CreateEnum
CREATE TYPE "DocumentOrigin" AS ENUM ('upload', 'edit', 'restore');

-- CreateTable
CREATE TABLE "BookDocument" (
    "id" UUID NOT NULL,
    "bookId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "currentId" UUID,
    "nextPageKey" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BookDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentVersion" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "fileId" UUID NOT NULL,
    "origin" "DocumentOrigin" NOT NULL DEFAULT 'upload',
    "baseId" UUID,
    "changes" JSONB,
    "state" "DocumentState" NOT NULL DEFAULT 'waiting',
    "problemKey" VARCHAR(80),
    "pageCount" INTEGER,
    "pageKeys" INTEGER[],
    "pageLabels" VARCHAR(40)[],
    "title" VARCHAR(500),
    "author" VARCHAR(300),
    "outline" JSONB,
    "hasText" BOOLEAN NOT NULL DEFAULT false,
    "hasForm" BOOLEAN NOT NULL DEFAULT false,
    "needsPassword" BOOLEAN NOT NULL DEFAULT false,
    "sealedPassword" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "DocumentVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentPage" (
    "versionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "textKey" TEXT NOT NULL,
    "width" DOUBLE PRECISION NOT NULL,
    "height" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "DocumentPage_pkey" PRIMARY KEY ("versionId","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "BookDocument_bookId_key" ON "BookDocument"("bookId");

-- CreateIndex
CREATE UNIQUE INDEX "BookDocument_currentId_key" ON "BookDocument"("currentId");

-- CreateIndex
CREATE INDEX "BookDocument_ownerId_idx" ON "BookDocument"("ownerId");

-- CreateIndex
CREATE INDEX "DocumentVersion_ownerId_idx" ON "DocumentVersion"("ownerId");

-- CreateIndex
CREATE INDEX "DocumentVersion_fileId_idx" ON "DocumentVersion"("fileId");

-- CreateIndex
CREATE INDEX "DocumentVersion_baseId_idx" ON "DocumentVersion"("baseId");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentVersion_documentId_number_key" ON "DocumentVersion"("documentId", "number");

-- AddForeignKey
ALTER TABLE "BookDocument" ADD CONSTRAINT "BookDocument_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookDocument" ADD CONSTRAINT "BookDocument_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookDocument" ADD CONSTRAINT "BookDocument_currentId_fkey" FOREIGN KEY ("currentId") REFERENCES "DocumentVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "BookDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_baseId_fkey" FOREIGN KEY ("baseId") REFERENCES "DocumentVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentPage" ADD CONSTRAINT "DocumentPage_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DocumentVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
