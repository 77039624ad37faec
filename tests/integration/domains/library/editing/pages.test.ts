import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { discardDraft, getDesk, getPageGrid, insertFromBook, listSources, savePages } from '#app/domains/library/editing/index.server.ts';
import { arrangeGrid } from '#app/domains/library/editing/index.server.ts';
import { gridSchema } from '#app/domains/library/editing/schema.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookWithPdf } from '#tests/support/documents.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';
import { person } from '../scene.ts';
import { currentOf, editing, finish, look, save, say, step } from './scene.ts';

const { db } = await testDatabase();

test('turned, deleted, moved and doubled pages become a version; keys go with their pages, the original stays', async () => {
  const ctx = await person(db, 'binder');
  const { bookId, fileId, pageKeys } = await bookWithPdf(ctx, {
    bytes: await makePdf({ pages: [...numberedPages(4), { text: 'Page 5', rotate: 90 }], labels: ['i', 'ii', '1', '2', '3'], outline: [{ title: 'Two', page: 2 }, { title: 'Five', page: 5, children: [{ title: 'Three', page: 3 }] }], field: 'name' }),
  });
  await step(ctx, bookId, { do: 'turn', ids: [pageKeys[2]!, pageKeys[4]!], by: 90 });
  await step(ctx, bookId, { do: 'remove', ids: [pageKeys[1]!] });
  await arrangeGrid(ctx, { bookId, grid: gridSchema.parse({ intent: 'move', ranges: '3', position: 1 }), say });
  await insertFromBook(ctx, { bookId, source: bookId, ranges: 'i', say });
  expect((await getPageGrid(ctx, { bookId })).changes).toEqual({ removed: [2], turned: [3, 5], moved: [5], inserted: [5] });
  const before = await look(ctx, fileId);
  const id = await save(ctx, bookId);
  expect((await getDesk(ctx, { bookId })).edit).toMatchObject({ state: 'waiting', kind: 'pages' });
  expect(await finish(ctx, id)).toMatchObject({ state: 'done', problemKey: null });
  const version = await currentOf(ctx, bookId);
  expect(version).toMatchObject({ number: 2, state: 'ready', pageCount: 5, pageKeys: [5, 1, 3, 4, 6], pageLabels: ['3', 'i', '1', '2', 'i'], origin: 'edit' });
  const after = await look(ctx, version.fileId);
  expect(after.pages).toEqual(['Page 5 @180', 'Page 1', 'Page 3 @90', 'Page 4', 'Page 1']);
  expect(after.outline.map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)])).toEqual([['Five', ['Three']]]);
  expect([...((after.fields ?? new Map()) as Map<string, unknown>).keys()]).toEqual(['name']);
  // What was deleted is not in the bytes any more, and the original is as it was, byte for byte.
  expect(after.bytes.length).toBeLessThan(before.bytes.length + 2_000);
  expect((await look(ctx, fileId)).bytes.equals(before.bytes)).toBe(true);
  expect(await db.pageDraft.count({ where: { document: { bookId } } })).toBe(0);
});

test('pages of another file come with their answers, and nothing else of it; somebody else’s file is not there', async () => {
  const [ctx, stranger] = [await person(db, 'collector'), await person(db, 'stranger')];
  const mine = await bookWithPdf(ctx, { bytes: await makePdf({ pages: ['Mine'] }), bookTitle: 'Mine' });
  const other = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(3), labels: ['a', 'b', 'c'], field: 'x' }), bookTitle: 'Other' });
  const foreign = await bookWithPdf(stranger, { bytes: await makePdf({ pages: ['Secret'] }) });
  expect((await listSources(ctx)).map(({ title }) => title)).toEqual(['Other', 'Mine']);
  await expect(insertFromBook(ctx, { bookId: mine.bookId, source: foreign.bookId, ranges: '', say })).rejects.toMatchObject({ details: { fields: { source: ['editing:errors.sourceGone'] } } });
  await insertFromBook(ctx, { bookId: mine.bookId, source: other.bookId, ranges: 'c, a', after: 0, say });
  await expect(insertFromBook(ctx, { bookId: mine.bookId, source: other.bookId, ranges: 'z', say })).rejects.toMatchObject({ details: { fields: { sourceRanges: ['editing:errors.ranges {"piece":"z"}'] } } });
  // A plan that names somebody else's version comes to nothing, however it got there.
  const draft = await db.pageDraft.findUniqueOrThrow({ where: { documentId: mine.documentId } });
  await db.pageDraft.update({ where: { documentId: mine.documentId }, data: { pages: [...(draft.pages as object[]), { id: -9, turn: 0, from: { versionId: foreign.versionId, page: 1 } }] } });
  expect(await finish(ctx, await save(ctx, mine.bookId))).toMatchObject({ state: 'failed', problemKey: 'editing:problems.gone' });
  expect(await currentOf(ctx, mine.bookId)).toMatchObject({ number: 1 });
  await db.pageDraft.update({ where: { documentId: mine.documentId }, data: { pages: draft.pages as object[] } });
  expect(await finish(ctx, await save(ctx, mine.bookId))).toMatchObject({ state: 'done' });
  const version = await currentOf(ctx, mine.bookId);
  expect(version).toMatchObject({ pageKeys: [2, 3, 1] });
  expect((await look(ctx, version.fileId)).pages).toEqual(['Page 3', 'Page 1', 'Mine']);
});

