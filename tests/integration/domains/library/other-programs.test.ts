import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { answerForm, arrangeGrid, changeDetails, cutDocument, getFormFields, insertFromBook } from '#app/domains/library/editing/index.server.ts';
import { detailsSchema, gridSchema, partsSchema } from '#app/domains/library/editing/schema.ts';
import { runErrand } from '#app/domains/library/notes/commands/run-errand.server.ts';
import { addNote, findErrand, requestErrand } from '#app/domains/library/notes/index.server.ts';
import { addNoteSchema } from '#app/domains/library/notes/schema.ts';
import { openFile } from '#app/kernel/files/index.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookWithPdf, testDesk } from '#tests/support/documents.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';
import { has, inPoppler, wrongInQpdf } from '#tests/support/pdf-programs.ts';
import { currentOf, editing, finish, look, save, say, step } from './editing/scene.ts';
import { person } from './scene.ts';
import type { Person } from './scene.ts';

const { db } = await testDatabase();

/** Every kind of file that the house makes: what was asked for, and its bytes. */
const made = {
  async pages(ctx: Person) {
    const other = await bookWithPdf(ctx, { bytes: await makePdf({ pages: ['Приложение', 'x'], labels: ['a', 'b'] }), bookTitle: 'Other' });
    const { bookId, pageKeys } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: [...numberedPages(4, (number) => `Страница ${number}`), { text: 'Страница 5', rotate: 90 }], outline: [{ title: 'Two', page: 2 }, { title: 'Five', page: 5 }], field: 'name' }) });
    await step(ctx, bookId, { do: 'turn', ids: [pageKeys[2]!], by: 90 });
    await step(ctx, bookId, { do: 'remove', ids: [pageKeys[1]!] });
    await arrangeGrid(ctx, { bookId, grid: gridSchema.parse({ intent: 'move', ranges: '4', position: 1 }), say });
    await insertFromBook(ctx, { bookId, source: other.bookId, ranges: 'a', say });
    return saved(ctx, bookId, await save(ctx, bookId));
  },
  async details(ctx: Person) {
    const { bookId } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(3), title: 'Old' }) });
    const values = detailsSchema.parse({ id: uuidv7(), baseId: (await currentOf(ctx, bookId)).id, title: 'Ёжик & туман', author: 'Юрий Норштейн', language: 'ru', outline: 'Часть первая … 1\n  Глава … 3' });
    await changeDetails(editing(ctx), { bookId, values, say });
    return saved(ctx, bookId, values.id);
  },
  async form(ctx: Person) {
    const { bookId, versionId } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: ['Application'], field: 'Имя' }) });
    await getFormFields(editing(ctx), { bookId });
    const id = uuidv7();
    await answerForm(editing(ctx), { id, baseId: versionId, bookId, answers: { a0: 'Вера Фигнер' } });
    return saved(ctx, bookId, id);
  },
  async part(ctx: Person) {
    const { bookId } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(5) }), bookTitle: 'Сборник' });
    const values = partsSchema.parse({ id: uuidv7(), baseId: (await currentOf(ctx, bookId)).id, parts: '5, 3 Конец', as: 'files' });
    await cutDocument(editing(ctx), { bookId, values, say });
    const { made: files } = await finish(ctx, values.id);
    return (await look(ctx, (files as { fileId: string }[])[0]!.fileId)).bytes;
  },
  async unlocked(ctx: Person) {
    const { bookId, versionId } = await bookWithPdf(ctx, { pages: numberedPages(2), password: 'сезам' });
    await db.documentVersion.update({ where: { id: versionId }, data: { needsPassword: true } });
    await step(ctx, bookId, { do: 'remove', ids: [1] });
    return saved(ctx, bookId, await save(ctx, bookId, 'сезам'));
  },
  async copy(ctx: Person) {
    const { bookId, pageKeys } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: ['Мороз и солнце', { text: 'Turned', rotate: 90 }] }), pages: ['Мороз и солнце', 'Turned'] });
    const add = (fields: Record<string, unknown>) => addNote(ctx, { ...addNoteSchema.parse({ id: uuidv7(), ...fields }), bookId });
    const quads = [[60, 784, 220, 784, 60, 768, 220, 768]];
    await add({ kind: 'highlight', color: 'green', quote: 'Мороз', body: 'Пушкин', places: JSON.stringify([{ key: pageKeys[0], quads }, { key: pageKeys[1], quads }]) });
    await add({ kind: 'text', body: 'Слова на странице', places: JSON.stringify([{ key: pageKeys[0], rect: [60, 500, 240, 560] }]) });
    await add({ kind: 'ink', color: 'pink', places: JSON.stringify([{ key: pageKeys[1], ink: [[100, 100, 150, 160, 200, 100]] }]) });
    const id = uuidv7();
    await requestErrand(ctx, { id, bookId, kind: 'copy' });
    await runErrand({ db, now: () => ctx.now, files: ctx.files, pdf: testDesk() }, { errandId: id, isLastAttempt: true });
    const pieces: Uint8Array[] = [];
    for await (const piece of await (await openFile(ctx, { id: (await findErrand(ctx, { bookId, kind: 'copy' }))!.file!.id })).read()) pieces.push(Uint8Array.from(piece));
    return Buffer.concat(pieces);
  },
};

