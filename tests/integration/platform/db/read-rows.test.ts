import { expect, test } from 'vitest';
import { Prisma, countQueries, currentQueryCount, inTransaction, isUnavailable, readRows } from '#app/platform/db/client.server.ts';
import { readThrough } from '#app/platform/db/read-rows.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const { db, pool } = await testDatabase();

const moment = new Date('2026-11-21T12:34:56.789Z');
const everyType = Prisma.sql`
  SELECT ${'text'}::text AS "text", ${5}::int AS "int", ${7}::smallint AS "small", ${2n ** 60n}::bigint AS "big", ${1.5}::float8 AS "float", ${'12.30'}::numeric AS "numeric", ${true}::boolean AS "is",
    ${moment}::timestamptz AS "moment", ${moment}::timestamp AS "stamp", ${moment}::date AS "day", '0190abcd-0000-7000-8000-000000000000'::uuid AS "id", ${['a', 'b']}::text[] AS "texts", ${[1, 2]}::int[] AS "ints",
    ${Buffer.from('bytes')}::bytea AS "bytes", '{"a": [1, null]}'::jsonb AS "json", NULL::int AS "none", 'film'::"TitleType"::text AS "kind"`;

test('every type has the value that the client’s own way gives it', async () => {
  const [read] = await readRows<Record<string, unknown>>(db, everyType);
  const [asked] = await db.$queryRaw<Record<string, unknown>[]>(everyType);
  const plain = (row: Record<string, unknown> = {}) => ({ ...row, bytes: [...(row.bytes as Uint8Array)] });
  expect(plain(read)).toEqual(plain(asked));
  expect(read).toMatchObject({ moment, big: 2n ** 60n, day: new Date('2026-11-21T00:00:00Z') });
});

test('is counted, and within a transaction sees what that wrote', async () => {
  await countQueries(async () => {
    await readRows(db, Prisma.sql`SELECT 1`);
    expect(currentQueryCount()).toBe(1);
  });
  const seen = await inTransaction(db, async (tx) => {
    await tx.titleWord.create({ data: { word: 'unheard' } });
    return readRows(tx, Prisma.sql`SELECT FROM "TitleWord" WHERE "word" = 'unheard'`);
  });
  expect(seen).toHaveLength(1);
});

test('a fault of the statement is not a missing database', async () => {
  const refused = await readRows(db, Prisma.sql`SELECT 1 / ${0}::int`).then(() => null, (error: unknown) => error);
  expect(refused).toMatchObject({ code: '22012' });
  expect(isUnavailable(refused)).toBe(false);
});

test('a second copy of the module, such as the pages’ bundle brings, knows the same connections', async () => {
  const copy = (await import(`${'#app/platform/db/read-rows.server.ts'}?copy`)) as { readRows: typeof readRows };
  expect(copy.readRows).not.toBe(readRows);
  const client = {} as typeof db;
  readThrough(client, pool, (_sql, run) => run());
  expect(await copy.readRows(client, Prisma.sql`SELECT 1 AS "one"`)).toEqual([{ one: 1 }]);
});
