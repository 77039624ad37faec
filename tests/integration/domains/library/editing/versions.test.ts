import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { changeDetails, answerForm, cutDocument, getDesk, getFormFields, listVersions, outlineText, removeVersion, restoreVersion } from '#app/domains/library/editing/index.server.ts';
import { detailsSchema, partsSchema } from '#app/domains/library/editing/schema.ts';
import { sealPassword } from '#app/domains/library/documents/passwords.server.ts';
import { StorageError } from '#app/platform/storage/storage.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookWithPdf, testDesk } from '#tests/support/documents.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';
import { later, person } from '../scene.ts';
import type { Person } from '../scene.ts';
import { currentOf, editing, finish, look, read, save, say, step } from './scene.ts';

const { db } = await testDatabase();

const forSaving = async (ctx: Person, bookId: string) => ({ id: uuidv7(), baseId: (await currentOf(ctx, bookId)).id });

test('an old version is read again under the old names of its pages; versions between go, the original never', async () => {
  const ctx = await person(db, 'historian');
  const { bookId, versionId, fileId, pageKeys } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(3) }) });
  await step(ctx, bookId, { do: 'remove', ids: [pageKeys[1]!] });
  await finish(ctx, await save(ctx, bookId));
  const second = await currentOf(ctx, bookId);
  await restoreVersion(ctx, { bookId, versionId });
  // While it is being read nothing else is begun.
  await expect(step(ctx, bookId, { do: 'turn', ids: [1], by: 90 })).rejects.toMatchObject({ code: 'conflict' });
  const restored = await db.documentVersion.findFirstOrThrow({ where: { origin: 'restore', document: { bookId } } });
  await read(ctx, restored.id);
  expect(await currentOf(ctx, bookId)).toMatchObject({ number: 3, fileId, pageKeys, changes: { kind: 'restore', from: 1 } });
  await restoreVersion(ctx, { bookId, versionId });
  expect(await db.documentVersion.count({ where: { document: { bookId } } })).toBe(3);
  const { versions } = await listVersions(ctx, { bookId });
  expect(versions.map(({ number, since, isCurrent, isOriginal }) => ({ number, since, isCurrent, isOriginal }))).toMatchObject([
    { number: 3, since: null, isCurrent: true }, { number: 2, since: { inserted: [2], removed: [] } }, { number: 1, since: { inserted: [], removed: [], moved: [] }, isOriginal: true },
  ]);
  await expect(removeVersion(ctx, { bookId, versionId })).rejects.toMatchObject({ details: { messageKey: 'editing:errors.versionStays' } });
  await expect(removeVersion(ctx, { bookId, versionId: restored.id })).rejects.toMatchObject({ details: { messageKey: 'editing:errors.versionStays' } });
  await removeVersion(ctx, { bookId, versionId: second.id });
  expect(await db.storedFile.count({ where: { id: second.fileId } })).toBe(0);
  expect(await db.storedFile.count({ where: { id: fileId } })).toBe(1);
});

