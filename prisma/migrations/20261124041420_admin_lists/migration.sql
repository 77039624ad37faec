-- The owner's lists. One index for each order of people (kernel/accounts/queries/person-orders.server.ts): what is shown, then the
-- id. Who was never here stands at the far end as a value, because a row comparison with NULL is neither true nor false.
CREATE INDEX "User_people_joined_idx" ON "User" ("joinedAt", "id");
CREATE INDEX "User_people_seen_idx" ON "User" ((COALESCE("lastSeenAt", '1970-01-01 00:00:00+00'::timestamptz)), "id");
CREATE INDEX "User_people_name_idx" ON "User" ((lower(translate("username", 'Ёё', 'Ее')) COLLATE "C"), "id");

-- Filters that pick a few out of thousands.
CREATE INDEX "User_people_staff_idx" ON "User" ("joinedAt", "id") WHERE "role" <> 'member';
CREATE INDEX "User_people_deactivated_idx" ON "User" ("joinedAt", "id") WHERE "deactivatedAt" IS NOT NULL;
CREATE INDEX "User_people_never_seen_idx" ON "User" ("joinedAt", "id") WHERE "lastSeenAt" IS NULL;

-- What a person is found by: names and address, е for ё.
CREATE FUNCTION person_search_text("username" text, "firstName" text, "lastName" text, "email" text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN lower(translate("username" || ' ' || COALESCE("firstName", '') || ' ' || COALESCE("lastName", '') || ' ' || COALESCE("email", ''), 'Ёё', 'Ее'));
CREATE INDEX "User_people_search_idx" ON "User" USING gin (person_search_text("username", "firstName", "lastName", "email") gin_trgm_ops);

-- The mail log: what waits or failed among many that went, one kind of letter, one recipient.
CREATE INDEX "MailMessage_unsent_idx" ON "MailMessage" ("status", "createdAt", "id") WHERE "status" <> 'sent';
CREATE INDEX "MailMessage_template_idx" ON "MailMessage" ("template", "createdAt", "id");
CREATE INDEX "MailMessage_recipient_idx" ON "MailMessage" USING gin (lower("to") gin_trgm_ops);
CREATE INDEX "MailMessage_failed_payload_idx" ON "MailMessage" ("createdAt") WHERE "status" = 'failed' AND "payload" IS NOT NULL;
