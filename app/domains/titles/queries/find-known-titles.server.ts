import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { KnownTitles } from '../model/import/match-titles.ts';
import type { KnownTitle } from '../model/import/match-titles.ts';
import type { TitleRecord } from '../model/import/record.ts';
import { titleNameKey } from '../model/title-texts.ts';
import { titleTypes } from '../model/title-type.ts';

/** The titles that these rows may be, or that the person chose for them; of a twin, what it was merged into. */
export async function findKnownTitles(db: DbOrTx, records: readonly TitleRecord[], chosen: readonly string[] = []): Promise<KnownTitles> {
  const sources = records.flatMap((record) => record.sources);
  const ids = [...chosen, ...records.flatMap(({ id }) => id ?? [])];
  const names = [...new Set(records.map(({ name }) => titleNameKey(name)))];
  // One index probe for each, whatever the planner thinks of a table that is just being filled.
  const titles = await db.$queryRaw<KnownTitle[]>`
    SELECT t."id", t."type"::text AS "type", t."nameKey", t."year",
        coalesce((SELECT jsonb_agg(jsonb_build_object('source', s."source", 'externalId', s."externalId")) FROM "TitleSource" s WHERE s."titleId" = t."id"), '[]') AS "sources"
      FROM "Title" t WHERE t."id" IN (
        SELECT coalesce(t."mergedIntoId", t."id") FROM unnest(${sources.map(({ source }) => source)}::text[], ${sources.map(({ externalId }) => externalId)}::text[]) AS k("source", "externalId")
          JOIN "TitleSource" s ON s."source" = k."source" AND s."externalId" = k."externalId" JOIN "Title" t ON t."id" = s."titleId"
        UNION SELECT f."id" FROM unnest(${names}::text[]) AS k("key") CROSS JOIN unnest(${[...titleTypes]}::"TitleType"[]) AS y("type") CROSS JOIN LATERAL (
          SELECT "id" FROM "Title" WHERE "type" = y."type" AND "nameKey" = k."key" AND "mergedIntoId" IS NULL ORDER BY "id" LIMIT 9) f
        UNION SELECT coalesce("mergedIntoId", "id") FROM "Title" WHERE "id" = ANY(${ids}::uuid[])
      ) ORDER BY t."id"`;
  return new KnownTitles(titles);
}
