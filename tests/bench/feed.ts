import pg from 'pg';
import { feedPaths } from '#app/engines/feed/paths.ts';
import { mediansOfEach, round } from './measure.ts';
import type { TitleWorld } from './title-worlds.ts';

/** What a circle did: as much as fills a page, and a million things by ten thousand people. */
const [little, much] = [100, 1_000_000];

/** Home and the feed's own page for somebody of each circle, in turns. */
export async function measureFeed(few: TitleWorld, many: TitleWorld): Promise<Record<string, number>> {
  await putActivities(few, little);
  await putActivities(many, much);
  const found: Record<string, number> = {};
  for (const [name, path] of [['feed.home', '/'], ['feed', feedPaths.feed()]] as const) {
    const [less = NaN, more = NaN] = await mediansOfEach([few, many].map(({ app, cookie }) => ({ url: `${app.url}${path}`, cookie })));
    found[`growth.${name}`] = round(more / less);
    found[`ms.${name}`] = round(more, 1);
  }
  return found;
}

/** The world's reviews as the feed would tell them; its triggers were set aside while they were made. A million take longer than the app's own connections wait. */
async function putActivities({ db, databaseUrl }: TitleWorld, count: number): Promise<void> {
  if (await db.activity.findFirst({ select: { id: true } })) return;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`
      INSERT INTO "Activity" ("userId", "room", "kind", "factId", "subjectId", "day", "isShared")
        SELECT r."userId", 'titles', 'titles.reviewed', r."id", r."titleId", r."updatedAt"::date, r."isShared" FROM "Review" r ORDER BY r."updatedAt" DESC, r."id" LIMIT $1`, [count]);
    await client.query('ANALYZE "Activity"');
  } finally {
    await client.end();
  }
}
