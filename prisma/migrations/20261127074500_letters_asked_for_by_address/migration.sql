-- AlterTable
ALTER TABLE "LoginChallenge" ADD COLUMN     "byAddress" BOOLEAN NOT NULL DEFAULT false;
