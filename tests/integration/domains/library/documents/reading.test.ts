import { expect, test } from 'vitest';
import { attachDocument } from '#app/domains/library/documents/commands/attach-document.server.ts';
import { forgetPassword, givePassword } from '#app/domains/library/documents/commands/give-password.server.ts';
import { readDocument } from '#app/domains/library/documents/commands/read-document.server.ts';
import { findPassword, getDocument, getPageText, withVersion } from '#app/domains/library/documents/index.server.ts';
import { sealPassword } from '#app/domains/library/documents/passwords.server.ts';
import { glanceTask } from '#app/domains/library/documents/pdf-process/tasks.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookWithPdf, givenPdf, testDesk } from '#tests/support/documents.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';
import { givenBook, person } from '../scene.ts';
import type { Person } from '../scene.ts';

const { db } = await testDatabase();

const read = (ctx: Person, versionId: string, signal?: AbortSignal) =>
  readDocument({ db, now: ctx.now, files: ctx.files, queue: ctx.queue, pdf: testDesk(), log: ctx.log, signal }, { versionId, isLastAttempt: true });

async function attach(ctx: Person, bookId: string, bytes: Uint8Array): Promise<string> {
  const attached = await attachDocument(ctx, { bookId, fileId: await givenPdf(ctx, bytes) });
  if (attached.outcome !== 'attached') throw new Error(attached.outcome);
  return attached.versionId;
}

test('a file is read: pages, text in many alphabets, labels, outline, form; the book gets its pages', async () => {
  const ctx = await person(db, 'reader');
  const bytes = await makePdf({
    pages: [
      { text: 'Ёжик в тумане\nшёл по дорож-\nке домой.' }, { text: 'The ofﬁce ﬂower', rotate: 90 }, { text: 'שלום עולם' }, {}, { text: 'Noted', note: 'mine' },
    ],
    title: 'Microsoft Word - thesis.doc', author: 'Юрий Норштейн', labels: ['i', 'ii', '1', '2', '3'], field: 'name',
    outline: [{ title: 'Первая часть', page: 1, children: [{ title: 'Deeper', page: 3 }] }, { title: 'Конец', page: 5 }], javascript: 'app.alert(1)',
  });
  const { bookId } = await bookWithPdf(ctx, { bytes });
  const document = (await getDocument(ctx, { bookId }))!;
  expect(document).toMatchObject({
    state: 'ready', number: 1, pageCount: 5, pageKeys: [1, 2, 3, 4, 5], pageLabels: ['i', 'ii', '1', '2', '3'], hasText: true, hasForm: true, needsPassword: false, title: null, author: 'Юрий Норштейн',
    outline: [{ title: 'Первая часть', page: 1, children: [{ title: 'Deeper', page: 3, children: [] }] }, { title: 'Конец', page: 5, children: [] }],
  });
  const texts = await Promise.all([1, 2, 3, 4].map(async (page) => (await getPageText(ctx, { bookId, page })).text));
  expect(texts).toEqual(['Ёжик в тумане шёл по дорожке домой.', 'The office flower', 'שלום עולם', '']);
  expect((await db.documentPage.findMany({ where: { versionId: document.versionId }, orderBy: { number: 'asc' } })).map(({ width, height }) => `${width}x${height}`).slice(0, 2)).toEqual(['595x842', '842x595']);
  expect((await db.book.findUniqueOrThrow({ where: { id: bookId } })).pages).toBe(5);
});

/** Does something, once, when the first pages have been kept. */
function afterPages(work: () => unknown): never {
  let isDone = false;
  return db.$extends({ query: { $queryRaw: async ({ args, query }) => {
    const kept = await query(args);
    if (!isDone) {
      isDone = true;
      await work();
    }
    return kept;
  } } }) as never;
}

test('a run that broke off goes on behind the last page it kept', async () => {
  const ctx = await person(db, 'patient');
  const bookId = await givenBook(ctx);
  const versionId = await attach(ctx, bookId, await makePdf({ pages: numberedPages(120) }));
  const stop = new AbortController();
  await expect(readDocument({ db: afterPages(() => stop.abort(new Error('killed'))), now: ctx.now, files: ctx.files, queue: ctx.queue, pdf: testDesk(), log: ctx.log, signal: stop.signal }, { versionId, isLastAttempt: false })).rejects.toThrow('killed');
  expect(await db.documentPage.count({ where: { versionId } })).toBe(50);
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'waiting', pageCount: 120, pagesRead: 50 });
  await read(ctx, versionId);
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'ready', pageCount: 120 });
  expect((await getPageText(ctx, { bookId, page: 120 })).text).toBe('Page 120');
  expect(await db.documentPage.count({ where: { versionId } })).toBe(120);
});

