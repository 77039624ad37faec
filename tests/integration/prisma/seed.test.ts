import { expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { testFiles } from '#tests/support/files.ts';
import { refreshBooks } from '#app/domains/library/commands/book-summary.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { titleSearchText } from '#app/domains/titles/model/title-texts.ts';
import { foldText } from '#app/platform/text/folding.ts';
import { putCrowd } from '../../../prisma/seed/crowd.ts';
import { putTitleCrowd } from '../../../prisma/seed/crowd-titles.ts';
import { titleCatalogue } from '../../../prisma/seed/title-catalogue.ts';
import { worlds } from '../../../prisma/seed/worlds.ts';

const { db, url } = await testDatabase();
const now = new Date('2026-11-21T09:00:00Z');
const house = { db, databaseUrl: url, files: testFiles(), now, timeZone: 'Europe/Moscow' };

test('the demo world: five people in two languages, two years of reading, the same again changes nothing', async () => {
  const first = await worlds.demo!(house);
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

  const counts = async () => [await db.book.count(), await db.reading.count(), await db.progressEntry.count(), await db.author.count(), await db.user.count(), await db.title.count(), await db.walkChange.count(), await db.review.count(), await db.storedFile.count()];
  const before = await counts();
  await worlds.demo!(house);
  expect(await counts()).toEqual(before);
});

test('the demo’s titles: every kind in two languages, each with a cover, and a circle that saw, played and wrote', async () => {
  await worlds.demo!(house);
  const titles = await db.title.findMany({ select: { type: true, coverId: true, searchText: true, description: true, genres: true, version: true, _count: { select: { versions: true, credits: true } } } });
  expect(titles).toHaveLength(titleCatalogue.ru.length + titleCatalogue.en.length);
  expect(titles.length).toBeGreaterThanOrEqual(55);
  for (const type of ['film', 'series', 'anime', 'game']) expect(titles.filter((title) => title.type === type).length, type).toBeGreaterThan(12);
  for (const title of titles) {
    expect(title).toEqual(expect.objectContaining({ coverId: expect.any(String), description: expect.stringMatching(/.{40}/) }));
    expect(title._count.versions).toBe(title.version);
    expect([title.searchText !== '', title._count.credits > 0, title.genres.length > 0]).toEqual([true, true, true]);
  }
  expect(new Set(titles.map(({ coverId }) => coverId)).size).toBe(titles.length);
  expect(titles.some(({ version }) => version > 2)).toBe(true);
  const states = await db.walk.groupBy({ by: ['state'], _count: true });
  expect(states.map(({ state }) => state).sort()).toEqual(['completed', 'dropped', 'in_progress', 'mastered', 'paused', 'planned']);
  expect(await db.walkRun.count()).toBeGreaterThan(3);
  const texts = (await db.review.findMany({ where: { text: { not: null } }, select: { text: true, hasSpoilers: true } }));
  for (const pattern of [/[а-я]{5}/, /[a-z]{5}/, /\*\*/, /^> /m]) expect(texts.some(({ text }) => pattern.test(text!)), String(pattern)).toBe(true);
  expect(texts.filter(({ hasSpoilers }) => hasSpoilers).length).toBeGreaterThan(4);
});

test('what the demo’s walks say holds together, and nothing is of tomorrow', async () => {
  await worlds.demo!(house);
  const wrong = await db.$queryRaw<unknown[]>`
    SELECT w."id", w."state", w."startedOn", w."endedOn", w."progress", w."runs" FROM "Walk" w JOIN "Title" t ON t."id" = w."titleId"
    WHERE w."updatedAt" > ${now} OR w."createdAt" > w."updatedAt" OR w."endedOn" > ${now}::date
      OR (w."state" = 'planned' AND (w."startedOn" IS NOT NULL OR w."progress" IS NOT NULL))
      OR (w."endedOn" IS NOT NULL) <> (w."state" IN ('completed', 'mastered', 'dropped'))
      OR (w."state" = 'mastered' AND t."type" <> 'game') OR (t."type" = 'film' AND w."progress" IS NOT NULL) OR w."progress" > t."episodes"
      OR w."runs" <> 1 + (SELECT count(*) FROM "WalkRun" r WHERE r."walkId" = w."id")
      OR (w."state", w."startedOn", w."endedOn", w."progress", w."updatedAt", w."runs") IS DISTINCT FROM
        (SELECT ROW(c."state", c."startedOn", c."endedOn", c."progress", c."at", c."run") FROM "WalkChange" c WHERE c."walkId" = w."id" ORDER BY c."at" DESC, c."id" DESC LIMIT 1)`;
  expect(wrong).toEqual([]);
  const hidden = await db.walk.findMany({ where: { isShared: false }, distinct: ['userId'], select: { user: { select: { username: true } } } });
  expect(hidden).toEqual([{ user: { username: 'tom' } }]);
});

test('the empty world has its owner, once', async () => {
  await worlds.empty!(house);
  await worlds.empty!(house);
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

test('the crowd of titles: as many as asked for, each as the app would have written it, with everything that keeps them right back in its place', async () => {
  const { db: own, url: ownUrl } = await testDatabase();
  const keepers = () => own.$queryRaw<unknown[]>`
    SELECT pg_get_indexdef(indexrelid) AS "it" FROM pg_index WHERE indrelid IN ('"Title"'::regclass, '"TitleGenre"'::regclass, '"Review"'::regclass, '"Walk"'::regclass)
    UNION ALL SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid IN ('"Title"'::regclass, '"TitleGenre"'::regclass, '"Review"'::regclass, '"Walk"'::regclass)
    UNION ALL SELECT tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal AND tgrelid IN ('"Title"'::regclass, '"TitleGenre"'::regclass, '"Review"'::regclass, '"Walk"'::regclass) ORDER BY 1`;
  const before = await keepers();
  const sizes = { titles: 1_000, people: 40, reviewsEach: 50, walksEach: 10 };
  expect(await putTitleCrowd(ownUrl, now, sizes)).toEqual([expect.stringContaining('1000 titles, 2000 reviews, 400 walks'), expect.stringContaining('critic-1')]);
  expect(await keepers()).toEqual(before);
  expect([await own.title.count(), await own.review.count(), await own.walk.count(), await own.titleVersion.count(), await own.user.count()]).toEqual([1_000, 2_000, 400, 1_000, 40]);
  for (const { name, nameKey, searchText, year, credits } of await own.title.findMany({ select: { name: true, nameKey: true, searchText: true, year: true, credits: { select: { name: true, role: true } } } })) {
    expect(nameKey).toBe(foldText(name));
    expect(searchText).toBe(titleSearchText({ name, year: year ?? undefined, genres: [], credits: credits as never }));
  }
  const sums = () => own.$queryRaw<unknown[]>`SELECT "id", "ratingSum", "ratingCount", "ratingTens" FROM "Title" ORDER BY "id"`;
  const totals = () => own.$queryRaw<unknown[]>`SELECT "userId", "type", "what", "count" FROM "TitlesTotal" WHERE "count" > 0 ORDER BY 1, 2, 3`;
  const filed = () => own.$queryRaw<unknown[]>`SELECT "titleId", "genre", "type", "year", "ratingRank", "nameKey" FROM "TitleGenre" ORDER BY 1, 2`;
  const written = [await sums(), await totals(), await filed()];
  expect(await filed()).toEqual(await own.$queryRaw`SELECT "id" AS "titleId", of_title."genre", "type", "year", "ratingRank", "nameKey" FROM "Title", unnest("genres") AS of_title("genre") ORDER BY 1, 2`);
  const words = () => own.$queryRaw<unknown[]>`SELECT "word" FROM "TitleWord" ORDER BY 1`;
  const [known, texts] = [await words(), await own.title.findMany({ select: { id: true, searchText: true } })];
  // The triggers themselves, over the same rows: away with all of it, and in again.
  const [reviews, walks] = [await own.review.findMany(), await own.walk.findMany()];
  await own.review.deleteMany();
  await own.walk.deleteMany();
  expect(await own.title.count({ where: { ratingCount: { gt: 0 } } })).toBe(0);
  await own.review.createMany({ data: reviews });
  await own.walk.createMany({ data: walks });
  expect([await sums(), await totals(), await filed()]).toEqual(written);
  await own.titleWord.deleteMany();
  await own.$executeRaw`UPDATE "Title" SET "searchText" = ''`;
  for (const title of texts) await own.title.update({ where: { id: title.id }, data: { searchText: title.searchText } });
  expect(await words()).toEqual(known);
  expect(await putTitleCrowd(ownUrl, now, sizes)).toEqual(['the crowd of titles is here already']);
});
