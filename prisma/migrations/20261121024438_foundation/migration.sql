-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('member', 'teacher', 'owner');

-- CreateEnum
CREATE TYPE "Theme" AS ENUM ('system', 'light', 'dark');

-- CreateEnum
CREATE TYPE "ChallengePurpose" AS ENUM ('sign_in', 'register', 'prove_email');

-- CreateEnum
CREATE TYPE "BookState" AS ENUM ('to_read', 'reading', 'read', 'stopped');

-- CreateEnum
CREATE TYPE "ReadingState" AS ENUM ('reading', 'finished', 'stopped');

-- CreateEnum
CREATE TYPE "ImportSource" AS ENUM ('goodreads', 'storygraph');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('uploaded', 'parsing', 'ready', 'applying', 'applied', 'undoing', 'undone', 'failed');

-- CreateEnum
CREATE TYPE "ImportRowKind" AS ENUM ('new', 'same', 'update', 'ambiguous', 'skipped');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('queued', 'sent', 'failed');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "username" VARCHAR(30) NOT NULL,
    "usernameKey" VARCHAR(60) NOT NULL,
    "email" VARCHAR(254),
    "emailKey" VARCHAR(254),
    "emailProvenAt" TIMESTAMPTZ(3),
    "passwordHash" VARCHAR(200),
    "role" "Role" NOT NULL DEFAULT 'member',
    "firstName" VARCHAR(60),
    "lastName" VARCHAR(60),
    "locale" VARCHAR(5),
    "timeZone" VARCHAR(64) NOT NULL DEFAULT 'Europe/Moscow',
    "theme" "Theme" NOT NULL DEFAULT 'system',
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3),
    "deactivatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "idHash" BYTEA NOT NULL,
    "publicId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ip" VARCHAR(45),
    "userAgent" VARCHAR(300),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("idHash")
);

