import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { runErrand } from '#app/domains/library/notes/commands/run-errand.server.ts';
import { addNote, countForCopy, findErrand, listMarks, requestErrand } from '#app/domains/library/notes/index.server.ts';
import { addNoteSchema } from '#app/domains/library/notes/schema.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { openFile } from '#app/kernel/files/index.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookWithPdf, testDesk } from '#tests/support/documents.ts';
import { makePdf } from '#tests/support/make-pdf.ts';
import { givenBook, person } from '../scene.ts';

const { db } = await testDatabase();

const work = (ctx: MemberCtx) => ({ db, now: () => ctx.now, files: ctx.files, pdf: testDesk() });

async function done(ctx: MemberCtx, bookId: string, kind: 'copy' | 'takeover') {
  const id = uuidv7();
  await requestErrand(ctx, { id, bookId, kind });
  await runErrand(work(ctx), { errandId: id, isLastAttempt: true });
  return findErrand(ctx, { bookId, kind });
}

async function bytesOf(ctx: MemberCtx, id: string): Promise<Uint8Array> {
  const { storageKey } = await db.storedFile.findUniqueOrThrow({ where: { id }, select: { storageKey: true } });
  await openFile(ctx, { id });
  const pieces: Uint8Array[] = [];
  for await (const piece of await ctx.files.storage.get(storageKey)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

type Annotation = { subtype: string; contentsObj: { str: string }; rect: number[]; hasAppearance: boolean; titleObj: { str: string } };

async function annotationsOf(bytes: Uint8Array): Promise<Annotation[][]> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await loading.promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push((await (await pdf.getPage(number)).getAnnotations()) as Annotation[]);
  await loading.destroy();
  return pages;
}

const pages = ['Мороз и солнце; день чудесный!', { text: 'Turned', rotate: 90 as const }, 'Third'];
const quad = [60, 784, 220, 784, 60, 768, 220, 768];

async function givenNotes(ctx: MemberCtx) {
  const book = await bookWithPdf(ctx, { pages });
  const add = (fields: Record<string, unknown>) => addNote(ctx, { ...addNoteSchema.parse({ id: uuidv7(), ...fields }), bookId: book.bookId });
  const [one = 0, two = 0, three = 0] = book.pageKeys;
  await add({ kind: 'highlight', color: 'green', quote: 'Мороз', body: 'Пушкин, 1829 <script>', places: JSON.stringify([{ key: one, quads: [quad] }, { key: two, quads: [quad] }]) });
  await add({ kind: 'text', body: 'Слова на странице, которые не помещаются в одну строку 😀 '.repeat(3), places: JSON.stringify([{ key: one, rect: [60, 500, 240, 560] }]) });
  await add({ kind: 'ink', color: 'pink', places: JSON.stringify([{ key: two, ink: [[100, 100, 150, 160, 200, 100], [50, 50]] }]) });
  await add({ kind: 'note', body: 'О странице', places: JSON.stringify([{ key: three }]) });
  await add({ body: 'On the book' });
  return book;
}

describe('a copy with the notes in it', () => {
  test('is a PDF whose annotations others read and show; the file itself stays', async () => {
    const ctx = await person(db, 'copy');
    const { bookId, fileId } = await givenNotes(ctx);
    const before = await bytesOf(ctx, fileId);
    expect(await countForCopy(ctx, { bookId })).toEqual({ placed: 4, left: 0 });
    const copy = await done(ctx, bookId, 'copy');
    expect(copy).toMatchObject({ state: 'ready', notes: 4, left: 0, percent: 100, problemKey: null });
    const bytes = await bytesOf(ctx, copy!.file!.id);
    const found = await annotationsOf(bytes);
    expect(found.map((some) => some.map(({ subtype, hasAppearance }) => `${subtype} ${hasAppearance}`))).toEqual([['Highlight true', 'FreeText true'], ['Highlight true', 'Ink true'], ['Text true']]);
    expect(found[0]?.[0]).toMatchObject({ contentsObj: { str: 'Пушкин, 1829 <script>' }, rect: [60, 768, 220, 784], titleObj: { str: 'copy' } });
    expect(found[2]?.[0]).toMatchObject({ contentsObj: { str: 'О странице' } });
    expect(await bytesOf(ctx, fileId)).toEqual(before);
    // Made again, the one before goes.
    const again = await done(ctx, bookId, 'copy');
    expect(again?.state).toBe('ready');
    expect(await db.noteErrand.count({ where: { bookId } })).toBe(1);
  });

  test('is asked for once at a time, and not of a book without a PDF or of somebody else’s', async () => {
    const [ctx, other] = [await person(db, 'once'), await person(db, 'stranger')];
    const { bookId } = await givenNotes(ctx);
    await Promise.all([1, 2, 3].map(() => requestErrand(ctx, { id: uuidv7(), bookId, kind: 'copy' })));
    expect(await db.noteErrand.count({ where: { bookId } })).toBe(1);
    await expect(requestErrand(other, { id: uuidv7(), bookId, kind: 'copy' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await findErrand(other, { bookId, kind: 'copy' })).toBeNull();
    await expect(requestErrand(ctx, { id: uuidv7(), bookId: await givenBook(ctx), kind: 'copy' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a run that was cut off is begun again; what the file does not allow is said', async () => {
    const ctx = await person(db, 'cut');
    const { bookId, versionId } = await givenNotes(ctx);
    const id = uuidv7();
    await requestErrand(ctx, { id, bookId, kind: 'copy' });
    const cut = AbortSignal.abort(new Error('the process ends'));
    await expect(runErrand({ ...work(ctx), signal: cut }, { errandId: id, isLastAttempt: false })).rejects.toThrow();
    expect(await findErrand(ctx, { bookId, kind: 'copy' })).toMatchObject({ state: 'running' });
    await runErrand(work(ctx), { errandId: id, isLastAttempt: false });
    expect(await findErrand(ctx, { bookId, kind: 'copy' })).toMatchObject({ state: 'ready' });
    const locked = await bookWithPdf(ctx, { pages: ['Locked'], password: 'secret' });
    await db.documentVersion.update({ where: { id: versionId }, data: { fileId: locked.fileId } });
    expect(await done(ctx, bookId, 'copy')).toMatchObject({ state: 'failed', problemKey: 'problems.locked', file: null });
  });
});

test('notes inside a file are taken over, once, and are not baked a second time', async () => {
  const ctx = await person(db, 'over');
  const { bookId } = await bookWithPdf(ctx, { pages: [{ text: 'Мороз и солнце', note: 'Чужая заметка' }, 'x'] });
  expect(await done(ctx, bookId, 'takeover')).toMatchObject({ state: 'ready', notes: 1 });
  const { marks } = await listMarks(ctx, { bookId, after: null });
  expect(marks).toMatchObject([{ kind: 'highlight', color: 'yellow', body: 'Чужая заметка', isFromFile: true }]);
  expect(marks[0]?.places[0]?.quads).toHaveLength(1);
  expect(await done(ctx, bookId, 'takeover')).toMatchObject({ state: 'ready', notes: 0 });
  expect(await countForCopy(ctx, { bookId })).toEqual({ placed: 0, left: 0 });
});

test('every letter that a note may hold gets into the file', async () => {
  const ctx = await person(db, 'letters');
  const { bookId, pageKeys } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: ['x'] }), pages: ['x'] });
  const body = `((( \\ ))) \u202Eabc ${'ё'.repeat(500)} \u0416 שלום 漢字 `;
  await addNote(ctx, { ...addNoteSchema.parse({ id: uuidv7(), kind: 'text', body, places: JSON.stringify([{ key: pageKeys[0], rect: [10, 10, 11, 11] }]) }), bookId });
  const copy = await done(ctx, bookId, 'copy');
  const [[text] = []] = await annotationsOf(await bytesOf(ctx, copy!.file!.id));
  expect(text?.contentsObj.str).toBe(body.trim());
});
