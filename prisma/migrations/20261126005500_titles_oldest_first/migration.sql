-- Oldest first, with titles of no known year at the end (queries/title-orders.server.ts).
CREATE INDEX "Title_list_oldest_idx" ON "Title" ("type", (COALESCE("year", 9999)), "id") WHERE "mergedIntoId" IS NULL;
