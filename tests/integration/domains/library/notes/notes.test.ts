import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { trashBook } from '#app/domains/library/index.server.ts';
import { addNote, editNote, exportNotes, forgetRemovedNotes, getNote, listBookNotes, listMarks, listNotes, readNotesView, removeNote, restoreNote } from '#app/domains/library/notes/index.server.ts';
import { addNoteSchema } from '#app/domains/library/notes/schema.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { givenBook, later, person } from '../scene.ts';
import type { Person } from '../scene.ts';
import { givenPdf, newVersion } from './scene.ts';

const { db } = await testDatabase();
const everything = readNotesView(new URLSearchParams());
const view = (query: string) => readNotesView(new URLSearchParams(query));
const note = (fields: Record<string, unknown> = {}) => addNoteSchema.parse({ id: uuidv7(), body: 'A thought', ...fields });
const quadAt = (y: number) => [[10, y, 200, y, 10, y - 12, 200, y - 12]];
const bodies = async (ctx: Person, bookId: string, query = '') => (await listBookNotes(ctx, { bookId, view: view(query) })).rows.map((row) => row.body);

async function textOf(ctx: Person, options: Parameters<typeof exportNotes>[1]): Promise<string> {
  let text = '';
  for await (const piece of await exportNotes(ctx, options)) text += piece;
  return text;
}

