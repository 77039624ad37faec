-- CreateEnum
CREATE TYPE "DataExportState" AS ENUM ('queued', 'running', 'ready', 'failed');

-- CreateEnum
CREATE TYPE "SecondFactor" AS ENUM ('off', 'mail', 'app');

-- CreateEnum
CREATE TYPE "ProfileVisibility" AS ENUM ('everyone', 'members', 'nobody');

-- CreateEnum
CREATE TYPE "NotificationChannel" AS ENUM ('email', 'telegram', 'none');

-- CreateEnum
CREATE TYPE "ProfileLinkKind" AS ENUM ('instagram', 'google', 'github', 'own');

-- CreateEnum
CREATE TYPE "FileKind" AS ENUM ('picture', 'pdf', 'archive');

-- CreateEnum
CREATE TYPE "RegistrationMode" AS ENUM ('open', 'invitation', 'closed');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ChallengePurpose" ADD VALUE 'second_factor';
ALTER TYPE "ChallengePurpose" ADD VALUE 'fresh_proof';
ALTER TYPE "ChallengePurpose" ADD VALUE 'reset_password';
ALTER TYPE "ChallengePurpose" ADD VALUE 'change_email';

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "avatarId" UUID,
ADD COLUMN     "bannerId" UUID,
ADD COLUMN     "bio" VARCHAR(2000),
ADD COLUMN     "deletionDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "digestHour" SMALLINT NOT NULL DEFAULT 9,
ADD COLUMN     "hasShortcuts" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "invitationId" UUID,
ADD COLUMN     "learningGoal" VARCHAR(500),
ADD COLUMN     "notificationChannel" "NotificationChannel" NOT NULL DEFAULT 'email',
ADD COLUMN     "passwordChangedAt" TIMESTAMPTZ(3),
ADD COLUMN     "profileVisibility" "ProfileVisibility" NOT NULL DEFAULT 'members',
ADD COLUMN     "secondFactor" "SecondFactor";

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "provenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "subjectId" UUID;

-- AlterTable
ALTER TABLE "Book" ADD COLUMN     "condition" VARCHAR(300),
ADD COLUMN     "coverId" UUID,
ADD COLUMN     "googleBooksId" VARCHAR(30),
ADD COLUMN     "openLibraryId" VARCHAR(30),
ADD COLUMN     "ownedCopies" SMALLINT,
ADD COLUMN     "recommendedBy" VARCHAR(300);

