import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { exportBooksAsCsv, exportLibraryAsJson } from '#app/domains/library/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { testDatabase } from '#tests/support/database.ts';
import { applied, dryRun, dump, fixture, kindsOf, undone } from './import-scene.ts';
import { person } from './scene.ts';

const { db } = await testDatabase({ poolSize: 8 });

/** Exports in both of Goodreads' forms, and those that it gave to people where somebody has put them beside the project; read here by another reader than the app's. */
const others = resolve('../shared/fixtures/exports');
const files = [
  ...['goodreads-31-columns.csv', 'goodreads-24-columns.csv'].map((name) => ({ name, bytes: fixture(name) })),
  ...(existsSync(others) ? readdirSync(others).filter((name) => name.startsWith('goodreads')).map((name) => ({ name, bytes: readFileSync(join(others, name)) })) : []),
];
type Cells = Record<string, string>;
const rowsOf = (bytes: Buffer | string): Cells[] => parse(bytes, { columns: true, bom: true, relax_column_count: true });

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const exportedRows = async (ctx: MemberCtx) => rowsOf(await whole(exportBooksAsCsv(ctx)));
const squeezed = (text = '') => text.replace(/\s+/g, ' ').trim();
const shelves = (row: Cells) => [...new Set([...(row.Bookshelves ?? '').split(','), row['Exclusive Shelf'] ?? ''].map((name) => name.trim()).filter(Boolean))].sort();

/** What a row says of a book; how it is spelt (spaces, order of shelves) says nothing. */
function meaning(row: Cells) {
  const same = ['Title', 'Author', 'Additional Authors', 'ISBN13', 'My Rating', 'Average Rating', 'Publisher', 'Binding', 'Number of Pages', 'Year Published', 'Date Read', 'Date Added', 'My Review', 'Private Notes', 'Owned Copies'];
  const older = ['Recommended For', 'Recommended By', 'Original Purchase Date', 'Original Purchase Location', 'Condition', 'Condition Description', 'BCID'];
  return {
    ...Object.fromEntries([...same, ...older].map((name) => [name, squeezed(row[name])])),
    year: row['Original Publication Year'] || row['Year Published'],
    shelves: shelves(row).filter((name) => name !== 'to-read' || row['Exclusive Shelf'] !== 'waiting'),
  };
}

describe.each(files)('$name', ({ bytes: file }) => {
  const lines = rowsOf(file);

  test('comes in whole: every cell of every row comes back', async () => {
    const ctx = await person(db, 'whole');
    const id = await dryRun(ctx, file);
    expect(await kindsOf(ctx, id)).toEqual(lines.map(() => 'new'));
    await applied(ctx, file);
    const back = await exportedRows(ctx);
    expect(back).toHaveLength(lines.length);
    for (const line of lines) {
      const row = back.find(({ Title }) => Title === squeezed(line.Title));
      const ownShelf = line['Exclusive Shelf'] === 'waiting';
      expect({ ...meaning(row ?? {}), shelves: shelves(row ?? {}).filter((shelf) => !ownShelf || shelf !== 'to-read') }).toEqual(meaning(line));
    }
  });

  test('adds nothing again, nor as our own export, and goes without a trace', async () => {
    const ctx = await person(db, 'again');
    const empty = await dump(ctx);
    const id = await applied(ctx, file);
    const before = await dump(ctx);
    for (const bytes of [file, Buffer.from(await whole(exportBooksAsCsv(ctx)))]) {
      expect(new Set(await kindsOf(ctx, await applied(ctx, bytes)))).toEqual(new Set(['same']));
      expect(await dump(ctx)).toEqual(before);
    }
    await undone(ctx, id);
    expect(await dump(ctx)).toEqual(empty);
  });
});

test('all after one another: what is there already is recognised, what is new is added', async () => {
  const ctx = await person(db, 'all');
  for (const { bytes } of files) await applied(ctx, bytes);
  const books = new Set(files.flatMap(({ bytes }) => rowsOf(bytes).map((row) => (row.ISBN13 === '=""' ? row.Title : row.ISBN13))));
  expect(await db.book.count({ where: { ownerId: ctx.viewer.id } })).toBe(books.size);
  const json = JSON.parse(await whole(exportLibraryAsJson(ctx))) as { books: { title: string; year: number | null; otherCells: Cells }[] };
  expect(json.books.find(({ title }) => title === 'Записки о Галльской войне')).toMatchObject({ year: -50, otherCells: { 'Book Id': '9001', 'Year Published': '2011', 'Average Rating': '4.00' } });
  expect(json.books.find(({ title }) => title.startsWith('Тихая гавань'))?.otherCells).toMatchObject({ 'Bookshelves with positions': 'sea (#3), с пробелом (#1)', Condition: 'good', BCID: 'BC-7' });
});
