-- AlterTable
ALTER TABLE "User" ADD COLUMN     "weekStart" SMALLINT NOT NULL DEFAULT 1;

ALTER TABLE "User" ADD CONSTRAINT "User_weekStart_check" CHECK ("weekStart" IN (1, 7)) NOT VALID;
ALTER TABLE "User" VALIDATE CONSTRAINT "User_weekStart_check";
