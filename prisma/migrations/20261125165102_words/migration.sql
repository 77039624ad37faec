-- CreateEnum
CREATE TYPE "DictionaryState" AS ENUM ('arriving', 'reading', 'ready', 'broken');

-- CreateEnum
CREATE TYPE "DictionaryOrigin" AS ENUM ('upload', 'folder');

-- CreateEnum
CREATE TYPE "WordState" AS ENUM ('new', 'learning', 'known');

-- CreateTable
CREATE TABLE "Dictionary" (
    "id" UUID NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "fromLanguage" VARCHAR(8) NOT NULL,
    "toLanguage" VARCHAR(8) NOT NULL,
    "origin" "DictionaryOrigin" NOT NULL,
    "state" "DictionaryState" NOT NULL DEFAULT 'arriving',
    "fingerprint" BYTEA,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "entriesDone" INTEGER NOT NULL DEFAULT 0,
    "problemKey" VARCHAR(80),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dictionary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DictionaryPiece" (
    "dictionaryId" UUID NOT NULL,
    "file" VARCHAR(255) NOT NULL,
    "seq" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "DictionaryPiece_pkey" PRIMARY KEY ("dictionaryId","file","seq")
);

-- CreateTable
CREATE TABLE "DictionaryEntry" (
    "dictionaryId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "headword" VARCHAR(200) NOT NULL,
    "key" VARCHAR(200) NOT NULL,
    "stem" VARCHAR(200) NOT NULL,
    "body" VARCHAR(20000) NOT NULL,

    CONSTRAINT "DictionaryEntry_pkey" PRIMARY KEY ("dictionaryId","number")
);

-- CreateTable
CREATE TABLE "SavedWord" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "language" VARCHAR(8) NOT NULL,
    "toLanguage" VARCHAR(8) NOT NULL,
    "word" VARCHAR(200) NOT NULL,
    "lemma" VARCHAR(200) NOT NULL,
    "lemmaKey" VARCHAR(200) NOT NULL,
    "stem" VARCHAR(200) NOT NULL,
    "translation" VARCHAR(2000) NOT NULL DEFAULT '',
    "state" "WordState" NOT NULL DEFAULT 'new',
    "searchText" VARCHAR(2600) NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SavedWord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WordSentence" (
    "id" UUID NOT NULL,
    "wordId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "bookId" UUID,
    "form" VARCHAR(200) NOT NULL,
    "sentence" VARCHAR(1000) NOT NULL,
    "textHash" BYTEA NOT NULL,
    "page" INTEGER,
    "pageKey" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WordSentence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Dictionary_fingerprint_key" ON "Dictionary"("fingerprint");

-- CreateIndex
CREATE INDEX "Dictionary_state_createdAt_idx" ON "Dictionary"("state", "createdAt");

-- CreateIndex
CREATE INDEX "DictionaryEntry_dictionaryId_key_idx" ON "DictionaryEntry"("dictionaryId", "key");

-- CreateIndex
CREATE INDEX "DictionaryEntry_dictionaryId_stem_idx" ON "DictionaryEntry"("dictionaryId", "stem");

-- CreateIndex
CREATE INDEX "SavedWord_ownerId_createdAt_id_idx" ON "SavedWord"("ownerId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SavedWord_ownerId_language_stem_idx" ON "SavedWord"("ownerId", "language", "stem");

-- CreateIndex
CREATE INDEX "SavedWord_deletedAt_idx" ON "SavedWord"("deletedAt");

-- CreateIndex
CREATE UNIQUE INDEX "SavedWord_ownerId_language_lemmaKey_key" ON "SavedWord"("ownerId", "language", "lemmaKey");

-- CreateIndex
CREATE INDEX "WordSentence_bookId_idx" ON "WordSentence"("bookId");

-- CreateIndex
CREATE INDEX "WordSentence_ownerId_idx" ON "WordSentence"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "WordSentence_wordId_textHash_key" ON "WordSentence"("wordId", "textHash");

-- AddForeignKey
ALTER TABLE "DictionaryPiece" ADD CONSTRAINT "DictionaryPiece_dictionaryId_fkey" FOREIGN KEY ("dictionaryId") REFERENCES "Dictionary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DictionaryEntry" ADD CONSTRAINT "DictionaryEntry_dictionaryId_fkey" FOREIGN KEY ("dictionaryId") REFERENCES "Dictionary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedWord" ADD CONSTRAINT "SavedWord_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WordSentence" ADD CONSTRAINT "WordSentence_wordId_fkey" FOREIGN KEY ("wordId") REFERENCES "SavedWord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WordSentence" ADD CONSTRAINT "WordSentence_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WordSentence" ADD CONSTRAINT "WordSentence_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE SET NULL ON UPDATE CASCADE;
