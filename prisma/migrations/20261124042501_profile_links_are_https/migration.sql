-- By hand: what a schema file cannot say.

-- Links stand on pages that others read: whatever a form lets through, nothing but https goes in.
ALTER TABLE "ProfileLink" ADD CONSTRAINT "ProfileLink_url_is_https" CHECK ("url" ~ '^https://[a-z0-9.-]+/');
ALTER TABLE "ProfileLink" ADD CONSTRAINT "ProfileLink_at_most_eight" CHECK ("position" BETWEEN 0 AND 7);