test('a version of another book, or of somebody else, is not there', async () => {
  const [ctx, stranger] = [await person(db, 'two-books'), await person(db, 'prying')];
  const one = await bookWithPdf(ctx, { bytes: await makePdf({ pages: ['One'] }) });
  const two = await bookWithPdf(ctx, { bytes: await makePdf({ pages: ['Two'] }) });
  for (const work of [restoreVersion, removeVersion]) {
    await expect(work(ctx, { bookId: one.bookId, versionId: two.versionId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(work(stranger, { bookId: one.bookId, versionId: one.versionId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(work(ctx, { bookId: one.bookId, versionId: 'nonsense' })).rejects.toMatchObject({ code: 'not-found' });
  }
});

test('a saving and a restoration at once: one after the other, never both', async () => {
  const ctx = await person(db, 'restless');
  const { bookId, versionId, pageKeys } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(2) }) });
  await step(ctx, bookId, { do: 'turn', ids: [pageKeys[0]!], by: 90 });
  await finish(ctx, await save(ctx, bookId));
  await step(ctx, bookId, { do: 'turn', ids: [pageKeys[1]!], by: 90 });
  const outcomes = await Promise.allSettled([save(ctx, bookId), restoreVersion(ctx, { bookId, versionId })]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('title, author, language and outline are written into the file, hostile ones too', async () => {
  const ctx = await person(db, 'librarian');
  const { bookId, pageKeys } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(3), title: 'Old', author: 'Nobody', outline: [{ title: 'Old one', page: 1 }] }) });
  expect(outlineText((await getDesk(ctx, { bookId })).version)).toBe('Old one … 1');
  const title = '</dc:title><script>alert(1)</script> Ёж & "кавычки" \u202egnp.exe';
  const values = { ...(await forSaving(ctx, bookId)), title, author: 'Юрий Норштейн', language: 'ru', outline: 'Часть первая … 1\n  Глава (1) \\ … 3\nКонец … —' };
  await expect(changeDetails(editing(ctx), { bookId, values: detailsSchema.parse({ ...values, outline: 'Конец … 99' }), say })).rejects.toMatchObject({ details: { fields: { outline: ['editing:errors.outline.noPage {"line":1}'] } } });
  await changeDetails(editing(ctx), { bookId, values: detailsSchema.parse(values), say });
  expect(await finish(ctx, values.id)).toMatchObject({ state: 'done', changes: { kind: 'details', fields: ['title', 'author', 'language', 'outline'] } });
  const version = await currentOf(ctx, bookId);
  expect(version).toMatchObject({ pageKeys, author: 'Юрий Норштейн', outline: [{ title: 'Часть первая', page: 1, children: [{ title: 'Глава (1) \\', page: 3 }] }, { title: 'Конец', page: null }] });
  const seen = await look(ctx, version.fileId);
  expect(seen.info).toMatchObject({ Title: title, Author: 'Юрий Норштейн', Language: 'ru' });
  expect(seen.pages).toEqual(['Page 1', 'Page 2', 'Page 3']);
});

test('a saving for which there is no room says so in words that its pages have', async () => {
  const ctx = await person(db, 'crowded');
  const { bookId, pageKeys } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(2) }) });
  await step(ctx, bookId, { do: 'turn', ids: [pageKeys[0]!], by: 90 });
  const { files } = ctx;
  const full = () => Promise.reject(new StorageError('full', 'no space left'));
  expect(await finish({ ...ctx, files: { ...files, quotaBytes: 1 } }, await save(ctx, bookId))).toMatchObject({ state: 'failed', problemKey: 'editing:problems.quota' });
  expect(await finish({ ...ctx, files: { ...files, storage: { ...files.storage, put: full } } }, await save(ctx, bookId))).toMatchObject({ state: 'failed', problemKey: 'editing:problems.storageFull' });
  // A version that was made and cannot be read is told in its words, too.
  const { resultId } = await finish(ctx, await save(later(ctx, '2026-11-21T13:00:00Z'), bookId));
  await db.documentVersion.update({ where: { id: resultId! }, data: { state: 'broken', problemKey: 'documents:problems.unreadable' } });
  expect((await getDesk(ctx, { bookId })).edit).toMatchObject({ state: 'failed', problemKey: 'editing:problems.unexpected' });
});

