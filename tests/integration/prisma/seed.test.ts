import { expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { refreshBooks } from '#app/domains/library/commands/book-summary.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { putCrowd } from '../../../prisma/seed/crowd.ts';
import { worlds } from '../../../prisma/seed/worlds.ts';

const { db } = await testDatabase();
const now = new Date('2026-11-21T09:00:00Z');

test('the demo world: five people in two languages, two years of reading, the same again changes nothing', async () => {
  const first = await worlds.demo!(db, now);
  expect(first.at(-1)).toContain('password');
  const people = await db.user.findMany({ where: { role: 'member' }, select: { id: true, username: true, locale: true, emailProvenAt: true } });
  expect(people).toHaveLength(5);
  expect(new Set(people.map((person) => person.locale))).toEqual(new Set(['ru', 'en']));
  for (const person of people) {
    expect(person.emailProvenAt).not.toBeNull();
    const byState = await db.book.groupBy({ by: ['state'], where: { ownerId: person.id }, _count: true });
    expect(byState.map((group) => group.state), person.username).toEqual(expect.arrayContaining(['to_read', 'reading', 'read']));
  }
  const { _min, _max } = await db.progressEntry.aggregate({ _min: { at: true }, _max: { at: true } });
  expect(_max.at!.getTime()).toBeLessThanOrEqual(now.getTime());
  expect(now.getTime() - _min.at!.getTime()).toBeGreaterThan(700 * 86_400_000);
  const wrong = await db.$queryRaw<unknown[]>`
    SELECT b."id" FROM "Book" b WHERE b."titleKey" = '' OR b."searchText" = '' OR (b."state" = 'read') <> (b."timesRead" > 0)
      OR b."pagesRead" <> (CASE b."state" WHEN 'read' THEN b."pages" WHEN 'to_read' THEN 0
        ELSE COALESCE((SELECT max(e."page") FROM "ProgressEntry" e WHERE e."bookId" = b."id"), 0) END)`;
  expect(wrong).toEqual([]);

  const counts = async () => [await db.book.count(), await db.reading.count(), await db.progressEntry.count(), await db.author.count(), await db.user.count()];
  const before = await counts();
  await worlds.demo!(db, now);
  expect(await counts()).toEqual(before);
});

test('the empty world has its owner, once', async () => {
  await worlds.empty!(db, now);
  await worlds.empty!(db, now);
  expect(await db.user.count({ where: { role: 'owner' } })).toBe(1);
});

test('the crowd: as many of everything as asked for, each row as the library itself would have written it', async () => {
  const { db: own } = await testDatabase();
  await putCrowd(own, now, { people: 12, shelves: [700, 60], smallShelf: 5, progress: 3_001 });
  expect([await own.user.count(), await own.book.count(), await own.progressEntry.count()]).toEqual([12, 810, 3_001]);
  const facts = () => own.book.findMany({
    orderBy: { id: 'asc' },
    select: { id: true, titleKey: true, matchKey: true, authorSort: true, searchText: true, state: true, currentPage: true, currentPermille: true, pagesRead: true, timesRead: true, lastFinishedOn: true },
  });
  const written = await facts();
  await inTransaction(own, (tx) => refreshBooks(tx, written.map((book) => book.id)));
  expect(await facts()).toEqual(written);
  const [wrong] = await own.$queryRaw<{ totals: bigint; sums: bigint }[]>`
    SELECT (SELECT count(*) FROM "LibraryTotal" t WHERE t."books" <> (SELECT count(*) FROM "Book" b WHERE b."ownerId" = t."ownerId" AND b."state" = t."state")) AS "totals",
      (SELECT count(*) FROM "Book" b WHERE b."pagesRead" <> COALESCE((SELECT sum(e."pagesAdvanced") FROM "ProgressEntry" e WHERE e."bookId" = b."id"), 0)) AS "sums"`;
  expect(wrong).toEqual({ totals: 0n, sums: 0n });
  expect(await putCrowd(own, now, { people: 12, shelves: [700, 60], smallShelf: 5, progress: 3_001 })).toEqual(['the crowd is here already']);
});
