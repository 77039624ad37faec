import { v7 as uuidv7 } from 'uuid';
import type { AppProcess } from '#tests/support/app-process.ts';
import { inTransaction, Prisma } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import { mediansInTurns, round } from './measure.ts';
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
const stretch = 20_000;

/** Time of each page of statistics: with a million moments ÷ with a thousand, in turns, by medians. */
export async function measureStatistics(world: World, app: AppProcess): Promise<Record<string, number>> {
  for (const reader of people) await putReader(world.db, reader);
  await inTransaction(world.db, (tx) => tx.$executeRaw`ANALYZE`, { timeoutMs: 120_000 });
  const cookies = await Promise.all(people.map(({ username }) => signIn(world.db, username)));
  const found: Record<string, number> = {};
  for (const [name, path] of Object.entries(pages)) {
    const [few, many] = await mediansInTurns(`${app.url}${path}`, cookies);
    found[`growth.stats${name}`] = round((many ?? NaN) / (few ?? NaN));
    found[`ms.stats${name}`] = round(many ?? NaN, 1);
  }
  return found;
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
    const ids = Array.from({ length: Math.min(books - from, stretch / steps) }, () => uuidv7());
    await inTransaction(db, (tx) => putBooks(tx, { ownerId, ids, from, books, authors, steps }), { timeoutMs: 300_000 });
  }
}

type Stretch = { ownerId: string; ids: string[]; from: number; books: number; authors: number; steps: number };

/** A reading has its book's id; a table at a time, as the app writes them. */
async function putBooks(tx: Tx, { ownerId, ids, from, books, authors, steps }: Stretch): Promise<void> {
  const each = Prisma.sql`(SELECT id, (${from}::int + n - 1)::int AS i FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS u(id, n)) AS b`;
  const ended = Prisma.sql`current_date - 1 - (b.i::bigint * 730 / ${books}::int)::int`;
  await tx.$executeRaw`
    INSERT INTO "Book" ("id", "ownerId", "title", "titleKey", "matchKey", "language", "pages", "state", "rating", "updatedAt")
    SELECT b.id, ${ownerId}::uuid, 'Book ' || b.i, 'book ' || b.i, 'book ' || b.i || '|', CASE WHEN b.i % 3 = 0 THEN 'en' ELSE 'ru' END, 90 + (b.i * 37) % 1100, 'read', 50 + (b.i % 6) * 10, now() FROM ${each}`;
  await tx.$executeRaw`INSERT INTO "BookAuthor" ("bookId", "authorId", "position") SELECT b.id, a."id", 0 FROM ${each} JOIN "Author" a ON a."ownerId" = ${ownerId}::uuid AND a."nameKey" = 'author ' || b.i % ${authors}::int`;
  await tx.$executeRaw`INSERT INTO "BookTag" ("bookId", "tagId") SELECT b.id, t."id" FROM ${each} JOIN "Tag" t ON t."ownerId" = ${ownerId}::uuid AND t."nameKey" = 'tag ' || b.i % 12`;
  await tx.$executeRaw`INSERT INTO "Reading" ("id", "bookId", "ownerId", "state", "endedOn") SELECT b.id, b.id, ${ownerId}::uuid, 'finished', ${ended} FROM ${each}`;
  await tx.$executeRaw`
    INSERT INTO "ProgressEntry" ("id", "readingId", "bookId", "ownerId", "at", "day", "page", "permille", "pagesAdvanced")
    SELECT gen_random_uuid(), b.id, b.id, ${ownerId}::uuid, now(), ${ended} - k, 10 * k, 10 * k, 10 FROM ${each}, generate_series(0, ${steps}::int - 1) k`;
  await tx.$executeRaw`
    INSERT INTO "ReadingSitting" ("id", "ownerId", "bookId", "startedAt", "endedAt", "day", "seconds", "pages")
    SELECT gen_random_uuid(), ${ownerId}::uuid, b.id, now(), now(), ${ended} - k, 1800, 20 FROM ${each}, generate_series(0, 7) k`;
}
