-- What the circle may see, newest first, whoever did it: a page of the feed begins here (decision 054).
CREATE INDEX "Activity_circle_idx" ON "Activity" ("day" DESC, "id" DESC) WHERE "isShared" AND NOT "isHidden";