async function saved(ctx: Person, bookId: string, editId: string): Promise<Buffer> {
  expect(await finish(ctx, editId)).toMatchObject({ state: 'done', problemKey: null });
  return (await look(ctx, (await currentOf(ctx, bookId)).fileId)).bytes;
}

const kinds = Object.keys(made) as (keyof typeof made)[];

test.skipIf(!has.poppler)('poppler shows every file that the house makes as it was meant', async () => {
  const ctx = await person(db, 'poppler');
  await inPoppler(await made.pages(ctx), async ({ info, pages, sizes, inked }) => {
    expect(info).toMatchObject({ 'Pages': '5', 'Encrypted': 'no' });
    expect(pages).toEqual(['Страница 5', 'Страница 1', 'Страница 3', 'Страница 4', 'Приложение']);
    expect(sizes).toEqual(['842×595', '595×842', '842×595', '595×842', '595×842']);
    expect(await Promise.all(pages.map((_, at) => inked(at + 1)))).toEqual(pages.map(() => expect.any(Number)));
    for (let page = 1; page <= 5; page += 1) expect(await inked(page), `page ${page}`).toBeGreaterThan(100);
  });
  await inPoppler(await made.details(ctx), ({ info, pages }) => {
    expect(info).toMatchObject({ Title: 'Ёжик & туман', Author: 'Юрий Норштейн', Pages: '3' });
    expect(pages).toEqual(['Page 1', 'Page 2', 'Page 3']);
  });
  await inPoppler(await made.form(ctx), async ({ info, pages, inked }) => {
    expect(info).toMatchObject({ Form: 'AcroForm' });
    // What was written into the field stands on the page, in its letters.
    expect(pages[0]).toMatch(/Application.*Вера Фигнер/);
    expect(await inked(1)).toBeGreaterThan(200);
  });
  await inPoppler(await made.part(ctx), ({ pages }) => expect(pages).toEqual(['Page 5', 'Page 3']));
  await inPoppler(await made.unlocked(ctx), ({ info, pages }) => {
    expect(info).toMatchObject({ Encrypted: 'no' });
    expect(pages).toEqual(['Page 2']);
  });
  await inPoppler(await made.copy(ctx), async ({ info, pages, pixel, inked }) => {
    expect(info).toMatchObject({ Pages: '2' });
    expect(pages[0]).toMatch(/^Мороз и солнце/);
    expect(await pixel(1, 210, 842 - 770), 'green marker').toEqual([153, 217, 128]);
    // The second page is turned: what lies below left in the file is above left on the screen.
    expect(await pixel(2, 770, 210), 'green marker on the turned page').toEqual([153, 217, 128]);
    expect(await pixel(1, 300, 300), 'white paper').toEqual([255, 255, 255]);
    expect(await inked(2)).toBeGreaterThan(500);
  });
}, 240_000);

test.skipIf(!has.qpdf).each(kinds)('qpdf finds nothing wrong with a file of %s', async (kind) => {
  const ctx = await person(db, `qpdf-${kind}`);
  expect(wrongInQpdf(await made[kind](ctx))).toBe('');
}, 120_000);
