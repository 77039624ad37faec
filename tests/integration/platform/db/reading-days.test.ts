import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const { db } = await testDatabase();

const owners = ['a', 'b'].map((name) => ({ id: uuidv7(), username: name, usernameKey: name }));

beforeEach(async () => {
  await db.user.deleteMany();
  await db.user.createMany({ data: owners });
});

type Days = { ownerId: string; day: string; pages: bigint; books: bigint; seconds: bigint }[];

const kept = (): Promise<Days> => db.$queryRaw`
  SELECT "ownerId", "day"::text, "pages", "books", "seconds" FROM "ReadingDay" WHERE ("pages", "books", "seconds") <> (0, 0, 0) ORDER BY 1, 2`;
const recounted = (): Promise<Days> => db.$queryRaw`
  SELECT "ownerId", "day"::text, sum("pages")::bigint AS "pages", sum("books")::bigint AS "books", sum("seconds")::bigint AS "seconds" FROM (
    SELECT e."ownerId", e."day", e."pagesAdvanced" AS "pages", 0 AS "books", 0 AS "seconds" FROM "ProgressEntry" e
      JOIN "Book" b ON b."id" = e."bookId" WHERE e."retractedAt" IS NULL AND b."deletedAt" IS NULL AND e."pagesAdvanced" <> 0
    UNION ALL
    SELECT r."ownerId", r."endedOn", 0, 1, 0 FROM "Reading" r
      JOIN "Book" b ON b."id" = r."bookId" WHERE r."state" = 'finished' AND r."endedOn" IS NOT NULL AND b."deletedAt" IS NULL
    UNION ALL
    SELECT s."ownerId", s."day", 0, 0, s."seconds" FROM "ReadingSitting" s
      JOIN "Book" b ON b."id" = s."bookId" WHERE b."deletedAt" IS NULL AND s."seconds" <> 0
  ) f GROUP BY 1, 2 ORDER BY 1, 2`;

const dayOf = (index: number) => new Date(Date.UTC(2026, 0, 1 + index));