describe('a note', () => {
  test('sent twice, also at once, it is there once; another’s id is refused', async () => {
    const ctx = await person(db, 'twice');
    const bookId = await givenBook(ctx);
    const input = note({ quote: 'Всё смешалось', color: 'green', page: 12 });
    const added = await Promise.all([1, 2, 3, 4].map(() => addNote(ctx, { ...input, bookId })));
    expect(added.filter((one) => one.added)).toHaveLength(1);
    expect(await getNote(ctx, { bookId, noteId: input.id })).toMatchObject({ quote: 'Всё смешалось', color: 'green', label: '12', page: 12, isOut: false, isEdited: false });
    const other = await person(db, 'thief');
    await expect(addNote(other, { ...input, bookId: await givenBook(other) })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is changed, removed, brought back, and gone after 30 days', async () => {
    const ctx = await person(db, 'life');
    const bookId = await givenBook(ctx);
    const { id: noteId } = await addNote(ctx, { ...note(), bookId });
    await editNote(later(ctx, '2026-11-22T12:00:00Z'), { bookId, noteId, body: 'Ещё мысль', color: 'pink' });
    expect(await getNote(ctx, { bookId, noteId })).toMatchObject({ body: 'Ещё мысль', color: 'pink', isEdited: true });
    expect(await bodies(ctx, bookId, 'q=еще')).toEqual(['Ещё мысль']);
    await expect(editNote(ctx, { bookId, noteId, body: '', color: 'pink' })).rejects.toMatchObject({ code: 'invalid' });
    for (const _twice of [1, 2]) await removeNote(ctx, { bookId, noteId });
    expect(await bodies(ctx, bookId)).toEqual([]);
    expect((await getNote(ctx, { bookId, noteId })).isRemoved).toBe(true);
    await expect(editNote(ctx, { bookId, noteId, body: 'x', color: 'pink' })).rejects.toMatchObject({ code: 'not-found' });
    for (const _twice of [1, 2]) await restoreNote(ctx, { bookId, noteId });
    expect(await bodies(ctx, bookId)).toEqual(['Ещё мысль']);
    await removeNote(ctx, { bookId, noteId });
    await inTransaction(db, (tx) => forgetRemovedNotes(tx, new Date('2026-12-20T12:00:00Z')));
    expect(await db.bookNote.count({ where: { bookId } })).toBe(1);
    await inTransaction(db, (tx) => forgetRemovedNotes(tx, new Date('2026-12-22T12:00:00Z')));
    expect(await db.bookNote.count({ where: { bookId } })).toBe(0);
  });

  test('of somebody else is nowhere, by each way', async () => {
    const [ctx, other] = [await person(db, 'mine'), await person(db, 'theirs', { role: 'owner' })];
    const [bookId, theirBook] = [await givenBook(ctx), await givenBook(other)];
    const { id: noteId } = await addNote(ctx, { ...note(), bookId });
    for (const which of [{ bookId, noteId }, { bookId: theirBook, noteId }, { bookId: 'x', noteId: 'y' }]) {
      for (const attempt of [() => getNote(other, which), () => editNote(other, { ...which, body: 'x', color: 'pink' }), () => removeNote(other, which), () => restoreNote(other, which)]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
      }
    }
    await expect(addNote(other, { ...note(), bookId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(listMarks(other, { bookId, after: null })).rejects.toMatchObject({ code: 'not-found' });
    await expect(exportNotes(other, { bookId, type: 'json' })).rejects.toMatchObject({ code: 'not-found' });
    expect((await listBookNotes(other, { bookId, view: everything })).rows).toEqual([]);
    expect((await listNotes(other, everything)).rows).toEqual([]);
    expect(await textOf(other, { type: 'csv' })).not.toContain('A thought');
  });

  test('in a book in the trash cannot be changed, and is not among all notes', async () => {
    const ctx = await person(db, 'trash');
    const bookId = await givenBook(ctx);
    const { id: noteId } = await addNote(ctx, { ...note(), bookId });
    await trashBook(ctx, { bookId });
    expect((await listNotes(ctx, everything)).rows).toEqual([]);
    expect((await getNote(ctx, { bookId, noteId })).book.isInTrash).toBe(true);
    await expect(removeNote(ctx, { bookId, noteId })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('places', () => {
  test('notes stand in the order of their pages, follow them, and wait when these are out', async () => {
    const ctx = await person(db, 'places');
    const bookId = await givenBook(ctx);
    const { documentId } = await givenPdf(ctx, bookId, { pageKeys: [1, 2, 3], pageLabels: ['i', 'ii', '1'] });
    const add = (body: string, fields: Record<string, unknown>) => addNote(ctx, { ...note({ body, ...fields }), bookId });
    await add('low on two', { places: JSON.stringify([{ key: 2, quads: quadAt(100) }]) });
    await add('three', { page: 3 });
    await add('on the book', {});
    await add('high on two', { places: JSON.stringify([{ key: 2, quads: quadAt(700) }]) });
    await add('one to three', { kind: 'highlight', places: JSON.stringify([{ key: 1, quads: quadAt(50) }, { key: 3, quads: quadAt(700) }]) });
    expect(await bodies(ctx, bookId)).toEqual(['on the book', 'one to three', 'high on two', 'low on two', 'three']);
    await newVersion(ctx, documentId, { pageKeys: [3, 1, 4] });
    const { rows } = await listBookNotes(ctx, { bookId, view: everything });
    expect(rows.map(({ body, page, lastPage, label, isOut }) => [body, page, lastPage, label, isOut])).toEqual([
      ['on the book', null, null, null, false], ['one to three', 1, 2, '1', false], ['three', 1, null, '1', false], ['high on two', null, null, 'ii', true], ['low on two', null, null, 'ii', true],
    ].sort((a, b) => Number(a[4]) - Number(b[4]) || Number(a[1] ?? 0) - Number(b[1] ?? 0) || (a[0] === 'three' ? -1 : 0)));
    await newVersion(ctx, documentId, { pageKeys: [1, 2, 3] });
    expect(await bodies(ctx, bookId)).toEqual(['on the book', 'one to three', 'high on two', 'low on two', 'three']);
    expect((await listMarks(ctx, { bookId, after: null })).marks).toHaveLength(4);
  });

  test('a page of another file, or none, is refused; one of an earlier version is not', async () => {
    const ctx = await person(db, 'keys');
    const bookId = await givenBook(ctx);
    await expect(addNote(ctx, { ...note({ places: '[{"key":1}]' }), bookId })).rejects.toMatchObject({ details: { fields: { places: ['notes:errors.placesBroken'] } } });
    const { documentId } = await givenPdf(ctx, bookId, { pageKeys: [1, 2] });
    await newVersion(ctx, documentId, { pageKeys: [2] });
    await expect(addNote(ctx, { ...note({ page: 2 }), bookId })).rejects.toMatchObject({ details: { fields: { page: ['notes:errors.noSuchPage'] } } });
    await expect(addNote(ctx, { ...note({ places: '[{"key":9}]' }), bookId })).rejects.toMatchObject({ code: 'invalid' });
    const { id: noteId } = await addNote(ctx, { ...note({ places: '[{"key":1}]' }), bookId });
    expect(await getNote(ctx, { bookId, noteId })).toMatchObject({ isOut: true });
  });

  test('a quote typed on a page’s text gets its neighbours', async () => {
    const ctx = await person(db, 'context');
    const bookId = await givenBook(ctx);
    await givenPdf(ctx, bookId, { pageKeys: [5], texts: ['Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему.'] });
    const { id: noteId } = await addNote(ctx, { ...note({ quote: 'похожи друг  на друга', page: 1 }), bookId });
    expect(await getNote(ctx, { bookId, noteId })).toMatchObject({ before: 'Все счастливые семьи ', after: ', каждая несчастливая семья несчастлива по-своему.' });
  });

  test('a file that goes leaves its notes', async () => {
    const ctx = await person(db, 'gone');
    const bookId = await givenBook(ctx);
    const { documentId } = await givenPdf(ctx, bookId, { pageKeys: [1] });
    await addNote(ctx, { ...note({ page: 1 }), bookId });
    await db.bookDocument.delete({ where: { id: documentId } });
    expect((await listBookNotes(ctx, { bookId, view: everything })).rows).toMatchObject([{ body: 'A thought', label: '1', isOut: true }]);
  });
});

describe('lists', () => {
  test('are searched, filtered and paged', async () => {
    const ctx = await person(db, 'lists');
    const [bookId, second] = [await givenBook(ctx, { title: 'First' }), await givenBook(ctx, { title: 'Second' })];
    for (let index = 0; index < 65; index += 1) {
      await addNote(later(ctx, new Date(Date.UTC(2026, 10, 21, 12, index)).toISOString()), { ...note({ body: `note ${index}`, quote: index % 2 ? 'Ёж' : 'лиса', color: index % 5 ? 'yellow' : 'blue', page: index + 1 }), bookId: index % 3 ? bookId : second });
    }
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await listNotes(ctx, { ...everything, after });
      seen.push(...page.rows.map((row) => row.body));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 65 }, (_, index) => `note ${64 - index}`));
    expect((await listNotes(ctx, view('q=еж&color=blue'))).rows.map((row) => row.body)).toEqual(['note 55', 'note 45', 'note 35', 'note 25', 'note 15', 'note 5']);
    expect((await listNotes(ctx, view('q=note 64'))).rows).toMatchObject([{ bookTitle: 'First' }]);
    expect((await listNotes(ctx, view('kind=ink'))).rows).toEqual([]);
    expect((await listNotes(ctx, view('q=%25'))).rows).toEqual([]);
    const first = await listBookNotes(ctx, { bookId, view: everything });
    expect(first.rows).toHaveLength(43);
    expect(first.rows[0]).toMatchObject({ body: 'note 1' });
  });
});

test('exports hold everything, and spreadsheets run nothing of it', async () => {
  const ctx = await person(db, 'exports', { locale: 'ru' });
  const bookId = await givenBook(ctx, { title: '=cmd|calc', authors: 'Лев Толстой' });
  const hostile = ['=1+1', '<script>alert(1)</script>', '\u202Eтпо', '👩‍🚀 "кавычки", запятые\nи строки', "'=already"];
  for (const [index, body] of hostile.entries()) await addNote(ctx, { ...note({ body, quote: body, page: index + 1 }), bookId });
  const csv = await textOf(ctx, { type: 'csv' });
  const rows = parse(csv.replace('\ufeff', ''), { columns: true }) as Record<string, string>[];
  expect(rows.map((row) => row.Note?.replace(/^'(?='*[=+\-@\t\r])/, ''))).toEqual(hostile);
  for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  const json = JSON.parse(await textOf(ctx, { bookId, type: 'json' })) as { notes: { body: string; book: { title: string } }[] };
  expect(json.notes.map(({ body }) => body)).toEqual(hostile);
  expect(json.notes[0]?.book.title).toBe('=cmd|calc');
  const markdown = await textOf(ctx, { type: 'md' });
  expect(markdown).toContain('## Страница 1');
  expect(markdown).not.toContain('<script>');
  expect(await textOf(await person(db, 'none'), { type: 'md' })).toBe('No notes yet.\n');
});
