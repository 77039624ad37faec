-- AlterTable
ALTER TABLE "LoginChallenge" ADD COLUMN     "answeredAt" TIMESTAMPTZ(3);