const shelved = fc.record({
  owner: fc.constantFrom(0, 1),
  inTrash: fc.boolean(),
  state: fc.constantFrom('finished' as const, 'stopped' as const, 'reading' as const),
  endedOn: fc.option(fc.integer({ min: 0, max: 4 })),
  entries: fc.array(fc.record({ day: fc.integer({ min: 0, max: 4 }), pages: fc.integer({ min: 0, max: 40 }), retracted: fc.boolean() }), { maxLength: 6 }),
  sittings: fc.array(fc.record({ day: fc.integer({ min: 0, max: 4 }), seconds: fc.integer({ min: 0, max: 4000 }) }), { maxLength: 3 }),
});
const every = fc.integer({ min: 1, max: 3 });
const operation = fc.oneof(
  fc.record({ do: fc.constant('add' as const), books: fc.array(shelved, { maxLength: 6 }) }),
  fc.record({ do: fc.constant('retract' as const), every, back: fc.boolean() }),
  fc.record({ do: fc.constant('end' as const), every, state: fc.constantFrom('finished' as const, 'stopped' as const), endedOn: fc.option(fc.integer({ min: 0, max: 4 })) }),
  fc.record({ do: fc.constant('trash' as const), every, back: fc.boolean() }),
  fc.record({ do: fc.constant('remove' as const), every, what: fc.constantFrom('book' as const, 'reading' as const, 'progressEntry' as const, 'readingSitting' as const) }),
  fc.record({ do: fc.constant('sit longer' as const), every, day: fc.integer({ min: 0, max: 4 }), seconds: fc.integer({ min: 0, max: 900 }) }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;
type Shelved = typeof shelved extends fc.Arbitrary<infer T> ? T : never;

async function shelve({ owner, inTrash, state, endedOn, entries, sittings }: Shelved): Promise<void> {
  const [ownerId, bookId, readingId] = [owners[owner]!.id, uuidv7(), uuidv7()];
  await db.book.create({ data: { id: bookId, ownerId, title: 't', titleKey: 't', matchKey: 't|', deletedAt: inTrash ? new Date() : null } });
  await db.reading.create({ data: { id: readingId, bookId, ownerId, state, endedOn: endedOn === null ? null : dayOf(endedOn) } });
  await db.progressEntry.createMany({
    data: entries.map(({ day, pages, retracted }) => ({ readingId, bookId, ownerId, day: dayOf(day), permille: 100, pagesAdvanced: pages, retractedAt: retracted ? new Date() : null })),
  });
  await db.readingSitting.createMany({
    data: sittings.map(({ day, seconds }) => ({ id: uuidv7(), ownerId, bookId, startedAt: dayOf(day), endedAt: dayOf(day), day: dayOf(day), seconds, pages: 1 })),
  });
}

async function perform(step: Operation): Promise<void> {
  if (step.do === 'add') {
    for (const book of step.books) await shelve(book);
    return;
  }
  const some = async (rows: Promise<{ id: string }[]>) => ({ id: { in: (await rows).map(({ id }) => id).filter((_id, index) => index % step.every === 0) } });
  const order = { select: { id: true }, orderBy: { id: 'asc' } } as const;
  const [books, readings, entries] = [await some(db.book.findMany(order)), await some(db.reading.findMany(order)), await some(db.progressEntry.findMany(order))];
  const sittings = await some(db.readingSitting.findMany(order));
  switch (step.do) {
    case 'retract':
      await db.progressEntry.updateMany({ where: entries, data: { retractedAt: step.back ? null : new Date() } });
      return;
    case 'end':
      await db.reading.updateMany({ where: readings, data: { state: step.state, endedOn: step.endedOn === null ? null : dayOf(step.endedOn) } });
      return;
    case 'sit longer':
      await db.readingSitting.updateMany({ where: sittings, data: { day: dayOf(step.day), seconds: step.seconds } });
      return;
    case 'trash':
      await db.book.updateMany({ where: books, data: { deletedAt: step.back ? null : new Date() } });
      return;
    case 'remove':
      if (step.what === 'book') await db.book.deleteMany({ where: books });
      else if (step.what === 'reading') await db.reading.deleteMany({ where: readings });
      else if (step.what === 'readingSitting') await db.readingSitting.deleteMany({ where: sittings });
      else await db.progressEntry.deleteMany({ where: entries });
  }
}

describe('the days of a person’s reading', () => {
  test('equal a recount after any operations', async () => {
    await fc.assert(fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 10 }), async (steps) => {
      await db.book.deleteMany();
      await db.readingDay.deleteMany();
      for (const step of steps) {
        await perform(step);
        expect(await kept()).toEqual(await recounted());
      }
    }), { numRuns: 20 });
  });

  test('equal a recount after many transactions at once on the same days', async () => {
    const ownerId = owners[0]!.id;
    await Promise.all(Array.from({ length: 20 }, (_, index) => inTransaction(db, async (tx) => {
      const [bookId, readingId] = [uuidv7(), uuidv7()];
      await tx.book.create({ data: { id: bookId, ownerId, title: 't', titleKey: 't', matchKey: 't|' } });
      await tx.reading.create({ data: { id: readingId, bookId, ownerId, state: 'finished', endedOn: dayOf(index % 3) } });
      for (const day of [index % 3, (index + 1) % 3]) {
        await tx.progressEntry.create({ data: { readingId, bookId, ownerId, day: dayOf(day), permille: 500, pagesAdvanced: 10 } });
      }
      if (index % 4 === 0) await tx.book.update({ where: { id: bookId }, data: { deletedAt: new Date() } });
    }, { timeoutMs: 60_000 })));
    expect(await kept()).toEqual(await recounted());
    expect((await kept()).reduce((sum, { pages }) => sum + Number(pages), 0)).toBe(15 * 20);
  });

  test('go with their owner, and nobody else’s do', async () => {
    for (const owner of [0, 1] as const) await shelve({ owner, inTrash: false, state: 'finished', endedOn: 1, entries: [{ day: 0, pages: 30, retracted: false }], sittings: [{ day: 0, seconds: 90 }] });
    await db.user.delete({ where: { id: owners[0]!.id } });
    expect(await db.readingDay.count({ where: { ownerId: owners[0]!.id } })).toBe(0);
    expect((await kept()).map(({ ownerId, pages, books, seconds }) => [ownerId, pages, books, seconds])).toEqual([[owners[1]!.id, 30n, 0n, 90n], [owners[1]!.id, 0n, 1n, 0n]]);
  });
});
