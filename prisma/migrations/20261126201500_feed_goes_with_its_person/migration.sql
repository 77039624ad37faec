-- An index of only what is shown is no help when a person goes: the whole feed was read for each of them. What lies in the trash is little, and is passed over.
DROP INDEX "Activity_own_idx";
CREATE INDEX "Activity_own_idx" ON "Activity" ("userId", "day" DESC, "id" DESC);