-- CreateTable
CREATE TABLE "LoginChallenge" (
    "id" UUID NOT NULL,
    "purpose" "ChallengePurpose" NOT NULL,
    "emailKey" VARCHAR(254) NOT NULL,
    "userId" UUID,
    "codeHash" VARCHAR(200) NOT NULL,
    "linkHash" BYTEA NOT NULL,
    "registration" JSONB,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "consumedAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "LoginChallenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "kind" VARCHAR(60) NOT NULL,
    "ip" VARCHAR(45),
    "details" JSONB,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Book" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "title" VARCHAR(500) NOT NULL,
    "subtitle" VARCHAR(500),
    "titleKey" VARCHAR(500) NOT NULL,
    "matchKey" VARCHAR(700) NOT NULL,
    "authorSort" VARCHAR(200) NOT NULL DEFAULT '',
    "seriesId" UUID,
    "seriesPosition" DECIMAL(7,2),
    "language" VARCHAR(8),
    "pages" INTEGER,
    "year" SMALLINT,
    "isbn13" VARCHAR(13),
    "isbn10" VARCHAR(10),
    "publisher" VARCHAR(200),
    "format" VARCHAR(60),
    "description" VARCHAR(20000),
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "state" "BookState" NOT NULL DEFAULT 'to_read',
    "rating" SMALLINT,
    "review" VARCHAR(50000),
    "reviewHasSpoilers" BOOLEAN NOT NULL DEFAULT false,
    "privateNotes" VARCHAR(20000),
    "currentPage" INTEGER,
    "currentPermille" SMALLINT,
    "pagesRead" INTEGER NOT NULL DEFAULT 0,
    "timesRead" SMALLINT NOT NULL DEFAULT 0,
    "lastFinishedOn" DATE,
    "lastMovedAt" TIMESTAMPTZ(3),
    "searchText" VARCHAR(4000) NOT NULL DEFAULT '',
    "importId" UUID,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Book_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Author" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "nameKey" VARCHAR(200) NOT NULL,
    "sortName" VARCHAR(200) NOT NULL,

    CONSTRAINT "Author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookAuthor" (
    "bookId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "role" VARCHAR(40) NOT NULL DEFAULT '',

    CONSTRAINT "BookAuthor_pkey" PRIMARY KEY ("bookId","authorId")
);

-- CreateTable
CREATE TABLE "Series" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" VARCHAR(300) NOT NULL,
    "nameKey" VARCHAR(300) NOT NULL,

    CONSTRAINT "Series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "nameKey" VARCHAR(60) NOT NULL,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookTag" (
    "bookId" UUID NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "BookTag_pkey" PRIMARY KEY ("bookId","tagId")
);

-- CreateTable
CREATE TABLE "Reading" (
    "id" UUID NOT NULL,
    "bookId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "state" "ReadingState" NOT NULL DEFAULT 'reading',
    "startedOn" DATE,
    "endedOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "importId" UUID,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgressEntry" (
    "id" UUID NOT NULL,
    "readingId" UUID NOT NULL,
    "bookId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "day" DATE NOT NULL,
    "page" INTEGER,
    "permille" SMALLINT NOT NULL,
    "pagesAdvanced" INTEGER NOT NULL DEFAULT 0,
    "importId" UUID,
    "retractedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProgressEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LibraryTotal" (
    "ownerId" UUID NOT NULL,
    "state" "BookState" NOT NULL,
    "books" INTEGER NOT NULL DEFAULT 0,
    "pages" BIGINT NOT NULL DEFAULT 0,
    "pagesRead" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "LibraryTotal_pkey" PRIMARY KEY ("ownerId","state")
);

-- CreateTable
CREATE TABLE "LibraryImport" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "source" "ImportSource",
    "fileName" VARCHAR(255) NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'uploaded',
    "errorKey" VARCHAR(80),
    "errorDetails" JSONB,
    "totalRows" INTEGER NOT NULL DEFAULT 0,
    "parsedRows" INTEGER NOT NULL DEFAULT 0,
    "appliedRows" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "LibraryImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportChunk" (
    "importId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ImportChunk_pkey" PRIMARY KEY ("importId","seq")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "kind" "ImportRowKind" NOT NULL,
    "reasonKey" VARCHAR(80),
    "title" VARCHAR(500) NOT NULL,
    "author" VARCHAR(200) NOT NULL DEFAULT '',
    "record" JSONB NOT NULL,
    "candidateIds" UUID[],
    "choice" VARCHAR(40),
    "outcome" JSONB,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","line")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(120) NOT NULL,
    "count" INTEGER NOT NULL,
    "resetsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "MailMessage" (
    "id" UUID NOT NULL,
    "idempotencyKey" VARCHAR(200) NOT NULL,
    "userId" UUID,
    "to" VARCHAR(254) NOT NULL,
    "template" VARCHAR(60) NOT NULL,
    "locale" VARCHAR(5) NOT NULL,
    "timeZone" VARCHAR(64) NOT NULL,
    "payload" BYTEA,
    "subject" VARCHAR(300),
    "status" "MailStatus" NOT NULL DEFAULT 'queued',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "lastError" VARCHAR(500),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandledEvent" (
    "handler" VARCHAR(120) NOT NULL,
    "eventId" UUID NOT NULL,
    "handledAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HandledEvent_pkey" PRIMARY KEY ("handler","eventId")
);

-- CreateTable
CREATE TABLE "CalendarRun" (
    "job" VARCHAR(80) NOT NULL,
    "period" VARCHAR(20) NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarRun_pkey" PRIMARY KEY ("job","period")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_usernameKey_key" ON "User"("usernameKey");

-- CreateIndex
CREATE UNIQUE INDEX "User_emailKey_key" ON "User"("emailKey");

-- CreateIndex
CREATE UNIQUE INDEX "Session_publicId_key" ON "Session"("publicId");

-- CreateIndex
CREATE INDEX "Session_userId_lastSeenAt_idx" ON "Session"("userId", "lastSeenAt");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "LoginChallenge_emailKey_purpose_createdAt_idx" ON "LoginChallenge"("emailKey", "purpose", "createdAt");

-- CreateIndex
CREATE INDEX "LoginChallenge_userId_idx" ON "LoginChallenge"("userId");

-- CreateIndex
CREATE INDEX "LoginChallenge_expiresAt_idx" ON "LoginChallenge"("expiresAt");

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_at_idx" ON "AuditEvent"("actorId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_kind_at_idx" ON "AuditEvent"("kind", "at");

-- CreateIndex
CREATE INDEX "Book_ownerId_deletedAt_addedAt_id_idx" ON "Book"("ownerId", "deletedAt", "addedAt", "id");

-- CreateIndex
CREATE INDEX "Book_ownerId_state_deletedAt_addedAt_id_idx" ON "Book"("ownerId", "state", "deletedAt", "addedAt", "id");

-- CreateIndex
CREATE INDEX "Book_ownerId_matchKey_idx" ON "Book"("ownerId", "matchKey");

-- CreateIndex
CREATE INDEX "Book_ownerId_isbn13_idx" ON "Book"("ownerId", "isbn13");

-- CreateIndex
CREATE INDEX "Book_seriesId_idx" ON "Book"("seriesId");

-- CreateIndex
CREATE INDEX "Book_importId_idx" ON "Book"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "Author_ownerId_nameKey_key" ON "Author"("ownerId", "nameKey");

-- CreateIndex
CREATE INDEX "BookAuthor_authorId_idx" ON "BookAuthor"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "Series_ownerId_nameKey_key" ON "Series"("ownerId", "nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_ownerId_nameKey_key" ON "Tag"("ownerId", "nameKey");

-- CreateIndex
CREATE INDEX "BookTag_tagId_idx" ON "BookTag"("tagId");

-- CreateIndex
CREATE INDEX "Reading_bookId_createdAt_idx" ON "Reading"("bookId", "createdAt");

-- CreateIndex
CREATE INDEX "Reading_ownerId_endedOn_idx" ON "Reading"("ownerId", "endedOn");

-- CreateIndex
CREATE INDEX "Reading_importId_idx" ON "Reading"("importId");

-- CreateIndex
CREATE INDEX "ProgressEntry_readingId_at_id_idx" ON "ProgressEntry"("readingId", "at", "id");

-- CreateIndex
CREATE INDEX "ProgressEntry_bookId_at_id_idx" ON "ProgressEntry"("bookId", "at", "id");

-- CreateIndex
CREATE INDEX "ProgressEntry_ownerId_day_idx" ON "ProgressEntry"("ownerId", "day");

-- CreateIndex
CREATE INDEX "ProgressEntry_importId_idx" ON "ProgressEntry"("importId");

-- CreateIndex
CREATE INDEX "LibraryImport_ownerId_createdAt_idx" ON "LibraryImport"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "LibraryImport_state_createdAt_idx" ON "LibraryImport"("state", "createdAt");

-- CreateIndex
CREATE INDEX "ImportRow_importId_kind_line_idx" ON "ImportRow"("importId", "kind", "line");

-- CreateIndex
CREATE INDEX "RateLimit_resetsAt_idx" ON "RateLimit"("resetsAt");

-- CreateIndex
CREATE UNIQUE INDEX "MailMessage_idempotencyKey_key" ON "MailMessage"("idempotencyKey");

-- CreateIndex
CREATE INDEX "MailMessage_createdAt_idx" ON "MailMessage"("createdAt");

-- CreateIndex
CREATE INDEX "MailMessage_userId_idx" ON "MailMessage"("userId");

-- CreateIndex
CREATE INDEX "HandledEvent_handledAt_idx" ON "HandledEvent"("handledAt");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LoginChallenge" ADD CONSTRAINT "LoginChallenge_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Book" ADD CONSTRAINT "Book_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Book" ADD CONSTRAINT "Book_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "Series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Book" ADD CONSTRAINT "Book_importId_fkey" FOREIGN KEY ("importId") REFERENCES "LibraryImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Author" ADD CONSTRAINT "Author_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookAuthor" ADD CONSTRAINT "BookAuthor_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookAuthor" ADD CONSTRAINT "BookAuthor_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Series" ADD CONSTRAINT "Series_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookTag" ADD CONSTRAINT "BookTag_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookTag" ADD CONSTRAINT "BookTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_importId_fkey" FOREIGN KEY ("importId") REFERENCES "LibraryImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressEntry" ADD CONSTRAINT "ProgressEntry_readingId_fkey" FOREIGN KEY ("readingId") REFERENCES "Reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressEntry" ADD CONSTRAINT "ProgressEntry_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressEntry" ADD CONSTRAINT "ProgressEntry_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressEntry" ADD CONSTRAINT "ProgressEntry_importId_fkey" FOREIGN KEY ("importId") REFERENCES "LibraryImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LibraryTotal" ADD CONSTRAINT "LibraryTotal_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LibraryImport" ADD CONSTRAINT "LibraryImport_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportChunk" ADD CONSTRAINT "ImportChunk_importId_fkey" FOREIGN KEY ("importId") REFERENCES "LibraryImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "LibraryImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailMessage" ADD CONSTRAINT "MailMessage_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say follows; it was written by hand.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gin;

ALTER TABLE "Book"
  ADD CONSTRAINT "Book_pages_check" CHECK ("pages" > 0),
  ADD CONSTRAINT "Book_priority_check" CHECK ("priority" BETWEEN 0 AND 3),
  ADD CONSTRAINT "Book_rating_check" CHECK ("rating" BETWEEN 0 AND 100),
  ADD CONSTRAINT "Book_currentPage_check" CHECK ("currentPage" >= 0),
  ADD CONSTRAINT "Book_currentPermille_check" CHECK ("currentPermille" BETWEEN 0 AND 1000),
  ADD CONSTRAINT "Book_pagesRead_check" CHECK ("pagesRead" >= 0),
  ADD CONSTRAINT "Book_timesRead_check" CHECK ("timesRead" >= 0);

ALTER TABLE "Reading"
  ADD CONSTRAINT "Reading_endedOn_check" CHECK ("endedOn" >= "startedOn");

ALTER TABLE "ProgressEntry"
  ADD CONSTRAINT "ProgressEntry_page_check" CHECK ("page" >= 0),
  ADD CONSTRAINT "ProgressEntry_permille_check" CHECK ("permille" BETWEEN 0 AND 1000),
  ADD CONSTRAINT "ProgressEntry_pagesAdvanced_check" CHECK ("pagesAdvanced" >= 0);

-- A book is being read at most once at a time.
CREATE UNIQUE INDEX "Reading_bookId_open_key" ON "Reading"("bookId") WHERE "state" = 'reading';

-- Search on a shelf: parts of words and typos.
CREATE INDEX "Book_ownerId_searchText_idx" ON "Book" USING gin ("ownerId", "searchText" gin_trgm_ops)
  WHERE "deletedAt" IS NULL;

-- Progress is history: a row may be retracted or outlive its import, nothing else about it changes.
CREATE FUNCTION progress_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - '{retractedAt,importId}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{retractedAt,importId}'::text[]
    OR (NEW."importId" IS NOT NULL AND NEW."importId" IS DISTINCT FROM OLD."importId")
  THEN
    RAISE EXCEPTION 'ProgressEntry is append-only' USING ERRCODE = 'check_violation', CONSTRAINT = 'ProgressEntry_append_only';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "ProgressEntry_append_only" BEFORE UPDATE ON "ProgressEntry"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION progress_entry_is_append_only();

-- LibraryTotal follows Book, once per statement. The totals of an owner are locked in one order before they are
-- changed, so that two statements about the same shelf wait for each other instead of deadlocking.
CREATE FUNCTION library_total_follows_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "LibraryTotal" t WHERE t."ownerId" IN (SELECT "ownerId" FROM new_books)
    ORDER BY t."ownerId", t."state" FOR UPDATE;
  INSERT INTO "LibraryTotal" AS t ("ownerId", "state", "books", "pages", "pagesRead")
    SELECT "ownerId", "state", count(*), sum(coalesce("pages", 0)), sum("pagesRead")
      FROM new_books WHERE "deletedAt" IS NULL GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT ("ownerId", "state") DO UPDATE SET
      "books" = t."books" + excluded."books",
      "pages" = t."pages" + excluded."pages",
      "pagesRead" = t."pagesRead" + excluded."pagesRead";
  RETURN NULL;
END
$$;

CREATE FUNCTION library_total_follows_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "LibraryTotal" t
    WHERE t."ownerId" IN (
      SELECT n."ownerId" FROM new_books n JOIN old_books o USING ("id")
        WHERE (n."ownerId", n."state", n."pages", n."pagesRead", n."deletedAt" IS NULL)
          IS DISTINCT FROM (o."ownerId", o."state", o."pages", o."pagesRead", o."deletedAt" IS NULL)
      UNION SELECT o."ownerId" FROM new_books n JOIN old_books o USING ("id") WHERE n."ownerId" <> o."ownerId")
    ORDER BY t."ownerId", t."state" FOR UPDATE;
  INSERT INTO "LibraryTotal" AS t ("ownerId", "state", "books", "pages", "pagesRead")
    SELECT "ownerId", "state", sum(sign), sum(sign * coalesce("pages", 0)), sum(sign * "pagesRead")
      FROM (
        SELECT 1 AS sign, "ownerId", "state", "pages", "pagesRead" FROM new_books WHERE "deletedAt" IS NULL
        UNION ALL
        SELECT -1, "ownerId", "state", "pages", "pagesRead" FROM old_books WHERE "deletedAt" IS NULL
      ) changed
      GROUP BY 1, 2
      HAVING sum(sign) <> 0 OR sum(sign * coalesce("pages", 0)) <> 0 OR sum(sign * "pagesRead") <> 0
      ORDER BY 1, 2
    ON CONFLICT ("ownerId", "state") DO UPDATE SET
      "books" = t."books" + excluded."books",
      "pages" = t."pages" + excluded."pages",
      "pagesRead" = t."pagesRead" + excluded."pagesRead";
  RETURN NULL;
END
$$;

-- Only ever subtracts, and from rows that are there, unless the owner goes too: then nothing may be inserted.
CREATE FUNCTION library_total_follows_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "LibraryTotal" t WHERE t."ownerId" IN (SELECT "ownerId" FROM old_books)
    ORDER BY t."ownerId", t."state" FOR UPDATE;
  UPDATE "LibraryTotal" t SET
      "books" = t."books" - gone.books,
      "pages" = t."pages" - gone.pages,
      "pagesRead" = t."pagesRead" - gone.pages_read
    FROM (
      SELECT "ownerId", "state", count(*) AS books, sum(coalesce("pages", 0)) AS pages, sum("pagesRead") AS pages_read
        FROM old_books WHERE "deletedAt" IS NULL GROUP BY 1, 2
    ) gone
    WHERE t."ownerId" = gone."ownerId" AND t."state" = gone."state";
  RETURN NULL;
END
$$;

CREATE TRIGGER "Book_total_insert" AFTER INSERT ON "Book" REFERENCING NEW TABLE AS new_books
  FOR EACH STATEMENT EXECUTE FUNCTION library_total_follows_insert();
CREATE TRIGGER "Book_total_update" AFTER UPDATE ON "Book" REFERENCING OLD TABLE AS old_books NEW TABLE AS new_books
  FOR EACH STATEMENT EXECUTE FUNCTION library_total_follows_update();
CREATE TRIGGER "Book_total_delete" AFTER DELETE ON "Book" REFERENCING OLD TABLE AS old_books
  FOR EACH STATEMENT EXECUTE FUNCTION library_total_follows_delete();
