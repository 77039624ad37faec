import { describe, expect, test } from 'vitest';
import { exportBooksAsCsv, exportLibraryAsJson, rateBook, recordProgress } from '#app/domains/library/index.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { v7 as uuidv7 } from 'uuid';
import { applied, dryRun, fixture, kindsOf } from './import-scene.ts';
import { givenBook, person } from './scene.ts';

const { db } = await testDatabase({ poolSize: 8 });

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const shelfOf = (ctx: { viewer: { id: string } }) =>
  db.book.findMany({
    where: { ownerId: ctx.viewer.id },
    orderBy: { titleKey: 'asc' },
    select: {
      title: true, subtitle: true, language: true, pages: true, year: true, isbn13: true, isbn10: true, publisher: true, format: true, description: true,
      priority: true, state: true, rating: true, review: true, reviewHasSpoilers: true, privateNotes: true, seriesPosition: true, timesRead: true, lastFinishedOn: true,
      series: { select: { name: true } },
      authors: { select: { role: true, author: { select: { name: true } } }, orderBy: { position: 'asc' } },
      tags: { select: { tag: { select: { name: true } } }, orderBy: { tag: { nameKey: 'asc' } } },
      readings: { select: { state: true, startedOn: true, endedOn: true }, orderBy: [{ endedOn: { sort: 'asc', nulls: 'first' } }] },
    },
  });

describe('the exported table', () => {
  test.each(['goodreads-2019.csv', 'goodreads-2022.csv', 'storygraph.csv'])('of %s adds nothing when it comes back', async (name) => {
    const ctx = await person(db, 'round');
    await applied(ctx, fixture(name));
    const csv = await whole(exportBooksAsCsv(ctx));
    const id = await dryRun(ctx, Buffer.from(csv));
    expect([...new Set(await kindsOf(ctx, id))]).toEqual(['same']);
  });

  test('makes the same shelf for somebody else', async () => {
    const ctx = await person(db, 'giver');
    await applied(ctx, fixture('goodreads-2019.csv'));
    await applied(ctx, fixture('storygraph.csv'));
    const book = await givenBook(ctx, { title: '=1+1, "quoted" @SUM', pages: 300, tags: "-tag, 'quoted" });
    await rateBook(ctx, { bookId: book, rating: 70, review: '+ line <b>one</b> & two\n\n- three', reviewHasSpoilers: true });
    const other = await person(db, 'taker');
    await applied(other, Buffer.from(await whole(exportBooksAsCsv(ctx))));
    expect(await shelfOf(other)).toEqual(await shelfOf(ctx));
  });

  test('holds no cell that a spreadsheet would run', async () => {
    const ctx = await person(db, 'formulas');
    for (const title of ['=HYPERLINK("http://evil")', '+1', '-1', '@x']) await givenBook(ctx, { title });
    const csv = await whole(exportBooksAsCsv(ctx));
    for (const line of csv.split('\n').slice(1).filter(Boolean)) expect(line.split(',')[1]).toMatch(/^"?'[=+\-@]/);
  });
});

test('the JSON holds every step of progress', async () => {
  const ctx = await person(db, 'json');
  const book = await givenBook(ctx, { title: 'Лавр', pages: 448, state: 'reading' });
  await recordProgress(ctx, { bookId: book, id: uuidv7(), unit: 'page', value: 100 });
  const all = JSON.parse(await whole(exportLibraryAsJson(ctx))) as { format: string; books: { title: string; readings: { progress: { page: number }[] }[] }[] };
  expect(all.format).toBe('kruzhok.library');
  expect(all.books.map(({ title }) => title)).toEqual(['Лавр']);
  expect(all.books[0]?.readings[0]?.progress.map(({ page }) => page)).toEqual([100]);
});
