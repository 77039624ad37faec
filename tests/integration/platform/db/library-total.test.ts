import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const { db } = await testDatabase();

const states = ['to_read', 'reading', 'read', 'stopped'] as const;
const owners = ['a', 'b'].map((name) => ({ id: uuidv7(), username: name, usernameKey: name }));

beforeEach(async () => {
  await db.user.deleteMany();
  await db.user.createMany({ data: owners });
});

type Totals = { ownerId: string; state: string; books: number; pages: bigint; pagesRead: bigint }[];

const kept = (): Promise<Totals> => db.$queryRaw`
  SELECT "ownerId", "state"::text, "books", "pages", "pagesRead" FROM "LibraryTotal"
    WHERE ("books", "pages", "pagesRead") <> (0, 0, 0) ORDER BY 1, 2`;
const recounted = (): Promise<Totals> => db.$queryRaw`
  SELECT "ownerId", "state"::text, count(*)::int AS books, sum(coalesce("pages", 0))::bigint AS pages, sum("pagesRead")::bigint AS "pagesRead"
    FROM "Book" WHERE "deletedAt" IS NULL GROUP BY 1, 2 ORDER BY 1, 2`;

type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

const book = fc.record({
  owner: fc.constantFrom(0, 1),
  state: fc.constantFrom(...states),
  pages: fc.option(fc.integer({ min: 1, max: 900 })),
  pagesRead: fc.integer({ min: 0, max: 900 }),
  deleted: fc.boolean(),
});

const operation = fc.oneof(
  fc.record({ do: fc.constant('add' as const), books: fc.array(book, { maxLength: 12 }) }),
  fc.record({ do: fc.constant('change' as const), book, every: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('move' as const), state: fc.constantFrom(...states), owner: fc.constantFrom(0, 1) }),
  fc.record({ do: fc.constant('trash' as const), every: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('remove' as const), every: fc.integer({ min: 2, max: 5 }) }),
);

const rowOf = ({ owner, state, pages, pagesRead, deleted }: ValueOf<typeof book>) => ({
  ownerId: owners[owner]!.id, state, pages, pagesRead, deletedAt: deleted ? new Date() : null,
});

async function perform(step: ValueOf<typeof operation>): Promise<void> {
  const ids = (await db.book.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id);
  const some = (every: number) => ids.filter((_id, index) => index % every === 0);
  switch (step.do) {
    case 'add':
      await db.book.createMany({ data: step.books.map((one) => ({ ...rowOf(one), title: 't', titleKey: 't', matchKey: 't|' })) });
      return;
    case 'change':
      await db.book.updateMany({ where: { id: { in: some(step.every) } }, data: rowOf(step.book) });
      return;
    case 'move':
      await db.book.updateMany({ where: { ownerId: owners[step.owner]!.id }, data: { state: step.state } });
      return;
    case 'trash':
      await db.book.updateMany({ where: { id: { in: some(step.every) } }, data: { deletedAt: new Date() } });
      return;
    case 'remove':
      await db.book.deleteMany({ where: { id: { in: some(step.every) } } });
  }
}

describe('the totals of a shelf', () => {
  test('equal a recount after any operations', async () => {
    await fc.assert(fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 12 }), async (steps) => {
      await db.book.deleteMany();
      for (const step of steps) {
        await perform(step);
        expect(await kept()).toEqual(await recounted());
      }
    }), { numRuns: 15 });
  });

  test('equal a recount after many transactions at once on one shelf', async () => {
    const ownerId = owners[0]!.id;
    const ids = Array.from({ length: 20 }, () => uuidv7());
    await Promise.all(ids.map((id, index) => inTransaction(db, async (tx) => {
      await tx.book.create({ data: { id, ownerId, title: 't', titleKey: 't', matchKey: 't|', pages: 100 + index, state: states[index % 4]! } });
      await tx.book.update({ where: { id }, data: { state: states[(index + 1) % 4]!, pagesRead: index } });
      if (index % 5 === 0) await tx.book.update({ where: { id }, data: { deletedAt: new Date() } });
    }, { timeoutMs: 60_000 })));
    expect(await kept()).toEqual(await recounted());
    expect((await kept()).reduce((sum, { books }) => sum + books, 0)).toBe(16);
  });

  test('are made in bulk, and go with their owner', async () => {
    const ownerId = owners[0]!.id;
    const series = await db.series.create({ data: { ownerId, name: 's', nameKey: 's' } });
    const data = Array.from({ length: 1_000 }, (_, index) => ({
      ownerId, title: 't', titleKey: 't', matchKey: 't|', pages: 100, seriesId: series.id, state: states[index % 4]!,
    }));
    await db.book.createMany({ data });
    expect((await kept()).map(({ books }) => books)).toEqual([250, 250, 250, 250]);
    await db.user.delete({ where: { id: ownerId } });
    expect(await db.libraryTotal.count({ where: { ownerId } })).toBe(0);
    expect(await kept()).toEqual([]);
  });
});
