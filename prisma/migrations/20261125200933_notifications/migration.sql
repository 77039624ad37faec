-- CreateEnum
CREATE TYPE "NewsTiming" AS ENUM ('now', 'digest', 'never');

-- CreateEnum
CREATE TYPE "QuietHoursThen" AS ENUM ('later', 'digest');

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "topic" VARCHAR(40) NOT NULL,
    "key" VARCHAR(120) NOT NULL,
    "values" JSONB NOT NULL,
    "href" VARCHAR(500) NOT NULL,
    "groupKey" VARCHAR(200),
    "onceKey" VARCHAR(200) NOT NULL,
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,
    "shownAt" TIMESTAMPTZ(3),
    "heldUntil" TIMESTAMPTZ(3),
    "seq" BIGINT,
    "count" INTEGER NOT NULL DEFAULT 1,
    "foldedInto" UUID,
    "readAt" TIMESTAMPTZ(3),
    "sendAt" TIMESTAMPTZ(3),
    "inDigest" BOOLEAN NOT NULL DEFAULT false,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationBox" (
    "userId" UUID NOT NULL,
    "lastSeq" BIGINT NOT NULL DEFAULT 0,
    "quietFrom" SMALLINT,
    "quietUntil" SMALLINT,
    "quietThen" "QuietHoursThen" NOT NULL DEFAULT 'later',
    "lettersStoppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NotificationBox_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "NotificationPreference" (
    "userId" UUID NOT NULL,
    "topic" VARCHAR(40) NOT NULL,
    "timing" "NewsTiming" NOT NULL,

    CONSTRAINT "NotificationPreference_pkey" PRIMARY KEY ("userId","topic")
);

-- CreateTable
CREATE TABLE "NotificationDigest" (
    "userId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "NotificationDigest_pkey" PRIMARY KEY ("userId","day")
);

-- CreateIndex
CREATE INDEX "Notification_userId_shownAt_id_idx" ON "Notification"("userId", "shownAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_userId_onceKey_key" ON "Notification"("userId", "onceKey");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationBox" ADD CONSTRAINT "NotificationBox_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationPreference" ADD CONSTRAINT "NotificationPreference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationDigest" ADD CONSTRAINT "NotificationDigest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what Prisma cannot say.

-- What is read at every page: how much is unread.
CREATE INDEX "Notification_unread_idx" ON "Notification"("userId") WHERE "readAt" IS NULL AND "shownAt" IS NOT NULL AND "foldedInto" IS NULL;
-- One unread line for each group, whoever comes first.
CREATE UNIQUE INDEX "Notification_one_line_idx" ON "Notification"("userId", "groupKey") WHERE "groupKey" IS NOT NULL AND "readAt" IS NULL AND "shownAt" IS NOT NULL AND "foldedInto" IS NULL;
-- What open pages go on from.
CREATE UNIQUE INDEX "Notification_seq_idx" ON "Notification"("userId", "seq") WHERE "seq" IS NOT NULL;
-- What waits: held back, for its time, for the digest.
CREATE INDEX "Notification_held_idx" ON "Notification"("userId", "happenedAt", "id") WHERE "shownAt" IS NULL;
CREATE INDEX "Notification_due_idx" ON "Notification"("sendAt", "userId") WHERE "sendAt" IS NOT NULL;
CREATE INDEX "Notification_digest_idx" ON "Notification"("userId", "shownAt") WHERE "inDigest";
-- What is forgotten by age.
CREATE INDEX "Notification_happened_idx" ON "Notification"("happenedAt");

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_href_is_local" CHECK ("href" ~ '^/([^/\\]|$)');
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_count_positive" CHECK ("count" > 0);
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_shown_has_seq" CHECK (("shownAt" IS NULL) = ("seq" IS NULL));
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_held_is_silent" CHECK ("shownAt" IS NOT NULL OR ("sendAt" IS NULL AND NOT "inDigest" AND "readAt" IS NULL AND "heldUntil" IS NOT NULL));
ALTER TABLE "NotificationBox" ADD CONSTRAINT "NotificationBox_quiet_hours" CHECK (
  ("quietFrom" IS NULL AND "quietUntil" IS NULL)
  OR ("quietFrom" IS NOT NULL AND "quietUntil" IS NOT NULL AND "quietFrom" BETWEEN 0 AND 23 AND "quietUntil" BETWEEN 0 AND 23 AND "quietFrom" <> "quietUntil"));

-- Open streams hear of what ends them, whoever ends it: every process listens.
CREATE FUNCTION tell_streams_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('kruzhok_streams', 's:' || OLD."publicId");
  RETURN NULL;
END $$;
CREATE TRIGGER "Session_ends_streams" AFTER DELETE ON "Session" FOR EACH ROW EXECUTE FUNCTION tell_streams_of_session();

CREATE FUNCTION tell_streams_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('kruzhok_streams', 'u:' || NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "User_ends_streams" AFTER UPDATE OF "deactivatedAt", "blockedAt", "deletionDueAt" ON "User" FOR EACH ROW
  WHEN (NEW."deactivatedAt" IS DISTINCT FROM OLD."deactivatedAt" OR NEW."blockedAt" IS DISTINCT FROM OLD."blockedAt" OR NEW."deletionDueAt" IS DISTINCT FROM OLD."deletionDueAt")
  EXECUTE FUNCTION tell_streams_of_person();
