import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns, nullsLast } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const { db } = await testDatabase();
await db.$executeRaw`CREATE TABLE "Thing" ("id" uuid PRIMARY KEY, "number" int, "day" date, "name" text NOT NULL, "at" timestamptz(3) NOT NULL)`;

const id = Prisma.sql`"id"`;
const orders: KeysetOrder[] = (['asc', 'desc'] as const).flatMap((direction) => [
  { name: 'number', key: nullsLast.int(Prisma.sql`"number"`), id, type: 'int', direction },
  { name: 'day', key: nullsLast.date(Prisma.sql`"day"`), id, type: 'date', direction },
  { name: 'name', key: Prisma.sql`("name" COLLATE "C")`, id, type: 'text', direction },
  { name: 'at', key: Prisma.sql`"at"`, id, type: 'timestamptz', direction },
]);

async function pageOf(order: KeysetOrder, cursor: string | null, take: number) {
  const page = keyset(order, cursor, take);
  const found = await db.$queryRaw<({ id: string } & KeysetRow)[]>`
    SELECT "id", ${keysetColumns(order)} FROM "Thing" WHERE ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  return page.toPage(found);
}

async function walk(order: KeysetOrder, take: number): Promise<{ forth: string[][]; back: string[][] }> {
  const forth: string[][] = [];
  const back: string[][] = [];
  let page = await pageOf(order, null, take);
  expect(page.previous).toBeNull();
  for (;;) {
    forth.push(page.rows.map((row) => row.id));
    if (!page.next) break;
    page = await pageOf(order, page.next, take);
  }
  for (;;) {
    back.unshift(page.rows.map((row) => row.id));
    if (!page.previous) break;
    page = await pageOf(order, page.previous, take);
  }
  return { forth, back };
}

// Few values, so that most rows tie; missing ones too.
const thing = fc.record({
  id: fc.uuid(),
  number: fc.option(fc.integer({ min: 0, max: 2 })),
  day: fc.option(fc.constantFrom('2026-01-01', '1999-12-31')),
  name: fc.constantFrom('', 'a', 'б', "o'hara \\ %", '😀'),
  at: fc.constantFrom('2026-03-29T01:30:00.123Z', '2026-03-29T01:30:00.124Z', '0099-01-01T00:00:00Z'),
});

test('every row is on exactly one page, forth and back, under ties and missing values', async () => {
  await fc.assert(fc.asyncProperty(
    fc.uniqueArray(thing, { selector: (one) => one.id, maxLength: 25 }), fc.integer({ min: 1, max: 7 }), fc.constantFrom(...orders),
    async (things, take, order) => {
      await db.$executeRaw`TRUNCATE "Thing"`;
      await db.$executeRaw`INSERT INTO "Thing" SELECT * FROM jsonb_to_recordset(${JSON.stringify(things)}::jsonb) AS t("id" uuid, "number" int, "day" date, "name" text, "at" timestamptz)`;
      const { forth, back } = await walk(order, take);
      const ids = forth.flat();
      expect(new Set(ids).size).toBe(ids.length);
      expect([...ids].sort()).toEqual(things.map((one) => one.id).sort());
      expect(back.flat()).toEqual(ids);
      expect(forth.slice(0, -1).every((page) => page.length === take)).toBe(true);
    },
  ), { numRuns: 60 });
}, 120_000);

test('the longest name leads on, in any script', async () => {
  await db.$executeRaw`TRUNCATE "Thing"`;
  const names = ['書'.repeat(500), '𠮷'.repeat(500)];
  for (const [n, name] of names.entries()) await db.$executeRaw`INSERT INTO "Thing" ("id", "name", "at") VALUES (${`00000000-0000-4000-8000-00000000000${n}`}::uuid, ${name}, now())`;
  const order = orders.find((one) => one.name === 'name' && one.direction === 'asc')!;
  const first = await pageOf(order, null, 1);
  const second = await pageOf(order, first.next, 1);
  expect([first, second].map(({ rows }) => rows[0]?.id.at(-1))).toEqual(['0', '1']);
  expect((await pageOf(order, second.previous, 1)).rows).toEqual(first.rows);
});

test('a row that arrives or goes meanwhile moves no other', async () => {
  await db.$executeRaw`TRUNCATE "Thing"`;
  const make = (n: number) => ({ id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, name: 'n', at: new Date(2026, 0, n).toISOString() });
  const insert = (n: number) => db.$executeRaw`INSERT INTO "Thing" ("id", "name", "at") VALUES (${make(n).id}::uuid, 'n', ${make(n).at}::timestamptz)`;
  for (const n of [2, 4, 6, 8, 10, 12]) await insert(n);
  const order = orders.find((one) => one.name === 'at' && one.direction === 'asc')!;
  const first = await pageOf(order, null, 2);
  await insert(1);
  await db.$executeRaw`DELETE FROM "Thing" WHERE "id" = ${make(4).id}::uuid`;
  expect((await pageOf(order, first.next, 2)).rows.map((row) => row.id)).toEqual([make(6).id, make(8).id]);
});

test('a cursor that is not ours is the first page, which says so', async () => {
  const order = orders.find((one) => one.name === 'day' && one.direction === 'desc')!;
  const uuid = '00000000-0000-4000-8000-000000000001';
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const bad = ['', 'x', '%00', encode({}), encode(['day', 'desc', 0, 'tomorrow', uuid]), encode(['day', 'desc', 0, '2026-02-31', uuid]), encode(['day', 'desc', 0, '2026-01-01', 'x']),
    encode(['number', 'desc', 0, '1', uuid]), encode(['day', 'asc', 0, '2026-01-01', uuid]), encode(['day', 'desc', 0, null, uuid]), 'A'.repeat(5000)];
  const first = await pageOf(order, null, 3);
  for (const cursor of bad) expect(await pageOf(order, cursor, 3)).toEqual({ ...first, ...(cursor !== '' && { refused: true }) });
});
