import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import {
  addBook, addPastReading, editBook, editReading, emptyTrash, finishReading, getBook, getBookReading, getShelfNumbers, getToday, listBooks, listEntries, listTrash,
  rateBook, readShelfView, recordProgress, removeReading, restoreBook, retractProgress, setPriority, setTags, startReading, stopReading, trashBook, wantToRead,
} from '#app/domains/library/index.server.ts';
import { refreshBook } from '#app/domains/library/commands/book-summary.server.ts';
import { emptyOldTrash } from '#app/domains/library/commands/empty-trash.server.ts';
import { forgetFormerCovers } from '#app/domains/library/commands/forget-former-covers.server.ts';
import { can } from '#app/domains/library/policies.ts';
import { editBookSchema } from '#app/domains/library/schema.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookInput, givenBook, later, person, rowOf } from './scene.ts';
import type { Person } from './scene.ts';

const { db } = await testDatabase();
const everything = readShelfView(new URLSearchParams('shelf=all'), 'all');
const edit = (input: Record<string, unknown>) => editBookSchema.parse(input);

describe('a book', () => {
  test('with everything about it', async () => {
    const ctx = await person(db, 'full');
    const bookId = await givenBook(ctx, {
      title: 'Анна Каренина', authors: 'Лев Толстой\nКто-то Ещё', tags: 'Роман, любимое', series: 'Собрание', seriesPosition: 8.5, pages: 864, year: 1878,
      isbn: '9785389049260', language: 'ru', publisher: 'Азбука', format: 'Бумажная', description: 'Все счастливые семьи…', privateNotes: 'с дачи', priority: 'normal',
    });
    expect(await getBook(ctx, { bookId })).toMatchObject({
      title: 'Анна Каренина', authors: [{ name: 'Лев Толстой' }, { name: 'Кто-то Ещё' }], tags: [{ name: 'любимое' }, { name: 'Роман' }],
      series: { name: 'Собрание', position: 8.5 }, pages: 864, year: 1878, isbn: '9785389049260', priority: 'normal', state: 'to_read', pagesLeft: 864, openReadingId: null,
    });
    expect(await rowOf(ctx, bookId)).toMatchObject({ titleKey: 'анна каренина', matchKey: 'анна каренина|лев толстой', authorSort: 'Толстой, Лев' });
    await editBook(ctx, { bookId, ...edit({ title: 'Anna Karenina', authors: 'Leo Tolstoy', year: -50 }) });
    expect(await getBook(ctx, { bookId })).toMatchObject({ title: 'Anna Karenina', authors: [{ name: 'Leo Tolstoy' }], tags: [], series: null, year: -50, isbn: null });
    expect(await rowOf(ctx, bookId)).toMatchObject({ titleKey: 'anna karenina', searchText: 'anna karenina leo tolstoy', year: -49 });
  });

  test('sent twice it is added once; somebody else’s id is refused', async () => {
    const ctx = await person(db, 'twice');
    const input = bookInput({ title: 'Twice', authors: 'A B', tags: 't' });
    const results = await Promise.all([1, 2, 3].map(() => addBook(ctx, input)));
    expect(results.filter((result) => result.added)).toHaveLength(1);
    expect((await getShelfNumbers(ctx)).books).toBe(1);
    await expect(addBook(await person(db, 'thief'), input)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('authors, series and tags are found by their key, also when made at the same moment', async () => {
    const ctx = await person(db, 'names');
    const names = [['Фёдор Достоевский', 'КЛАССИКА, Б, А'], ['федор  достоевский', 'а, классика'], ['Фёдор Достоевский', 'б, Классика']];
    await Promise.all(names.map(([authors, tags], n) => givenBook(ctx, { title: `T${n}`, authors, tags, series: 'Том 1' })));
    expect(await db.author.count({ where: { ownerId: ctx.viewer.id } })).toBe(1);
    expect(await db.tag.count({ where: { ownerId: ctx.viewer.id } })).toBe(3);
    expect(await db.series.count({ where: { ownerId: ctx.viewer.id } })).toBe(1);
  });

  test.each([['reading', 1], ['read', 1], ['stopped', 1], ['to_read', 0]])('put on the shelf “%s” at once', async (state, readings) => {
    const ctx = await person(db, 'at-once');
    const bookId = await givenBook(ctx, { state, pages: 100 });
    const book = await getBook(ctx, { bookId });
    expect(book.state).toBe(state);
    expect(book.readings).toHaveLength(readings);
    expect((await rowOf(ctx, bookId)).pagesRead).toBe(state === 'read' ? 100 : 0);
  });

  test('what a form can carry comes back as it was typed', async () => {
    const ctx = await person(db, 'xss');
    const nasty = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'; DROP TABLE \"Book\"; --", '{{constructor}}', 'javascript:alert(1)', '\u202Eevil', '👩‍👩‍👧 ﷽', '${1}%s\\0'];
    for (const text of nasty) {
      const bookId = await givenBook(ctx, { title: text, subtitle: text, authors: text, tags: text.replaceAll(',', '').replaceAll(';', '').slice(0, 60), series: text, publisher: text, format: text, description: text, privateNotes: text });
      await rateBook(ctx, { bookId, review: text, reviewHasSpoilers: true });
      const book = await getBook(ctx, { bookId });
      expect(book).toMatchObject({ title: text, subtitle: text, publisher: text, format: text, description: text, privateNotes: text, review: text, series: { name: text } });
    }
    expect((await listBooks(ctx, everything)).rows).toHaveLength(nasty.length);
  });
});

describe('the trash', () => {
  test('remembers the cover before for 30 days', async () => {
    const ctx = await person(db, 'covers', { now: '2026-10-01T12:00:00Z' });
    const bookId = await givenBook(ctx, { title: 'Covered' });
    const file = await db.storedFile.create({ data: { ownerId: ctx.viewer.id, kind: 'picture', name: 'cover', type: 'image/webp', sha256: new Uint8Array(32).fill(7), size: 10, storageKey: `covers/${bookId}` }, select: { id: true } });
    await db.book.update({ where: { id: bookId }, data: { formerCoverId: file.id, formerCoverAt: ctx.now } });
    const isRemembered = async () => (await db.book.findUniqueOrThrow({ where: { id: bookId }, select: { formerCoverId: true } })).formerCoverId === file.id;
    await forgetFormerCovers(db, new Date('2026-10-31T11:59:59Z'));
    expect(await isRemembered()).toBe(true);
    await forgetFormerCovers(db, new Date('2026-10-31T12:00:01Z'));
    expect(await isRemembered()).toBe(false);
  });

  test('takes a book with everything, gives it back as it was, and forgets after 30 days', async () => {
    const ctx = await person(db, 'trash', { now: '2026-10-01T12:00:00Z' });
    const bookId = await givenBook(ctx, { title: 'Out', pages: 100, state: 'read' });
    expect(await trashBook(ctx, { bookId })).toBe('Out');
    await trashBook(ctx, { bookId });
    expect(await getShelfNumbers(ctx)).toMatchObject({ books: 0, pagesRead: 0 });
    expect((await listBooks(ctx, everything)).rows).toEqual([]);
    expect((await getBook(ctx, { bookId })).trashedAt).toBe('today, 15:00');
    await restoreBook(ctx, { bookId });
    expect(await getShelfNumbers(ctx)).toMatchObject({ books: 1, booksRead: 1, pagesRead: 100 });
    await trashBook(ctx, { bookId });
    expect(await emptyOldTrash(db, new Date('2026-10-31T11:59:59Z'))).toBe(0);
    expect(await emptyOldTrash(db, new Date('2026-10-31T12:00:01Z'))).toBe(1);
    await expect(getBook(ctx, { bookId })).rejects.toMatchObject({ code: 'not-found' });
    expect(ctx.published.map((one) => one.event.replace('library.book-', ''))).toEqual(['added', 'finished', 'trashed', 'restored', 'trashed']);
  });

  test('emptying touches only one’s own', async () => {
    const [ctx, other] = [await person(db, 'mine'), await person(db, 'theirs')];
    for (const one of [ctx, other]) await trashBook(one, { bookId: await givenBook(one) });
    expect(await emptyTrash(ctx)).toBe(1);
    expect((await listTrash(other, null)).rows).toHaveLength(1);
  });
});

describe('who may', () => {
  const verbs: [string, (ctx: Person, bookId: string, readingId: string, entryId: string) => Promise<unknown>, boolean][] = [
    ['see', (ctx, bookId) => getBook(ctx, { bookId }), true],
    ['see a reading', (ctx, bookId, readingId) => getBookReading(ctx, { bookId, readingId }), true],
    ['edit', (ctx, bookId) => editBook(ctx, { bookId, ...edit({ title: 'Mine now' }) }), false],
    ['set priority', (ctx, bookId) => setPriority(ctx, { bookId, priority: 'high' }), false],
    ['set tags', (ctx, bookId) => setTags(ctx, { bookId, tags: ['x'] }), false],
    ['rate', (ctx, bookId) => rateBook(ctx, { bookId, rating: 10, reviewHasSpoilers: false }), false],
    ['start', (ctx, bookId) => startReading(ctx, { bookId, id: uuidv7() }), false],
    ['record', (ctx, bookId) => recordProgress(ctx, { bookId, id: uuidv7(), unit: 'page', value: 5 }), false],
    ['retract', (ctx, bookId, _reading, entryId) => retractProgress(ctx, { bookId, entryId }), false],
    ['stop', (ctx, bookId, readingId) => stopReading(ctx, { bookId, readingId }), false],
    ['finish', (ctx, bookId, readingId) => finishReading(ctx, { bookId, readingId }), false],
    ['add a past reading', (ctx, bookId) => addPastReading(ctx, { bookId, id: uuidv7(), state: 'stopped' }), false],
    ['edit a reading', (ctx, bookId, readingId) => editReading(ctx, { bookId, readingId, state: 'finished' }), false],
    ['remove a reading', (ctx, bookId, readingId) => removeReading(ctx, { bookId, readingId }), false],
    ['wish', (ctx, bookId) => wantToRead(ctx, { bookId }), false],
    ['trash', (ctx, bookId) => trashBook(ctx, { bookId }), true],
    ['restore', (ctx, bookId) => restoreBook(ctx, { bookId }), true],
  ];

  async function scene() {
    const ctx = await person(db, 'keeper');
    const bookId = await givenBook(ctx, { pages: 100 });
    const { readingId, entryId } = await recordProgress(ctx, { bookId, id: uuidv7(), unit: 'page', value: 10 });
    return { ctx, bookId, readingId, entryId };
  }

  test.each(verbs)('%s: its owner; nobody else, not even the owner of the house', async (name, act, inTrash) => {
    const { ctx, bookId, readingId, entryId } = await scene();
    const before = await rowOf(ctx, bookId);
    for (const role of ['member', 'teacher', 'owner'] as const) {
      const stranger = await person(db, `stranger-${role}`, { role });
      await expect(act(stranger, bookId, readingId, entryId)).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await rowOf(ctx, bookId)).toEqual(before);
    await expect(act(ctx, 'not-an-id', readingId, entryId)).rejects.toMatchObject({ code: 'not-found' });
    await trashBook(ctx, { bookId });
    if (!inTrash) await expect(act(ctx, bookId, readingId, entryId)).rejects.toMatchObject({ code: 'not-found' });
    await restoreBook(ctx, { bookId });
    if (name === 'wish') await finishReading(ctx, { bookId, readingId });
    await act(ctx, bookId, readingId, entryId);
  });

  test('another’s reading and entry do not pass with one’s own book', async () => {
    const [mine, theirs] = [await scene(), await scene()];
    await expect(finishReading(mine.ctx, { bookId: mine.bookId, readingId: theirs.readingId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(retractProgress(mine.ctx, { bookId: mine.bookId, entryId: theirs.entryId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(getBookReading(mine.ctx, { bookId: mine.bookId, readingId: theirs.readingId })).rejects.toMatchObject({ code: 'not-found' });
    expect((await listEntries(mine.ctx, { bookId: theirs.bookId, take: 5, after: null })).rows).toEqual([]);
    expect((await getToday(mine.ctx)).moved).toHaveLength(1);
  });

  test.each([
    ['see', true, true], ['change', true, false], ['trash', true, true], ['restore', true, true],
  ] as const)('the rule itself: %s', async (verb, onShelf, inTrash) => {
    const { viewer } = await person(db, 'rule');
    const book = (ownerId: string, deletedAt: Date | null) => ({ ownerId, deletedAt });
    expect(can(viewer, verb, book(viewer.id, null))).toBe(onShelf);
    expect(can(viewer, verb, book(viewer.id, new Date()))).toBe(inTrash);
    expect(can(viewer, verb, book(uuidv7(), null))).toBe(false);
    expect(can(null, verb, book(viewer.id, null))).toBe(false);
  });
});

describe('after any series of acts', () => {
  const act = fc.oneof(
    fc.record({ do: fc.constant('add' as const), state: fc.constantFrom('to_read', 'reading', 'read', 'stopped'), pages: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }) }),
    fc.record({ do: fc.constantFrom('start', 'finish', 'stop', 'wish', 'trash', 'restore', 'remove', 'resize', 'past'), book: fc.nat(3), pages: fc.integer({ min: 1, max: 900 }) }),
    fc.record({ do: fc.constant('progress' as const), book: fc.nat(3), value: fc.integer({ min: 0, max: 900 }) }),
  );

  async function perform(ctx: Person, ids: string[], step: Record<string, unknown> & { do: string }): Promise<void> {
    if (step.do === 'add') return void ids.push(await givenBook(ctx, { state: step.state, pages: step.pages }));
    const bookId = ids[Number(step.book) % Math.max(1, ids.length)];
    if (!bookId) return;
    const open = (await db.reading.findFirst({ where: { bookId, state: 'reading' } }))?.id ?? uuidv7();
    const acts: Record<string, () => Promise<unknown>> = {
      start: () => startReading(ctx, { bookId, id: uuidv7(), fromStart: Number(step.pages) % 2 === 0 }), finish: () => finishReading(ctx, { bookId, readingId: open }),
      stop: () => stopReading(ctx, { bookId, readingId: open }), wish: () => wantToRead(ctx, { bookId }), trash: () => trashBook(ctx, { bookId }), restore: () => restoreBook(ctx, { bookId }),
      remove: () => removeReading(ctx, { bookId, readingId: open }), resize: () => editBook(ctx, { bookId, ...edit({ title: 'Again', pages: step.pages }) }),
      past: () => addPastReading(ctx, { bookId, id: uuidv7(), state: 'finished', endedOn: new Date('2025-01-01') }),
      progress: () => recordProgress(ctx, { bookId, id: uuidv7(), unit: 'page', value: Number(step.value) }),
    };
    // Refusals are part of the series.
    await acts[step.do]!().catch((error: { code?: string }) => expect(['not-found', 'invalid', 'conflict']).toContain(error.code));
  }

  test('totals equal a recount, every row equals its summary, shelves are borne out', async () => {
    let run = 0;
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 16 }), async (steps) => {
      const start = await person(db, `series-${(run += 1)}`);
      const ids: string[] = [];
      for (const [n, step] of steps.entries()) await perform(later(start, new Date(Date.UTC(2026, 5, 1 + n, 12)).toISOString()), ids, step);
      const where = { ownerId: start.viewer.id };
      const books = await db.book.findMany({ where: { ...where, deletedAt: null } });
      const numbers = await getShelfNumbers(start);
      for (const total of Object.values(numbers.byState)) {
        const own = books.filter((book) => book.state === total.state);
        const sum = (of: 'pages' | 'pagesRead') => own.reduce((all, book) => all + (book[of] ?? 0), 0);
        expect(total).toEqual({ state: total.state, books: own.length, pages: sum('pages'), pagesRead: sum('pagesRead') });
      }
      for (const { updatedAt: _before, ...book } of await db.book.findMany({ where })) {
        await inTransaction(db, (tx) => refreshBook(tx, book.id));
        expect(await rowOf(start, book.id)).toMatchObject(book);
        expect(await db.reading.count({ where: { bookId: book.id, state: 'reading' } })).toBe(book.state === 'reading' ? 1 : 0);
        if (book.pages !== null) expect(book.pagesRead).toBeLessThanOrEqual(book.pages);
      }
    }), { numRuns: 15 });
  }, 180_000);
});