-- CreateTable
CREATE TABLE "ProfileLink" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "ProfileLinkKind" NOT NULL,
    "url" VARCHAR(500) NOT NULL,
    "label" VARCHAR(60),
    "position" SMALLINT NOT NULL,

    CONSTRAINT "ProfileLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Authenticator" (
    "userId" UUID NOT NULL,
    "secret" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "Authenticator_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecondStep" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "consumedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SecondStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailChange" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "oldEmail" VARCHAR(254) NOT NULL,
    "newEmail" VARCHAR(254) NOT NULL,
    "revertHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revertUntil" TIMESTAMPTZ(3) NOT NULL,
    "revertedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmailChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "note" VARCHAR(200),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "maxUses" INTEGER NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataExport" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "state" "DataExportState" NOT NULL DEFAULT 'queued',
    "permille" SMALLINT NOT NULL DEFAULT 0,
    "fileId" UUID,
    "linkHash" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "DataExport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "kind" "FileKind" NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "type" VARCHAR(100) NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "storageKey" VARCHAR(100) NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PictureVariant" (
    "fileId" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "storageKey" VARCHAR(100) NOT NULL,

    CONSTRAINT "PictureVariant_pkey" PRIMARY KEY ("fileId","width")
);

-- CreateTable
CREATE TABLE "DiscardedObject" (
    "storageKey" VARCHAR(100) NOT NULL,
    "discardedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DiscardedObject_pkey" PRIMARY KEY ("storageKey")
);

-- CreateTable
CREATE TABLE "HouseSettings" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "name" VARCHAR(60) NOT NULL DEFAULT 'Kruzhok',
    "logoId" UUID,
    "accent" VARCHAR(7),
    "registration" "RegistrationMode" NOT NULL DEFAULT 'open',
    "locale" VARCHAR(5) NOT NULL DEFAULT 'ru',
    "timeZone" VARCHAR(64),
    "homeTextRu" VARCHAR(2000),
    "homeTextEn" VARCHAR(2000),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HouseSettings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErrorReport" (
    "fingerprint" VARCHAR(64) NOT NULL,
    "message" VARCHAR(500) NOT NULL,
    "place" VARCHAR(200) NOT NULL,
    "traceId" VARCHAR(64),
    "count" INTEGER NOT NULL DEFAULT 1,
    "firstAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ErrorReport_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "CatalogueAnswer" (
    "key" VARCHAR(100) NOT NULL,
    "body" JSONB NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CatalogueAnswer_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "ProfileLink_userId_position_key" ON "ProfileLink"("userId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_userId_codeHash_key" ON "RecoveryCode"("userId", "codeHash");

-- CreateIndex
CREATE INDEX "SecondStep_userId_idx" ON "SecondStep"("userId");

-- CreateIndex
CREATE INDEX "SecondStep_expiresAt_idx" ON "SecondStep"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "EmailChange_revertHash_key" ON "EmailChange"("revertHash");

-- CreateIndex
CREATE INDEX "EmailChange_userId_idx" ON "EmailChange"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_createdById_idx" ON "Invitation"("createdById");

-- CreateIndex
CREATE UNIQUE INDEX "DataExport_linkHash_key" ON "DataExport"("linkHash");

-- CreateIndex
CREATE INDEX "DataExport_userId_createdAt_idx" ON "DataExport"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "DataExport_fileId_idx" ON "DataExport"("fileId");

-- CreateIndex
CREATE INDEX "DataExport_expiresAt_idx" ON "DataExport"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_storageKey_key" ON "StoredFile"("storageKey");

-- CreateIndex
CREATE INDEX "StoredFile_createdAt_idx" ON "StoredFile"("createdAt");

-- CreateIndex
CREATE INDEX "StoredFile_expiresAt_idx" ON "StoredFile"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_ownerId_kind_sha256_key" ON "StoredFile"("ownerId", "kind", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "PictureVariant_storageKey_key" ON "PictureVariant"("storageKey");

-- CreateIndex
CREATE INDEX "DiscardedObject_discardedAt_idx" ON "DiscardedObject"("discardedAt");

-- CreateIndex
CREATE INDEX "HouseSettings_logoId_idx" ON "HouseSettings"("logoId");

-- CreateIndex
CREATE INDEX "ErrorReport_lastAt_idx" ON "ErrorReport"("lastAt");

-- CreateIndex
CREATE INDEX "CatalogueAnswer_expiresAt_idx" ON "CatalogueAnswer"("expiresAt");

-- CreateIndex
CREATE INDEX "User_avatarId_idx" ON "User"("avatarId");

-- CreateIndex
CREATE INDEX "User_bannerId_idx" ON "User"("bannerId");

-- CreateIndex
CREATE INDEX "User_invitationId_idx" ON "User"("invitationId");

-- CreateIndex
CREATE INDEX "User_deletionDueAt_idx" ON "User"("deletionDueAt");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectId_at_idx" ON "AuditEvent"("subjectId", "at");

-- CreateIndex
CREATE INDEX "Book_coverId_idx" ON "Book"("coverId");

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_avatarId_fkey" FOREIGN KEY ("avatarId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_bannerId_fkey" FOREIGN KEY ("bannerId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProfileLink" ADD CONSTRAINT "ProfileLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Authenticator" ADD CONSTRAINT "Authenticator_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondStep" ADD CONSTRAINT "SecondStep_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailChange" ADD CONSTRAINT "EmailChange_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataExport" ADD CONSTRAINT "DataExport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataExport" ADD CONSTRAINT "DataExport_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PictureVariant" ADD CONSTRAINT "PictureVariant_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HouseSettings" ADD CONSTRAINT "HouseSettings_logoId_fkey" FOREIGN KEY ("logoId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Book" ADD CONSTRAINT "Book_coverId_fkey" FOREIGN KEY ("coverId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: what a schema file cannot say.

UPDATE "Session" SET "provenAt" = "createdAt";

ALTER TABLE "HouseSettings" ADD CONSTRAINT "HouseSettings_one_row" CHECK ("id" = 1);
ALTER TABLE "User" ADD CONSTRAINT "User_digestHour_of_a_day" CHECK ("digestHour" BETWEEN 0 AND 23);
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_uses_within_limit" CHECK ("uses" BETWEEN 0 AND "maxUses");
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_size_is_natural" CHECK ("size" >= 0);

-- Whatever deletes a row (a person, a cascade, a sweep), its bytes are discarded later, once that is committed.
CREATE FUNCTION discard_object() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DiscardedObject" ("storageKey") VALUES (OLD."storageKey") ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "StoredFile_discards_object" AFTER DELETE ON "StoredFile" FOR EACH ROW EXECUTE FUNCTION discard_object();
CREATE TRIGGER "PictureVariant_discards_object" AFTER DELETE ON "PictureVariant" FOR EACH ROW EXECUTE FUNCTION discard_object();
