-- CreateEnum
CREATE TYPE "TelegramMessageState" AS ENUM ('queued', 'sending', 'sent', 'failed', 'unsure');

-- CreateTable
CREATE TABLE "TelegramLink" (
    "userId" UUID NOT NULL,
    "chatId" BIGINT NOT NULL,
    "name" VARCHAR(64),
    "nameKey" VARCHAR(64),
    "locale" VARCHAR(5),
    "linkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deadAt" TIMESTAMPTZ(3),
    "reminderHour" SMALLINT,
    "remindedOn" DATE,

    CONSTRAINT "TelegramLink_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "TelegramPairing" (
    "userId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TelegramPairing_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "BotUpdate" (
    "id" BIGINT NOT NULL,
    "chatId" BIGINT,
    "content" JSONB,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "claimedUntil" TIMESTAMPTZ(3),
    "handledAt" TIMESTAMPTZ(3),

    CONSTRAINT "BotUpdate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TelegramMessage" (
    "id" UUID NOT NULL,
    "onceKey" VARCHAR(200) NOT NULL,
    "userId" UUID,
    "chatId" BIGINT,
    "kind" VARCHAR(20) NOT NULL,
    "content" BYTEA,
    "state" "TelegramMessageState" NOT NULL DEFAULT 'queued',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "lastError" VARCHAR(200),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "TelegramMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TelegramLink_chatId_key" ON "TelegramLink"("chatId");

-- CreateIndex
CREATE UNIQUE INDEX "TelegramLink_nameKey_key" ON "TelegramLink"("nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "TelegramPairing_tokenHash_key" ON "TelegramPairing"("tokenHash");

-- CreateIndex
CREATE INDEX "TelegramPairing_expiresAt_idx" ON "TelegramPairing"("expiresAt");

-- CreateIndex
CREATE INDEX "BotUpdate_chatId_idx" ON "BotUpdate"("chatId");

-- CreateIndex
CREATE INDEX "BotUpdate_receivedAt_idx" ON "BotUpdate"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "TelegramMessage_onceKey_key" ON "TelegramMessage"("onceKey");

-- CreateIndex
CREATE INDEX "TelegramMessage_userId_idx" ON "TelegramMessage"("userId");

-- CreateIndex
CREATE INDEX "TelegramMessage_createdAt_idx" ON "TelegramMessage"("createdAt");

-- AddForeignKey
ALTER TABLE "TelegramLink" ADD CONSTRAINT "TelegramLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TelegramPairing" ADD CONSTRAINT "TelegramPairing_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TelegramMessage" ADD CONSTRAINT "TelegramMessage_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: a chat of ours is a private one (those of groups are negative), an hour is an hour, a message goes to a person or to a chat.
ALTER TABLE "TelegramLink"
  ADD CONSTRAINT "TelegramLink_chatId_check" CHECK ("chatId" > 0),
  ADD CONSTRAINT "TelegramLink_reminderHour_check" CHECK ("reminderHour" BETWEEN 0 AND 23);
ALTER TABLE "TelegramMessage" ADD CONSTRAINT "TelegramMessage_addressee_check" CHECK (("userId" IS NULL) <> ("chatId" IS NULL));

-- What is still to be dealt with, chat by chat in its order; whom to remind.
CREATE INDEX "BotUpdate_waiting_idx" ON "BotUpdate"("chatId", "id") WHERE "handledAt" IS NULL;
CREATE INDEX "TelegramLink_reminder_idx" ON "TelegramLink"("userId") WHERE "reminderHour" IS NOT NULL AND "deadAt" IS NULL;
