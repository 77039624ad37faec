import { describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { applyImport, confirmImport } from '#app/engines/transfer/imports/commands/apply-import.server.ts';
import { chooseImportRows } from '#app/engines/transfer/imports/commands/choose-import-rows.server.ts';
import { discardImport } from '#app/engines/transfer/imports/commands/discard-import.server.ts';
import { parseImport } from '#app/engines/transfer/imports/commands/parse-import.server.ts';
import { requestUndo, undoImport } from '#app/engines/transfer/imports/commands/undo-import.server.ts';
import { startImport } from '#app/engines/transfer/imports/commands/start-import.server.ts';
import { libraryImporter, rateBook, recordProgress } from '#app/domains/library/index.server.ts';
import { getOverview, getTaste } from '#app/domains/library/statistics/index.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { applied, dryRun, dump, fixture, kindsOf, pieces, rowsOf, undone, workOf } from './import-scene.ts';
import { givenBook, person } from './scene.ts';

const { db } = await testDatabase({ poolSize: 8 });

const bookOf = (ctx: { viewer: { id: string } }, title: string) => db.book.findFirstOrThrow({
  where: { ownerId: ctx.viewer.id, title },
  include: {
    readings: { orderBy: { endedOn: { sort: 'asc', nulls: 'first' } } }, progress: true, series: true,
    authors: { include: { author: true }, orderBy: { position: 'asc' } }, tags: { include: { tag: true } },
  },
});
const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe('a first import', () => {
  test('brings a Goodreads history in, of the older form', async () => {
    const ctx = await person(db, 'goodreads');
    const id = await applied(ctx, fixture('goodreads-2019.csv'));
    expect(await kindsOf(ctx, id)).toEqual(['new', 'new', 'new', 'new', 'new']);
    expect(await db.libraryImport.findUnique({ where: { id } })).toMatchObject({ state: 'applied', source: 'goodreads', totalRows: 5, appliedRows: 5 });
    expect(await bookOf(ctx, 'The Left Hand of Darkness')).toMatchObject({
      series: { name: 'Hainish Cycle' }, isbn13: '9780441478125', isbn10: '0441478123', pages: 304, year: 1969, state: 'read', rating: 100,
      review: 'Cold, and then not.\n\n"Light is the left hand of darkness" — yes.', reviewHasSpoilers: true, privateNotes: 'lent to Masha',
      authorSort: 'Le Guin, Ursula K.', pagesRead: 304, timesRead: 2, lastFinishedOn: day('2018-03-14'),
      readings: [{ state: 'finished', endedOn: null }, { state: 'finished', endedOn: day('2018-03-14') }],
      progress: [{ day: day('2018-03-14'), page: 304, permille: 1000, pagesAdvanced: 304 }],
      addedAt: new Date('2018-01-02T09:00:00Z'),
    });
    expect(await bookOf(ctx, 'Обломов')).toMatchObject({ state: 'to_read', pages: null, isbn13: null, readings: [], tags: [] });
    expect(await bookOf(ctx, 'Meditations')).toMatchObject({ state: 'reading', rating: 80, year: 180, readings: [{ state: 'reading', startedOn: null }] });
    expect(await bookOf(ctx, 'The Gallic War')).toMatchObject({
      year: -49, state: 'read', readings: [{ endedOn: day('2018-08-31') }], tags: [{ tag: { name: 'waiting' } }],
      authors: [{ author: { name: 'Gaius Julius Caesar' } }],
    });
    expect(await bookOf(ctx, 'Ulysses')).toMatchObject({ state: 'stopped', readings: [{ state: 'stopped' }], tags: [] });
  });

  test('brings StoryGraph in, with quarter stars and several readings', async () => {
    const ctx = await person(db, 'storygraph');
    await applied(ctx, fixture('storygraph.csv'));
    expect(await bookOf(ctx, 'Piranesi')).toMatchObject({
      rating: 75, review: 'A house.\nA sea.', format: 'audio', state: 'read', timesRead: 2,
      authors: [{ role: '', author: { name: 'Susanna Clarke' } }, { role: 'narrator', author: { name: 'Chiwetel Ejiofor' } }],
      readings: [{ startedOn: day('2021-03-01'), endedOn: day('2021-03-09') }, { startedOn: day('2022-04-20'), endedOn: day('2022-05-01') }],
    });
    expect(await bookOf(ctx, 'Good Omens')).toMatchObject({
      isbn13: null, rating: null, state: 'stopped', readings: [{ state: 'stopped', startedOn: day('2021-06-02'), endedOn: day('2021-06-30') }],
    });
    expect(await bookOf(ctx, 'Тёмные аллеи')).toMatchObject({ state: 'reading', readings: [{ state: 'reading', startedOn: day('2022-07-02') }] });
  });

  test('counts finished books in the charts', async () => {
    const ctx = await person(db, 'charts', { now: '2018-04-10T12:00:00Z' });
    await applied(ctx, fixture('goodreads-2019.csv'));
    const { months } = await getOverview(ctx, { measure: 'pages', step: 'month' });
    expect(months.filter(({ pages }) => pages > 0)).toMatchObject([{ start: '2018-03-01', pages: 304, books: 1 }]);
    const taste = await getTaste(ctx, { year: 2018 });
    expect([taste.books, taste.pages]).toEqual([1, 304]);
  });

  test('keeps the totals that the shelf shows', async () => {
    const ctx = await person(db, 'totals');
    await applied(ctx, fixture('goodreads-2019.csv'));
    const totals = await db.libraryTotal.findMany({ where: { ownerId: ctx.viewer.id }, orderBy: { state: 'asc' } });
    expect(totals.map(({ state, books, pages, pagesRead }) => [state, books, Number(pages), Number(pagesRead)])).toEqual([
      ['to_read', 1, 0, 0], ['reading', 1, 303, 0], ['read', 2, 304, 304], ['stopped', 1, 933, 0],
    ]);
  });
});

describe('a second import', () => {
  test.each(['goodreads-2019.csv', 'goodreads-2022.csv', 'storygraph.csv'])('of the same %s adds nothing', async (name) => {
    const ctx = await person(db, 'twice');
    await applied(ctx, fixture(name));
    const before = await dump(ctx);
    const again = await applied(ctx, fixture(name));
    expect(new Set(await kindsOf(ctx, again))).toEqual(new Set(name === 'goodreads-2022.csv' ? ['same', 'skipped'] : ['same']));
    expect(await dump(ctx)).toEqual(before);
  });

  test('of a newer file fills in what is new and overwrites nothing', async () => {
    const ctx = await person(db, 'newer');
    await applied(ctx, fixture('goodreads-2019.csv'));
    const book = await bookOf(ctx, 'The Left Hand of Darkness');
    await rateBook(ctx, { bookId: book.id, rating: 30, review: 'Mine.', reviewHasSpoilers: false });
    const id = await applied(ctx, fixture('goodreads-2022.csv'));
    expect((await rowsOf(ctx, id)).map(({ line, kind, reasonKey, record }) => [line, kind, reasonKey, (record as { changes?: string[] }).changes])).toEqual([
      [2, 'update', null, ['tags', 'readings', 'dates']],
      [3, 'update', null, ['dates']],
      [4, 'new', null, undefined],
      [5, 'skipped', 'duplicate', undefined],
      [6, 'skipped', 'noTitle', undefined],
    ]);
    const after = await bookOf(ctx, 'The Left Hand of Darkness');
    expect(after).toMatchObject({ rating: 30, review: 'Mine.', timesRead: 3, lastFinishedOn: day('2022-02-20') });
    expect(after.tags.map(({ tag }) => tag.name).sort()).toEqual(['favourites', 'reread', 'sci-fi']);
    expect(await bookOf(ctx, 'Meditations')).toMatchObject({
      state: 'read', readings: [{ state: 'finished', endedOn: day('2020-11-15') }], progress: [{ pagesAdvanced: 303, day: day('2020-11-15') }],
    });
  });

  test('at the same time, of the same file, doubles nothing', async () => {
    const ctx = await person(db, 'together');
    const ids = [await dryRun(ctx, fixture('goodreads-2019.csv')), await dryRun(ctx, fixture('goodreads-2019.csv'))];
    for (const importId of ids) await confirmImport(ctx, libraryImporter, { importId });
    await Promise.all(ids.map((importId) => applyImport(workOf(ctx), { importId })));
    expect(await db.book.count({ where: { ownerId: ctx.viewer.id } })).toBe(5);
    expect(await db.reading.count({ where: { ownerId: ctx.viewer.id } })).toBe(5);
  });
});

describe('undo', () => {
  test('of a first import leaves nothing', async () => {
    const ctx = await person(db, 'undo');
    const empty = await dump(ctx);
    const id = await applied(ctx, fixture('goodreads-2019.csv'));
    await undone(ctx, id);
    expect(await dump(ctx)).toEqual(empty);
    expect(await db.libraryImport.findUnique({ where: { id } })).toMatchObject({ state: 'undone', appliedRows: 0 });
  });

  test('restores updated books to the last column', async () => {
    const ctx = await person(db, 'restore');
    await applied(ctx, fixture('goodreads-2019.csv'));
    await givenBook(ctx, { title: 'Piranesi', authors: 'Susanna Clarke' });
    const before = await dump(ctx);
    const second = await applied(ctx, fixture('goodreads-2022.csv'));
    const third = await applied(ctx, fixture('storygraph.csv'));
    expect(await dump(ctx)).not.toEqual(before);
    await undone(ctx, third);
    await undone(ctx, second);
    expect(await dump(ctx)).toEqual(before);
  });

  test('leaves what the person has used since', async () => {
    const ctx = await person(db, 'kept');
    const id = await applied(ctx, fixture('goodreads-2019.csv'));
    const book = await bookOf(ctx, 'Meditations');
    await recordProgress(ctx, { bookId: book.id, id: uuidv7(), unit: 'page', value: 40 });
    await undone(ctx, id);
    expect((await db.book.findMany({ where: { ownerId: ctx.viewer.id } })).map(({ title }) => title)).toEqual(['Meditations']);
    expect((await db.author.findMany({ where: { ownerId: ctx.viewer.id } })).map(({ name }) => name).sort()).toEqual(['Diskin Clay', 'Marcus Aurelius', 'Martin Hammond']);
    expect(await db.tag.count({ where: { ownerId: ctx.viewer.id } })).toBe(0);
    expect((await rowsOf(ctx, id)).filter(({ outcome }) => (outcome as { kept?: true }).kept).map(({ title }) => title)).toEqual(['Meditations']);
  });

  test('leaves a book beside which the person has put something since: a note, a time of reading, a file, a word', async () => {
    const ctx = await person(db, 'annotator');
    const ownerId = ctx.viewer.id;
    const titles = ['Noted', 'Timed', 'Filed', 'Worded', 'Untouched'];
    const id = await applied(ctx, `Title,Author,Exclusive Shelf\n${titles.map((title) => `${title},Somebody,to-read\n`).join('')}`);
    const [noted, timed, filed, worded] = await Promise.all(titles.map(async (title) => ({ ownerId, bookId: (await bookOf(ctx, title)).id })));
    await db.bookNote.create({ data: { ...noted!, id: uuidv7(), kind: 'note', body: 'On page 3' } });
    await db.readingSitting.create({ data: { ...timed!, id: uuidv7(), startedAt: day('2026-01-01'), endedAt: day('2026-01-02'), day: day('2026-01-01'), seconds: 60, pages: 1 } });
    await db.bookDocument.create({ data: { ...filed! } });
    await db.savedWord.create({ data: { ownerId, language: 'en', toLanguage: 'ru', word: 'quiet', lemma: 'quiet', lemmaKey: 'quiet', stem: 'quiet', sentences: { create: { ownerId, bookId: worded!.bookId, form: 'quiet', sentence: 'A quiet page.', textHash: new Uint8Array(32) } } } });
    await undone(ctx, id);
    expect((await db.book.findMany({ where: { ownerId }, orderBy: { title: 'asc' } })).map(({ title }) => title)).toEqual(['Filed', 'Noted', 'Timed', 'Worded']);
    expect(await db.bookNote.count({ where: { ownerId } })).toBe(1);
  });
});

describe('nothing is guessed', () => {
  const csv = (rows: string) => `Title,Author,ISBN13,My Rating,Exclusive Shelf\n${rows}`;

  test('what is only similar waits for the person', async () => {
    const ctx = await person(db, 'similar');
    const war = await givenBook(ctx, { title: 'Война и мир', authors: 'Лев Толстой' });
    await givenBook(ctx, { title: 'Sapiens', authors: 'Yuval Noah Harari' });
    const id = await dryRun(ctx, csv('Война и мир,Leo Tolstoy,,5,read\nSapiens: A Brief History,Yuval Noah Harari,,4,read\nВойна и мир,,,0,to-read\nВойна и мир,Иван Бунин,,0,to-read\n'));
    const rows = await rowsOf(ctx, id);
    expect(rows.map(({ kind, reasonKey }) => [kind, reasonKey])).toEqual([
      ['ambiguous', 'similarAuthor'], ['ambiguous', 'similarTitle'], ['ambiguous', 'noAuthor'], ['new', null],
    ]);
    expect(rows[0]!.candidateIds).toEqual([war]);
    await chooseImportRows(ctx, libraryImporter, { importId: id, choices: [{ line: 2, choice: war }, { line: 3, choice: 'new' }] });
    await confirmImport(ctx, libraryImporter, { importId: id });
    await applyImport(workOf(ctx), { importId: id });
    expect((await rowsOf(ctx, id)).map(({ outcome }) => outcome)).toMatchObject([
      { did: 'updated', bookId: war }, { did: 'created' }, { did: 'left', reason: 'undecided' }, { did: 'created' },
    ]);
    expect(await db.book.findUnique({ where: { id: war } })).toMatchObject({ rating: 100, state: 'read', title: 'Война и мир' });
    expect(await db.book.count({ where: { ownerId: ctx.viewer.id } })).toBe(4);
  });

  test('rows of one book take turns, also where the rows between them are done first, and go back in turns', async () => {
    const ctx = await person(db, 'turns');
    const war = await givenBook(ctx, { title: 'Война и мир', authors: 'Лев Толстой' });
    const before = await dump(ctx);
    const id = await dryRun(ctx, csv('Война и мир,Leo Tolstoy,,5,to-read\nOne,A,,0,read\nВойна и мир,Count Tolstoy,9780140447934,0,read\nTwo,B,,0,read\nВойна и мир,L. N. Tolstoy,,0,read\n'));
    await chooseImportRows(ctx, libraryImporter, { importId: id, choices: [2, 4, 6].map((line) => ({ line, choice: war })) });
    await confirmImport(ctx, libraryImporter, { importId: id });
    await applyImport(workOf(ctx), { importId: id });
    expect((await rowsOf(ctx, id)).map(({ outcome, appliedAt }) => [(outcome as { did: string }).did, appliedAt !== null])).toEqual([
      ['updated', true], ['created', true], ['updated', true], ['created', true], ['nothing', true],
    ]);
    expect(await db.book.findUnique({ where: { id: war } })).toMatchObject({ rating: 100, isbn13: '9780140447934', state: 'read' });
    expect(await db.libraryImport.findUnique({ where: { id } })).toMatchObject({ state: 'applied', appliedRows: 5 });
    await undone(ctx, id);
    expect(await dump(ctx)).toEqual(before);
    expect(await db.libraryImport.findUnique({ where: { id } })).toMatchObject({ state: 'undone', appliedRows: 0 });
  });

  test('only offered choices are taken, and only before it begins', async () => {
    const ctx = await person(db, 'choices');
    await givenBook(ctx, { title: 'Sapiens', authors: 'Yuval Noah Harari' });
    const other = await givenBook(ctx, { title: 'Emma', authors: 'Jane Austen' });
    const id = await dryRun(ctx, csv('Sapiens: A Brief History,Yuval Noah Harari,,4,read\nNew One,X,,0,read\n'));
    for (const choice of [{ line: 2, choice: other }, { line: 3, choice: 'new' }, { line: 2, choice: 'x' }]) {
      await expect(chooseImportRows(ctx, libraryImporter, { importId: id, choices: [choice] })).rejects.toMatchObject({ code: 'invalid' });
    }
    await confirmImport(ctx, libraryImporter, { importId: id });
    await expect(chooseImportRows(ctx, libraryImporter, { importId: id, choices: [{ line: 2, choice: 'new' }] })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('an ISBN or an exact title and author is a match, in any spelling of ё, case and marks', async () => {
    const ctx = await person(db, 'exact');
    await givenBook(ctx, { title: 'Тёмные аллеи', authors: 'Иван Бунин' });
    await givenBook(ctx, { title: 'Anything', authors: 'Anybody', isbn: '0-441-47812-3' });
    const id = await dryRun(ctx, csv('ТЕМНЫЕ АЛЛЕИ.,иван  бунин,,0,to-read\nThe Left Hand,Ursula,9780441478125,0,to-read\n'));
    expect(await kindsOf(ctx, id)).toEqual(['same', 'same']);
  });
});

describe('broken input', () => {
  test('a day that is none or has not come, in our own column, is left out and told of', async () => {
    const ctx = await person(db, 'calendar');
    const id = await dryRun(ctx, 'Title,Author,Exclusive Shelf,Readings\nA,B,read,..2024-02-30 finished; 2021-13-01..2021-05-06 finished; 2021-01-01..2999-01-01 finished\n');
    expect((await rowsOf(ctx, id)).map(({ record }) => (record as { notes?: string[] }).notes)).toEqual([['date']]);
    await confirmImport(ctx, libraryImporter, { importId: id });
    await applyImport(workOf(ctx), { importId: id });
    expect((await bookOf(ctx, 'A')).readings).toMatchObject([{ startedOn: null, endedOn: null }, { startedOn: day('2021-01-01'), endedOn: null }, { startedOn: null, endedOn: day('2021-05-06') }]);
  });

  test('what is told when it is done counts the rows that are there now', async () => {
    const ctx = await person(db, 'counted');
    await applied(ctx, 'Title,Author,Exclusive Shelf\nA,B,read\n,,read\n');
    expect(ctx.published.find(({ event }) => event === 'library.import-done')?.payload).toMatchObject({ rows: 1 });
  });

  const header = 'Title,Author,My Rating,Exclusive Shelf\n';
  test.each([
    ['a PDF', Buffer.from('%PDF-1.7 blah'), 'pdf'],
    ['a workbook', Buffer.from('PK\u0003\u0004aaaa'), 'workbook'],
    ['zeros', Buffer.concat([Buffer.from(header), Buffer.alloc(10)]), 'binary'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['no header', Buffer.from('1,2,3\n4,5,6\n'), 'noHeader'],
    ['other columns', Buffer.from('Title,Price\nA,1\n'), 'unknownColumns'],
  ])('%s is refused at once and leaves nothing', async (_name, bytes, problem) => {
    const ctx = await person(db, 'broken');
    await expect(startImport(ctx, libraryImporter, { fileName: 'x.csv', pieces: pieces(bytes) })).rejects.toMatchObject({ problem });
    expect(await db.libraryImport.count({ where: { ownerId: ctx.viewer.id } })).toBe(0);
  });

  test.each([
    ['an unclosed quote', `${header}A,B,1,read\n"C,D,2,read\nE,F,3,read\n`, 'import:problems.unclosedQuote', { line: 3 }],
    ['no rows', header, 'import:problems.noRows', {}],
    ['an endless row', `${header}"${'x'.repeat(1_100_000)}",B,1,read\n`, 'import:problems.rowTooLong', { line: 2 }],
  ])('%s is found by the job, which leaves only the message', async (_name, text, errorKey, errorDetails) => {
    const ctx = await person(db, 'failed');
    const id = await dryRun(ctx, text);
    expect(await db.libraryImport.findUnique({ where: { id } })).toMatchObject({ state: 'failed', errorKey, errorDetails });
    expect(await db.importChunk.count({ where: { importId: id } })).toBe(0);
    expect(await db.importRow.count({ where: { importId: id } })).toBe(0);
    await discardImport(ctx, libraryImporter, { importId: id });
    expect(await db.libraryImport.count({ where: { id } })).toBe(0);
  });

  test('too many rows are refused', async () => {
    const ctx = await person(db, 'rows');
    const id = await dryRun(ctx, header + 'A,B,1,read\n'.repeat(100_001));
    expect(await db.libraryImport.findUnique({ where: { id } })).toMatchObject({ state: 'failed', errorKey: 'import:problems.tooManyRows' });
    expect(await db.importRow.count({ where: { importId: id } })).toBe(0);
  }, 60_000);

  test('a gigabyte is refused on the way', async () => {
    const ctx = await person(db, 'huge');
    let sent = 0;
    async function* endless() {
      yield Buffer.from(header);
      for (; sent < 1024; sent += 1) yield Buffer.alloc(1024 * 1024, 'a\n');
    }
    await expect(startImport(ctx, libraryImporter, { fileName: 'x.csv', pieces: endless() })).rejects.toMatchObject({ problem: 'tooLarge' });
    expect(sent).toBeLessThan(70);
    expect(await db.libraryImport.count({ where: { ownerId: ctx.viewer.id } })).toBe(0);
    expect(await db.importChunk.count({ where: { import: { ownerId: ctx.viewer.id } } })).toBe(0);
  }, 60_000);
});

describe('beginning once', () => {
  test('twenty clicks start one job, and so do twenty clicks on undo', async () => {
    const started: string[] = [];
    const someone = await person(db, 'clicks');
    const ctx = { ...someone, queue: { ...someone.queue, enqueue: async (_tx: unknown, job: { name: string }) => void started.push(job.name) } };
    const importId = await dryRun(ctx, fixture('storygraph.csv'));
    await Promise.all(Array.from({ length: 20 }, () => confirmImport(ctx, libraryImporter, { importId })));
    await applyImport(workOf(ctx), { importId });
    await Promise.all(Array.from({ length: 20 }, () => requestUndo(ctx, libraryImporter, { importId })));
    expect(started).toEqual(['library.parse-import', 'library.apply-import', 'library.undo-import']);
  });

  test("another person's import does not exist", async () => {
    const [mine, theirs] = [await person(db, 'mine'), await person(db, 'theirs')];
    const importId = await dryRun(mine, fixture('storygraph.csv'));
    for (const act of [confirmImport, discardImport]) await expect(act(theirs, libraryImporter, { importId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(chooseImportRows(theirs, libraryImporter, { importId, choices: [] })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('cut off in the middle', () => {
  const rows = 2_300;
  const csv = () => `Title,Author,Number of Pages,Date Read,Exclusive Shelf,Bookshelves\n${Array.from({ length: rows }, (_, index) => `Book ${index},Author ${index % 50},${100 + index},2020/01/02,read,tag-${index % 7}`).join('\n')}\n`;

  /** Lets so many batches through, then stops like a process that is told to. */
  function stopAfter(batches: number): AbortSignal {
    let left = batches;
    return { throwIfAborted: () => {
      left -= 1;
      if (left < 0) throw new Error('stopped');
    } } as AbortSignal;
  }

  test('an import goes on with nothing lost or doubled, and so does undo', async () => {
    const ctx = await person(db, 'cut');
    const empty = await dump(ctx);
    const importId = await startImport(ctx, libraryImporter, { fileName: 'x.csv', pieces: pieces(csv(), 65_536) });
    await expect(parseImport(workOf(ctx, stopAfter(5)), { importId })).rejects.toThrow('stopped');
    expect(await db.importRow.count({ where: { importId } })).toBe(500);
    await parseImport(workOf(ctx), { importId });
    expect(await db.importRow.count({ where: { importId } })).toBe(rows);
    await confirmImport(ctx, libraryImporter, { importId });
    await expect(applyImport(workOf(ctx, stopAfter(1)), { importId })).rejects.toThrow('stopped');
    expect(await db.book.count({ where: { ownerId: ctx.viewer.id } })).toBe(1_000);
    expect(await db.libraryImport.findUnique({ where: { id: importId } })).toMatchObject({ state: 'applying', appliedRows: 1_000 });
    // Two workers pick the rest up at once: the one believed dead, and its successor.
    await Promise.all([applyImport(workOf(ctx), { importId }), applyImport(workOf(ctx), { importId })]);
    for (const table of [db.book, db.reading, db.progressEntry] as { count(args: object): Promise<number> }[]) {
      expect(await table.count({ where: { ownerId: ctx.viewer.id } })).toBe(rows);
    }
    expect(await db.libraryImport.findUnique({ where: { id: importId } })).toMatchObject({ state: 'applied', appliedRows: rows });
    await requestUndo(ctx, libraryImporter, { importId });
    await expect(undoImport(workOf(ctx, stopAfter(2)), { importId })).rejects.toThrow('stopped');
    expect(await db.book.count({ where: { ownerId: ctx.viewer.id } })).toBe(rows - 1_000);
    await undoImport(workOf(ctx), { importId });
    expect(await dump(ctx)).toEqual(empty);
  }, 60_000);

  test('a batch that fails leaves none of itself', async () => {
    const ctx = await person(db, 'half');
    const importId = await dryRun(ctx, fixture('goodreads-2019.csv'));
    await confirmImport(ctx, libraryImporter, { importId });
    await db.$executeRaw`CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''disk full''; END'`;
    await db.$executeRaw`CREATE TRIGGER fail_once AFTER INSERT ON "ProgressEntry" FOR EACH ROW EXECUTE FUNCTION fail_once()`;
    await expect(applyImport(workOf(ctx), { importId })).rejects.toThrow();
    await db.$executeRaw`DROP FUNCTION fail_once() CASCADE`;
    expect(await db.book.count({ where: { ownerId: ctx.viewer.id } })).toBe(0);
    expect(await db.author.count({ where: { ownerId: ctx.viewer.id } })).toBe(0);
    await applyImport(workOf(ctx), { importId });
    expect(await db.book.count({ where: { ownerId: ctx.viewer.id } })).toBe(5);
  });
});