test('a stranger finds neither the pages nor anything to do with them', async () => {
  const [ctx, stranger] = [await person(db, 'owner-of-it'), await person(db, 'curious')];
  const { bookId, versionId, pageKeys } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(2) }) });
  const gone = { code: 'not-found' };
  await expect(getDesk(stranger, { bookId })).rejects.toMatchObject(gone);
  await expect(getPageGrid(stranger, { bookId })).rejects.toMatchObject(gone);
  await expect(step(stranger, bookId, { do: 'remove', ids: [pageKeys[0]!] })).rejects.toMatchObject(gone);
  await expect(discardDraft(stranger, { bookId })).rejects.toMatchObject(gone);
  await expect(savePages(editing(stranger), { bookId, id: uuidv7(), baseId: versionId })).rejects.toMatchObject(gone);
});

test('of two savings at once one goes through; the other is told, and what was done is kept', async () => {
  const ctx = await person(db, 'hasty');
  const { bookId, versionId, pageKeys, documentId } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(3) }) });
  await step(ctx, bookId, { do: 'remove', ids: [pageKeys[0]!] });
  const ids = Array.from({ length: 6 }, () => uuidv7());
  const outcomes = await Promise.all(ids.map((id) => savePages(editing(ctx), { bookId, id, baseId: versionId }).then(() => 'saved', (error: { details: { messageKey: string } }) => error.details.messageKey)));
  expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
  expect(new Set(outcomes)).toEqual(new Set(['saved', 'editing:errors.underWay']));
  // Nothing else can be begun while it is on its way, nor while the new version is being read.
  await expect(step(ctx, bookId, { do: 'turn', ids: [pageKeys[1]!], by: 90 })).rejects.toMatchObject({ code: 'conflict' });
  const { id } = await db.documentEdit.findFirstOrThrow({ where: { documentId } });
  await savePages(editing(ctx), { bookId, id, baseId: versionId });
  expect(await finish(ctx, id)).toMatchObject({ state: 'done' });
  expect(await db.documentVersion.count({ where: { documentId } })).toBe(2);
  // The database itself lets no second one in beside a first.
  const row = (state: 'waiting' | 'working') => ({ id: uuidv7(), documentId, ownerId: ctx.viewer.id, baseId: versionId, kind: 'pages' as const, state, plan: {}, changes: {} });
  await db.documentEdit.create({ data: row('working') });
  await expect(db.documentEdit.create({ data: row('waiting') })).rejects.toMatchObject({ code: 'P2002' });
});

test('what was arranged on an older version is kept and said to be old', async () => {
  const ctx = await person(db, 'late');
  const { bookId, pageKeys, documentId } = await bookWithPdf(ctx, { bytes: await makePdf({ pages: numberedPages(3) }) });
  await step(ctx, bookId, { do: 'remove', ids: [pageKeys[0]!] });
  const draft = await db.pageDraft.findUniqueOrThrow({ where: { documentId } });
  expect(await finish(ctx, await save(ctx, bookId))).toMatchObject({ state: 'done' });
  await db.pageDraft.create({ data: { ...draft, pages: draft.pages as object[] } });
  expect(await getPageGrid(ctx, { bookId })).toMatchObject({ isStale: true, changes: null, total: 2 });
  await expect(step(ctx, bookId, { do: 'turn', ids: [2], by: 90 })).rejects.toMatchObject({ details: { messageKey: 'editing:errors.moved' } });
  await expect(save(ctx, bookId)).rejects.toMatchObject({ details: { messageKey: 'editing:errors.moved' } });
  await discardDraft(ctx, { bookId });
  expect(await getPageGrid(ctx, { bookId })).toMatchObject({ isStale: false });
});
