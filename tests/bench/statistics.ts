import { v7 as uuidv7 } from 'uuid';
import type { AppProcess } from '#tests/support/app-process.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { median, round } from './measure.ts';
import { signIn } from './world.ts';
import type { World } from './world.ts';

/** Two people whose years look alike: one wrote down a thousand moments of reading, the other a million, over as many thousands of books. */
const people = [
  { username: 'reads-1000', books: 100, authors: 40, moments: 1_000 },
  { username: 'reads-1000000', books: 100_000, authors: 2_000, moments: 1_000_000 },
] as const;
type Reader = (typeof people)[number];

const thisYear = new Date().getUTCFullYear();
const pages: Record<string, string> = {
  '': '/library/statistics', '.weeks': '/library/statistics?by=week', '.days': '/library/statistics/days', '.taste': '/library/statistics/taste', '.speed': '/library/statistics/speed',
  '.years': '/library/years', '.year': `/library/years/${thisYear - 1}`,
};
const times = 40;
const stretch = 20_000;

/** Time of each page of statistics: with a million moments ÷ with a thousand, in turns, by medians. */
export async function measureStatistics(world: World, app: AppProcess): Promise<Record<string, number>> {
  for (const reader of people) await putReader(world.db, reader);
  await inTransaction(world.db, (tx) => tx.$executeRaw`ANALYZE`, { timeoutMs: 120_000 });
  const cookies = await Promise.all(people.map(({ username }) => signIn(world.db, username)));
  const found: Record<string, number> = {};
  for (const [name, path] of Object.entries(pages)) {
    const taken = people.map(() => [] as number[]);
    for (let time = -5; time < times; time += 1) {
      for (const [index, cookie] of cookies.entries()) {
        const ms = await timeOf(`${app.url}${path}`, cookie);
        if (time >= 0) taken[index]?.push(ms);
      }
    }
    const [few, many] = taken.map(median);
    found[`growth.stats${name}`] = round((many ?? NaN) / (few ?? NaN));
    found[`ms.stats${name}`] = round(many ?? NaN, 1);
  }
  return found;
}

async function timeOf(url: string, cookie: string): Promise<number> {
  const from = performance.now();
  const answer = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
  await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - from;
}

/** Books finished evenly over two years, their moments on the days before; the streak is shown, which asks for every day. */
async function putReader(db: Db, { username, books, authors, moments }: Reader): Promise<void> {
  if (await db.user.count({ where: { username } })) return;
  const ownerId = uuidv7();
  await db.user.create({ data: { id: ownerId, username, usernameKey: username, timeZone: 'Europe/Moscow' } });
  await db.shownStreak.create({ data: { ownerId } });
  await db.author.createMany({ data: Array.from({ length: authors }, (_, at) => ({ ownerId, name: `Author ${at}`, nameKey: `author ${at}`, sortName: `Author ${at}` })) });
  await db.tag.createMany({ data: Array.from({ length: 12 }, (_, at) => ({ ownerId, name: `tag ${at}`, nameKey: `tag ${at}` })) });
  const steps = moments / books;
  for (let from = 0; from < books; from += stretch / steps) {
    await inTransaction(db, async (tx) => {
      const to = Math.min(books, from + stretch / steps);
      await tx.$executeRaw`
        WITH a AS (SELECT "id", row_number() OVER (ORDER BY "nameKey") - 1 AS n FROM "Author" WHERE "ownerId" = ${ownerId}::uuid),
          g AS (SELECT "id", row_number() OVER (ORDER BY "nameKey") - 1 AS n FROM "Tag" WHERE "ownerId" = ${ownerId}::uuid),
          i AS MATERIALIZED (SELECT i, gen_random_uuid() AS book FROM generate_series(${from}::int, ${to}::int - 1) i),
          b AS (INSERT INTO "Book" ("id", "ownerId", "title", "titleKey", "matchKey", "language", "pages", "state", "rating", "updatedAt")
            SELECT book, ${ownerId}::uuid, 'Book ' || i, 'book ' || i, 'book ' || i || '|', CASE WHEN i % 3 = 0 THEN 'en' ELSE 'ru' END, 90 + (i * 37) % 1100, 'read', 50 + (i % 6) * 10, now() FROM i),
          l AS (INSERT INTO "BookAuthor" ("bookId", "authorId", "position") SELECT i.book, a."id", 0 FROM i JOIN a ON a.n = i.i % ${authors}::int),
          t AS (INSERT INTO "BookTag" ("bookId", "tagId") SELECT i.book, g."id" FROM i JOIN g ON g.n = i.i % 12)
        INSERT INTO "Reading" ("id", "bookId", "ownerId", "state", "endedOn")
          SELECT gen_random_uuid(), book, ${ownerId}::uuid, 'finished', current_date - 1 - (i::bigint * 730 / ${books}::int)::int FROM i`;
      await tx.$executeRaw`
        INSERT INTO "ProgressEntry" ("id", "readingId", "bookId", "ownerId", "at", "day", "page", "permille", "pagesAdvanced")
          SELECT gen_random_uuid(), r."id", r."bookId", r."ownerId", now(), r."endedOn" - k, 10 * k, 10 * k, 10 FROM "Reading" r, generate_series(0, ${steps}::int - 1) k
          WHERE r."ownerId" = ${ownerId}::uuid AND NOT EXISTS (SELECT FROM "ProgressEntry" e WHERE e."readingId" = r."id")`;
      await tx.$executeRaw`
        INSERT INTO "ReadingSitting" ("id", "ownerId", "bookId", "startedAt", "endedAt", "day", "seconds", "pages")
          SELECT gen_random_uuid(), r."ownerId", r."bookId", now(), now(), r."endedOn", 1800, 20 FROM "Reading" r
          WHERE r."ownerId" = ${ownerId}::uuid AND NOT EXISTS (SELECT FROM "ReadingSitting" s WHERE s."bookId" = r."bookId")`;
    }, { timeoutMs: 300_000 });
  }
}
