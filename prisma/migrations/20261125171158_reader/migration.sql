-- CreateTable
CREATE TABLE "ReadingPosition" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "bookId" UUID NOT NULL,
    "deviceKey" VARCHAR(32) NOT NULL,
    "deviceName" VARCHAR(60) NOT NULL,
    "page" INTEGER NOT NULL,
    "pageKey" INTEGER,
    "permille" SMALLINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isEnd" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ReadingPosition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadingSitting" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "bookId" UUID NOT NULL,
    "deviceKey" VARCHAR(32),
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "seconds" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL,
    "firstPage" INTEGER,
    "lastPage" INTEGER,

    CONSTRAINT "ReadingSitting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuietTime" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuietTime_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReadingPosition_bookId_at_id_idx" ON "ReadingPosition"("bookId", "at", "id");

-- CreateIndex
CREATE INDEX "ReadingPosition_bookId_deviceKey_at_idx" ON "ReadingPosition"("bookId", "deviceKey", "at");

-- CreateIndex
CREATE INDEX "ReadingPosition_ownerId_idx" ON "ReadingPosition"("ownerId");

-- CreateIndex
CREATE INDEX "ReadingSitting_bookId_startedAt_id_idx" ON "ReadingSitting"("bookId", "startedAt", "id");

-- CreateIndex
CREATE INDEX "ReadingSitting_ownerId_idx" ON "ReadingSitting"("ownerId");

-- CreateIndex
CREATE INDEX "QuietTime_userId_since_idx" ON "QuietTime"("userId", "since");

-- AddForeignKey
ALTER TABLE "ReadingPosition" ADD CONSTRAINT "ReadingPosition_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingPosition" ADD CONSTRAINT "ReadingPosition_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingSitting" ADD CONSTRAINT "ReadingSitting_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingSitting" ADD CONSTRAINT "ReadingSitting_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuietTime" ADD CONSTRAINT "QuietTime_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One quiet time at a time, however many windows ask for it.
CREATE UNIQUE INDEX "QuietTime_one_open" ON "QuietTime"("userId") WHERE "endedAt" IS NULL;
ALTER TABLE "ReadingPosition" ADD CONSTRAINT "ReadingPosition_sane" CHECK ("page" >= 1 AND "permille" BETWEEN 0 AND 1000);
ALTER TABLE "ReadingSitting" ADD CONSTRAINT "ReadingSitting_sane" CHECK ("seconds" >= 0 AND "pages" >= 0 AND "endedAt" >= "startedAt");
ALTER TABLE "QuietTime" ADD CONSTRAINT "QuietTime_sane" CHECK ("until" > "since");
