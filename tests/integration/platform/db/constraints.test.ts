import { beforeEach, describe, expect, test } from 'vitest';
import { isUniqueViolation } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const { db } = await testDatabase();
let ownerId = '';
let bookId = '';
let readingId = '';

beforeEach(async () => {
  await db.user.deleteMany();
  ownerId = (await db.user.create({ data: { username: 'a', usernameKey: 'a' } })).id;
  bookId = (await db.book.create({ data: { ownerId, title: 'Book', titleKey: 'book', matchKey: 'book|' } })).id;
  readingId = (await db.reading.create({ data: { ownerId, bookId } })).id;
});

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const entry = () => ({ readingId, bookId, ownerId, day: day('2026-01-01'), permille: 10 });

test('whatever refers to something is found from there by an index, so that nothing is searched for when it goes', async () => {
  const searched = await db.$queryRaw<{ name: string }[]>`
    SELECT c.conname AS "name" FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace AND NOT EXISTS (
      SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indkey[0] = ANY (c.conkey)
        -- Whoever looks for what refers to a row never looks for null.
        AND (i.indpred IS NULL OR (i.indnkeyatts = 1 AND pg_get_expr(i.indpred, i.indrelid) = format('(%s IS NOT NULL)', pg_get_indexdef(i.indexrelid, 1, false)))))`;
  expect(searched).toEqual([]);
});

describe('the database itself refuses', () => {
  test.each([
    ['no pages', () => db.book.update({ where: { id: bookId }, data: { pages: 0 } })],
    ['a priority of 4', () => db.book.update({ where: { id: bookId }, data: { priority: 4 } })],
    ['a rating of 101', () => db.book.update({ where: { id: bookId }, data: { rating: 101 } })],
    ['a page before the first', () => db.book.update({ where: { id: bookId }, data: { currentPage: -1 } })],
    ['a finish before the start', () => db.reading.update({ where: { id: readingId }, data: { startedOn: day('2026-01-02'), endedOn: day('2026-01-01') } })],
    ['more than the whole book', () => db.progressEntry.create({ data: { ...entry(), permille: 1001 } })],
    ['negative progress', () => db.progressEntry.create({ data: { ...entry(), pagesAdvanced: -1 } })],
  ])('%s', async (_name, write) => {
    await expect(write()).rejects.toThrow(/constraint/i);
  });

  test('a second open reading of one book, but not of a finished one', async () => {
    const second = await db.reading.create({ data: { ownerId, bookId } }).catch((error: unknown) => error);
    expect(isUniqueViolation(second)).toBe(true);
    await db.reading.update({ where: { id: readingId }, data: { state: 'finished' } });
    await db.reading.create({ data: { ownerId, bookId } });
    expect(await db.reading.count()).toBe(2);
  });

  test('to change the history of progress, except to retract it or to forget its import', async () => {
    const importId = (await db.libraryImport.create({ data: { ownerId, fileName: 'x.csv' } })).id;
    const { id } = await db.progressEntry.create({ data: { ...entry(), importId } });
    for (const data of [{ permille: 11 }, { page: 3 }, { day: day('2026-01-02') }, { at: new Date(0) }, { pagesAdvanced: 1 }]) {
      await expect(db.progressEntry.update({ where: { id }, data })).rejects.toThrow(/append-only/);
    }
    await db.progressEntry.update({ where: { id }, data: { retractedAt: new Date() } });
    await db.progressEntry.update({ where: { id }, data: { retractedAt: null } });
    await db.libraryImport.delete({ where: { id: importId } });
    expect(await db.progressEntry.findUniqueOrThrow({ where: { id } })).toMatchObject({ importId: null, permille: 10 });
    await expect(db.progressEntry.update({ where: { id }, data: { importId: ownerId } })).rejects.toThrow();
  });
});
