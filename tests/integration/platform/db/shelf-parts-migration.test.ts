import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { createDb } from '#app/platform/db/client.server.ts';
import { applyMigrations, readMigrations } from '#app/platform/db/migrate.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { createEmptyDatabase } from '#tests/support/server-database.ts';

const log = createLog('silent');
const folder = resolve('prisma/migrations');
const before = mkdtempSync(join(tmpdir(), 'kruzhok-before-parts-'));
afterAll(() => rmSync(before, { recursive: true, force: true }));

const id = (number: number) => `0190a0a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [owner, other, tag, author, tagged, plain, reading, second] = [1, 2, 3, 4, 5, 6, 7, 8].map(id);

/** A house as it was before: somebody with goals of each kind, and with one that names what is not theirs. In SQL, because the client knows the house as it is now. */
const house = `
  INSERT INTO "User" ("id", "username", "usernameKey") VALUES ('${owner}', 'a', 'a'), ('${other}', 'b', 'b');
  INSERT INTO "Tag" ("id", "ownerId", "name", "nameKey") VALUES ('${tag}', '${owner}', 't', 't');
  INSERT INTO "Author" ("id", "ownerId", "name", "nameKey", "sortName") VALUES ('${author}', '${owner}', 'w', 'w', 'w');
  INSERT INTO "Book" ("id", "ownerId", "title", "titleKey", "matchKey", "priority", "updatedAt") VALUES ('${tagged}', '${owner}', 't', 't', 't|', 0, now()), ('${plain}', '${owner}', 't', 't', 't|', 3, now());
  INSERT INTO "BookTag" VALUES ('${tagged}', '${tag}');
  INSERT INTO "BookAuthor" ("bookId", "authorId", "position") VALUES ('${tagged}', '${author}', 0);
  INSERT INTO "Reading" ("id", "bookId", "ownerId", "state", "endedOn") VALUES ('${reading}', '${tagged}', '${owner}', 'finished', '2026-05-02'), ('${second}', '${plain}', '${owner}', 'reading', NULL);
  INSERT INTO "ProgressEntry" ("id", "readingId", "bookId", "ownerId", "day", "permille", "pagesAdvanced", "retractedAt") VALUES
    ('${id(11)}', '${reading}', '${tagged}', '${owner}', '2026-05-01', 500, 30, NULL), ('${id(12)}', '${reading}', '${tagged}', '${owner}', '2026-05-01', 500, 9, now()), ('${id(13)}', '${second}', '${plain}', '${owner}', '2026-05-01', 500, 7, NULL);
  INSERT INTO "Goal" ("id", "userId", "metric", "amount", "period", "repeats", "filterKind", "filterValue", "startsOn", "deletedAt") VALUES
    ('${id(21)}', '${owner}', 'library.pages', 1, 'year', true, 'tag', '${tag}', '2026-01-01', NULL), ('${id(22)}', '${owner}', 'library.books', 1, 'year', true, 'author', '${author}', '2026-01-01', NULL),
    ('${id(23)}', '${owner}', 'library.pages', 1, 'year', true, 'priority', 'high', '2026-01-01', now()), ('${id(24)}', '${owner}', 'library.minutes', 1, 'year', true, 'priority', 'high', '2026-01-01', NULL),
    ('${id(25)}', '${owner}', 'library.pages', 1, 'year', true, NULL, NULL, '2026-01-01', NULL), ('${id(26)}', '${owner}', 'library.pages', 1, 'year', true, 'book', '${plain}', '2026-01-01', NULL),
    ('${id(27)}', '${other}', 'library.pages', 1, 'year', true, 'tag', '${tag}', '2026-01-01', NULL), ('${id(28)}', '${other}', 'shop.orders', 1, 'year', true, 'priority', 'low', '2026-01-01', NULL);`;

test('goals that were set before have their sums from the migration on', async () => {
  const { url, drop } = await createEmptyDatabase(inject('databaseServer'));
  cpSync(folder, before, { recursive: true });
  for (const { name } of readMigrations(folder).filter((migration) => migration.name >= '20261127093547')) rmSync(join(before, name), { recursive: true });
  await applyMigrations(url, before, log);
  const { db, pool, close } = createDb({ url, log });
  await pool.query(house);
  await applyMigrations(url, folder, log);
  const { rows } = await pool.query<object>(`
    SELECT p."ownerId", p."tagId", p."authorId", p."priority", d."day"::text, d."pages"::int, d."books"::int FROM "ShelfPart" p LEFT JOIN "ShelfPartDay" d ON d."partId" = p."id" ORDER BY 2, 3, 4, 5`);
  const part = { ownerId: owner, tagId: null, authorId: null, priority: null };
  const [first, last] = [{ day: '2026-05-01', pages: 30, books: 0 }, { day: '2026-05-02', pages: 0, books: 1 }];
  expect(rows).toEqual([{ ...part, tagId: tag, ...first }, { ...part, tagId: tag, ...last }, { ...part, authorId: author, ...first }, { ...part, authorId: author, ...last }, { ...part, priority: 3, day: '2026-05-01', pages: 7, books: 0 }]);
  await db.progressEntry.deleteMany({ where: { bookId: plain } });
  expect(await db.shelfPartDay.findMany({ where: { part: { priority: 3 } }, select: { pages: true } })).toEqual([{ pages: 0n }]);
  await close();
  await drop();
});
