-- CreateEnum
CREATE TYPE "GoalPeriod" AS ENUM ('week', 'month', 'quarter', 'year', 'span');

-- CreateEnum
CREATE TYPE "GoalNewsKind" AS ENUM ('behind', 'reached', 'ended');

-- CreateTable
CREATE TABLE "Goal" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "metric" VARCHAR(60) NOT NULL,
    "amount" INTEGER,
    "period" "GoalPeriod" NOT NULL,
    "repeats" BOOLEAN NOT NULL,
    "filterKind" VARCHAR(30),
    "filterValue" VARCHAR(100),
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoalNews" (
    "goalId" UUID NOT NULL,
    "kind" "GoalNewsKind" NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GoalNews_pkey" PRIMARY KEY ("goalId","kind","day")
);

-- CreateTable
CREATE TABLE "GoalWatch" (
    "userId" UUID NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedOn" DATE,

    CONSTRAINT "GoalWatch_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX "Goal_userId_id_idx" ON "Goal"("userId", "id");

-- CreateIndex
CREATE INDEX "GoalWatch_dueAt_idx" ON "GoalWatch"("dueAt");

-- AddForeignKey
ALTER TABLE "Goal" ADD CONSTRAINT "Goal_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalNews" ADD CONSTRAINT "GoalNews_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalWatch" ADD CONSTRAINT "GoalWatch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An amount, or the whole of what a filter names; a filter has both its parts or neither.
ALTER TABLE "Goal" ADD CONSTRAINT "Goal_amount_check" CHECK ("amount" BETWEEN 1 AND 1000000 OR ("amount" IS NULL AND "filterKind" IS NOT NULL));
ALTER TABLE "Goal" ADD CONSTRAINT "Goal_filter_check" CHECK (("filterKind" IS NULL) = ("filterValue" IS NULL));
-- Only a calendar period that repeats has no end.
ALTER TABLE "Goal" ADD CONSTRAINT "Goal_days_check" CHECK ("endsOn" >= "startsOn" OR ("endsOn" IS NULL AND "repeats" AND "period" <> 'span'));