test('a password that is forgotten while its file is read takes the text along; given again, the file is read as a whole', async () => {
  const enqueued: object[] = [];
  const ctx = await person(db, 'changeable');
  ctx.queue.enqueue = async (_tx, _job, payload, options) => void enqueued.push({ payload, options });
  const bookId = await givenBook(ctx);
  const versionId = await attach(ctx, bookId, await makePdf({ pages: numberedPages(120), password: 'сезам' }));
  await db.documentVersion.update({ where: { id: versionId }, data: { state: 'locked', needsPassword: true } });
  const give = () => givePassword({ ...ctx, pdf: testDesk() }, { bookId, password: 'сезам', remember: true });
  const readWhile = (work: () => unknown) => readDocument({ db: afterPages(work), now: ctx.now, files: ctx.files, queue: ctx.queue, pdf: testDesk(), log: ctx.log }, { versionId, isLastAttempt: true });

  await give();
  await readWhile(() => forgetPassword(ctx, { bookId }));
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'locked', remembersPassword: false });
  expect(await db.documentPage.count({ where: { versionId } })).toBe(0);

  await give();
  await readWhile(async () => {
    await forgetPassword(ctx, { bookId });
    await give();
  });
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'waiting', pagesRead: 0 });
  // The queue would drop a job of a key that is under way.
  expect(enqueued.at(-1)).toEqual({ payload: { versionId }, options: undefined });
  await read(ctx, versionId);
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'ready', pageCount: 120 });
  expect(await db.documentPage.count({ where: { versionId } })).toBe(120);
});

test('pages with a gap are not taken for the whole file: the next run begins at the first', async () => {
  const ctx = await person(db, 'thorough');
  const bookId = await givenBook(ctx);
  const versionId = await attach(ctx, bookId, await makePdf({ pages: numberedPages(3) }));
  await db.documentPage.create({ data: { versionId, number: 2, text: 'Page 2', textKey: 'page 2', width: 1, height: 1 } });
  await expect(readDocument({ db, now: ctx.now, files: ctx.files, queue: ctx.queue, pdf: testDesk(), log: ctx.log }, { versionId, isLastAttempt: false })).rejects.toThrow('pages missing');
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'waiting', pagesRead: 0 });
  await read(ctx, versionId);
  expect((await getPageText(ctx, { bookId, page: 1 })).text).toBe('Page 1');
});

test('what cannot be read says why, and a later broken file leaves the one before in its place', async () => {
  const ctx = await person(db, 'unlucky');
  const bookId = await givenBook(ctx);
  const first = await attach(ctx, bookId, Buffer.from('%PDF-1.7\nnothing of the kind'));
  await read(ctx, first);
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'broken', problemKey: 'documents:problems.broken' });
  await read(ctx, await attach(ctx, bookId, await makePdf({ pages: ['Whole'] })));
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'ready', number: 2, newer: null });
  await read(ctx, await attach(ctx, bookId, Buffer.from('%PDF-1.7\nbroken again')));
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'ready', number: 2, newer: { number: 3, state: 'broken' } });
});

test('a file behind a password is locked until somebody gives it', async () => {
  const ctx = await person(db, 'secretive');
  const bookId = await givenBook(ctx);
  await read(ctx, await attach(ctx, bookId, await makePdf({ pages: ['Hidden'], password: 'сезам' })));
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'locked', needsPassword: true, remembersPassword: false });
});

test('a remembered password opens the file again; a version of somebody else is not there', async () => {
  const ctx = await person(db, 'forgetful');
  const stranger = await person(db, 'stranger');
  const bookId = await givenBook(ctx);
  const versionId = await attach(ctx, bookId, await makePdf({ pages: ['Hidden'], password: 'сезам' }));
  const { documentId } = await db.documentVersion.findUniqueOrThrow({ where: { id: versionId } });
  await db.documentVersion.update({ where: { id: versionId }, data: { sealedPassword: sealPassword(testDesk().passwords, documentId, 'сезам') } });
  await read(ctx, versionId);
  expect(await getDocument(ctx, { bookId })).toMatchObject({ state: 'ready', remembersPassword: true, pageCount: 1 });
  expect(await findPassword({ ...ctx, pdf: testDesk() }, { versionId })).toBe('сезам');
  expect(await findPassword({ ...stranger, pdf: testDesk() }, { versionId })).toBeNull();
  const glance = (who: Person) => withVersion({ ...who, pdf: testDesk() }, { versionId }, async ({ path, password }) => {
    const seen: unknown[] = [];
    await testDesk().run(glanceTask, { path, password, from: 1, to: 1 }, { reads: [path], onPiece: (piece) => void seen.push(piece) });
    return seen;
  });
  expect(await glance(ctx)).toMatchObject([{ about: { pageCount: 1 } }, { pages: [{ text: 'Hidden' }] }]);
  await expect(glance({ ...stranger, files: ctx.files })).rejects.toMatchObject({ code: 'not-found' });
  await expect(getDocument(stranger, { bookId })).rejects.toMatchObject({ code: 'not-found' });
  await expect(getPageText(stranger, { bookId, page: 1 })).rejects.toMatchObject({ code: 'not-found' });
});