test('a form is filled in both alphabets, and what it does not allow is refused', async () => {
  const ctx = await person(db, 'clerk');
  const { bookId } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: ['Application'], field: 'Имя' }) });
  const { fields } = await getFormFields(editing(ctx), { bookId });
  expect(fields).toMatchObject([{ kind: 'text', name: 'Имя', value: '' }]);
  expect(await db.versionForm.count({ where: { version: { document: { bookId } } } })).toBe(1);
  const saving = await forSaving(ctx, bookId);
  await expect(answerForm(editing(ctx), { ...saving, bookId, answers: { a0: 'x'.repeat(5_001) } })).rejects.toMatchObject({ details: { fields: { 'answers.a0': ['editing:errors.tooLong'] } } });
  await expect(answerForm(editing(ctx), { ...saving, bookId, answers: {} })).rejects.toMatchObject({ details: { messageKey: 'editing:errors.nothingChanged' } });
  await answerForm(editing(ctx), { ...saving, bookId, answers: { a0: 'Вера Фигнер, Vera', a9: 'no such field' } });
  expect(await finish(ctx, saving.id)).toMatchObject({ state: 'done', problemKey: null });
  const seen = await look(ctx, (await currentOf(ctx, bookId)).fileId);
  expect([...(seen.fields as unknown as Map<string, { value?: string }[]>).get('Имя')!].at(-1)).toMatchObject({ value: 'Вера Фигнер, Vera' });
  expect((await getFormFields(editing(ctx), { bookId })).fields).toMatchObject([{ value: 'Вера Фигнер, Vera' }]);
});

test('a file is split into books, each with its file; a run that goes on after a crash makes none twice', async () => {
  const ctx = await person(db, 'splitter');
  const { bookId } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(5) }), bookTitle: 'Сборник' });
  const values = partsSchema.parse({ ...(await forSaving(ctx, bookId)), parts: '1-2 Начало\n5, 3', as: 'books' });
  await cutDocument(editing(ctx), { bookId, values, say });
  await finish(ctx, values.id);
  // As if the process had died before it could say that it was done.
  await db.documentEdit.update({ where: { id: values.id }, data: { state: 'working', endedAt: null } });
  const { made } = await finish(ctx, values.id);
  const books = made as { title: string; bookId: string }[];
  expect(books.map(({ title }) => title)).toEqual(['Начало', 'editing:parts.titleOf {"title":"Сборник","number":2}']);
  expect(await db.book.count({ where: { ownerId: ctx.viewer.id } })).toBe(3);
  const versions = await Promise.all(books.map(async ({ bookId: id }) => db.documentVersion.findMany({ where: { document: { bookId: id } }, select: { fileId: true } })));
  expect(versions.map((list) => list.length)).toEqual([1, 1]);
  expect((await look(ctx, versions[1]![0]!.fileId)).pages).toEqual(['Page 5', 'Page 3']);
  expect(await currentOf(ctx, bookId)).toMatchObject({ number: 1 });
});

test('a protected file is changed with its remembered password, or with one given for this once', async () => {
  const ctx = await person(db, 'keeper');
  const { bookId, documentId, versionId, fileId } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(2), password: 'сезам' }) });
  expect(await getDesk(ctx, { bookId })).toMatchObject({ obstacle: 'locked' });
  await db.documentVersion.update({ where: { id: versionId }, data: { state: 'waiting', sealedPassword: sealPassword(testDesk().passwords, documentId, 'сезам') } });
  await read(ctx, versionId);
  await db.documentVersion.update({ where: { id: versionId }, data: { sealedPassword: null, needsPassword: true } });
  const { pageKeys } = await currentOf(ctx, bookId);
  await step(ctx, bookId, { do: 'remove', ids: [pageKeys[0]!] });
  await expect(save(ctx, bookId)).rejects.toMatchObject({ details: { fields: { password: ['editing:errors.passwordNeeded'] } } });
  expect(await finish(ctx, await save(ctx, bookId, 'wrong'))).toMatchObject({ state: 'failed', problemKey: 'editing:problems.password' });
  expect(await finish(ctx, await save(ctx, bookId, 'сезам'))).toMatchObject({ state: 'done' });
  expect(await db.documentEdit.count({ where: { documentId, NOT: { sealedPassword: null } } })).toBe(0);
  const version = await currentOf(ctx, bookId);
  expect(version).toMatchObject({ needsPassword: false, pageCount: 1 });
  expect((await look(ctx, version.fileId)).pages).toEqual(['Page 2']);
  await expect(look(ctx, fileId)).rejects.toThrow(/password/i);
});
