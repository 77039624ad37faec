import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { attachDocument } from '#app/domains/library/documents/commands/attach-document.server.ts';
import { libraryImporter } from '#app/domains/library/index.server.ts';
import { registerDocumentJobs } from '#app/domains/library/documents/document-work.server.ts';
import { registerEditingJobs } from '#app/domains/library/editing/editing-jobs.server.ts';
import { readDictionaryJob } from '#app/domains/library/words/dictionary-jobs.server.ts';
import { wordsManifest } from '#app/domains/library/words/manifest.server.ts';
import { createBot } from '#app/engines/bot/bot.server.ts';
import { deliverMessageJob } from '#app/engines/bot/jobs.ts';
import { requestErrand } from '#app/domains/library/notes/index.server.ts';
import { registerNoteJobs } from '#app/domains/library/notes/note-jobs.server.ts';
import { confirmImport } from '#app/engines/transfer/imports/commands/apply-import.server.ts';
import { discardImport } from '#app/engines/transfer/imports/commands/discard-import.server.ts';
import { startImport } from '#app/engines/transfer/imports/commands/start-import.server.ts';
import { requestUndo } from '#app/engines/transfer/imports/commands/undo-import.server.ts';
import { registerImportJobs, requestExport } from '#app/engines/transfer/index.server.ts';
import { registerExportJobs } from '#app/engines/transfer/jobs.server.ts';
import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { discardJob, retryJob } from '#app/kernel/operations/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookWithPdf, givenPdf, testDesk } from '#tests/support/documents.ts';
import { makePdf } from '#tests/support/make-pdf.ts';
import { until } from '#tests/support/until.ts';
import { dryRun, fixture, pieces, undone } from '../../domains/library/import-scene.ts';
import { botScene, newKey } from '../../engines/bot/scene.ts';
import { save, step } from '../../domains/library/editing/scene.ts';
import { givenBook, person } from '../../domains/library/scene.ts';
import type { Person } from '../../domains/library/scene.ts';

const { db, url } = await testDatabase();
const owner = await person(db, 'owner', { role: 'owner' });

/** Nothing that works on files can work just now. */
let isDown = true;
const desk = { ...testDesk(), run: ((...asked: Parameters<ReturnType<typeof testDesk>['run']>) => (isDown ? Promise.reject(new Error('the desk is away')) : testDesk().run(...asked))) as ReturnType<typeof testDesk>['run'] };
const area: PersonalData = {
  area: 'test', countPieces: async () => 1,
  async *exportEverything() {
    if (isDown) throw new Error('the storage is away');
    yield { path: 'one.txt', pieces: (async function* () { yield 'one'; })() };
  },
};

const hosts: QueueHost[] = [];
async function running(work: boolean) {
  const host = createQueue({ url, db, log: owner.log, pollSeconds: 0.5, work });
  // What is told goes where the person's own commands tell it.
  const tools = { db, now: () => owner.now, queue: { ...host.queue, publish: owner.queue.publish }, files: owner.files, pdf: desk };
  registerDocumentJobs(host, tools);
  registerEditingJobs(host, tools);
  registerNoteJobs(host, tools);
  registerExportJobs(host, { ...tools, areas: [area] });
  registerImportJobs(host, [libraryImporter], tools);
  wordsManifest.register(host, { ...tools, dictionaryFolder: '/nowhere' });
  createBot({ ...botScene(db, null), host, databaseUrl: url });
  await host.start();
  hosts.push(host);
  return host;
}

/** Somebody with a file to be read, a saving, notes to be taken over and an archive to be made: all of it waits. */
async function waiting() {
  const host = await running(false);
  const reader: Person = { ...(await person(db, 'reader')), files: owner.files };
  const ctx: Person = { ...reader, queue: { ...host.queue, publish: reader.queue.publish } };
  const bookId = await givenBook(ctx);
  const read = await attachDocument(ctx, { bookId, fileId: await givenPdf(ctx, await makePdf({ pages: ['To be read'] })) });
  if (read.outcome !== 'attached') throw new Error(read.outcome);
  const edited = await bookWithPdf(ctx, { pages: ['One', 'Two'] });
  await step(ctx, edited.bookId, { do: 'turn', ids: [1], by: 90 });
  const editId = await save(ctx, edited.bookId);
  const errandId = uuidv7();
  await requestErrand(ctx, { id: errandId, bookId: (await bookWithPdf(ctx, { pages: ['Noted'] })).bookId, kind: 'takeover' });
  await requestExport(ctx);
  return { ctx, host, ownerCtx: { ...owner, jobs: host.office }, bookId, edited, versionId: read.versionId, editId, errandId };
}

const jobs = ['library.edit-document', 'library.note-errand', 'library.read-document', 'transfer.make-export'];
const jobOf = async (queue: string) => (await db.$queryRaw<{ id: string }[]>`SELECT id::text FROM pgboss.job WHERE COALESCE(source_name, name) = ${queue} AND state < 'active'`).map(({ id }) => id)[0]!;

async function statesOf({ ctx, versionId, editId, errandId }: Awaited<ReturnType<typeof waiting>>) {
  const select = { state: true } as const;
  const version = await db.documentVersion.findUniqueOrThrow({ where: { id: versionId }, select: { state: true, problemKey: true } });
  const { state: edit } = await db.documentEdit.findUniqueOrThrow({ where: { id: editId }, select });
  const { state: errand } = await db.noteErrand.findUniqueOrThrow({ where: { id: errandId }, select });
  const { state: archive } = await db.dataExport.findFirstOrThrow({ where: { userId: ctx.viewer.id }, select });
  return { reading: version.state, problem: version.problemKey, edit, errand, archive };
}
const givenUp = { reading: 'broken', problem: 'documents:problems.unreadable', edit: 'failed', errand: 'failed', archive: 'failed' };

/** All of it was tried for the last time. */
async function dead() {
  const all = await waiting();
  await db.$executeRaw`UPDATE pgboss.job SET retry_limit = 0`;
  const worker = await running(true);
  await until(async () => (await all.host.office.listJobs('dead', null, 10)).rows.length === jobs.length);
  expect(await statesOf(all)).toEqual(givenUp);
  return { ...all, worker };
}

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop()));
  await db.$executeRaw`DELETE FROM pgboss.job`;
  owner.published.length = 0;
  isDown = true;
});

describe('work whose jobs failed for good', () => {
  it('is done when they are queued again, but for a saving, which its person decides about anew', async () => {
    const all = await dead();
    isDown = false;
    for (const queue of jobs.slice(1)) await retryJob(all.ownerCtx, await jobOf(queue));
    await expect(retryJob(all.ownerCtx, await jobOf('library.edit-document'))).rejects.toMatchObject({ code: 'conflict', details: { messageKey: 'operations:errors.givenUp' } });
    const done = { ...givenUp, reading: 'ready', problem: null, errand: 'ready', archive: 'ready' };
    await until(async () => JSON.stringify(await statesOf(all)) === JSON.stringify(done));
    const left = (await all.host.office.listJobs('dead', null, 10)).rows;
    expect(left.map(({ queue }) => queue)).toEqual(['library.edit-document']);
    await discardJob(all.ownerCtx, left[0]!.id);
    expect(await statesOf(all)).toEqual(done);
  });

  it('stays as it is where a later file, another errand or another archive was asked for meanwhile', async () => {
    const all = await dead();
    await all.worker.stop();
    hosts.splice(1);
    const ids = await Promise.all(jobs.map(jobOf));
    const { bookId: notedId } = await db.noteErrand.findUniqueOrThrow({ where: { id: all.errandId }, select: { bookId: true } });
    await attachDocument(all.ctx, { bookId: all.bookId, fileId: await givenPdf(all.ctx, await makePdf({ pages: ['Later'] })) });
    await requestErrand(all.ctx, { id: uuidv7(), bookId: notedId, kind: 'takeover' });
    await requestExport(all.ctx);
    for (const id of ids) await expect(retryJob(all.ownerCtx, id)).rejects.toMatchObject({ details: { messageKey: 'operations:errors.givenUp' } });
    expect(await db.documentVersion.findUniqueOrThrow({ where: { id: all.versionId }, select: { state: true } })).toEqual({ state: 'broken' });
  });
});

describe('work whose jobs are discarded', () => {
  it('waits no more, says so, and can be asked for anew', async () => {
    const all = await waiting();
    for (const queue of jobs) await discardJob(all.ownerCtx, await jobOf(queue));
    expect(await statesOf(all)).toEqual(givenUp);
    expect(owner.published).toEqual([{ event: 'library.edit-failed', payload: { ownerId: all.ctx.viewer.id, bookId: all.edited.bookId, editId: all.editId, title: 'Oblomov' } }]);
    await save(all.ctx, all.edited.bookId);
    expect(await requestExport(all.ctx)).toBe(true);
  });

  it('leaves an import where its person can go on: another file, what is in taken back, the rest taken back', async () => {
    const host = await running(false);
    const ctx: Person = { ...(await person(db, 'importer')), queue: host.queue };
    const ownerCtx = { ...owner, jobs: host.office };
    const file = fixture('goodreads-2019.csv');
    const stateOf = async (id: string) => (await db.libraryImport.findUniqueOrThrow({ where: { id }, select: { state: true, errorKey: true } }));

    const unread = await startImport(ctx, libraryImporter, { fileName: 'export.csv', pieces: pieces(file) });
    await discardJob(ownerCtx, await jobOf('library.parse-import'));
    expect(await stateOf(unread)).toEqual({ state: 'failed', errorKey: 'import:problems.givenUp' });
    expect(await db.importChunk.count({ where: { importId: unread } })).toBe(0);
    await discardImport(ctx, libraryImporter, { importId: unread });

    const importId = await dryRun(ctx, file);
    await confirmImport(ctx, libraryImporter, { importId });
    await discardJob(ownerCtx, await jobOf('library.apply-import'));
    expect(await stateOf(importId)).toMatchObject({ state: 'ready' });
    await confirmImport(ctx, libraryImporter, { importId });
    await db.libraryImport.update({ where: { id: importId }, data: { appliedRows: 1 } });
    await discardJob(ownerCtx, await jobOf('library.apply-import'));
    expect(await stateOf(importId)).toMatchObject({ state: 'applied' });
    await requestUndo(ctx, libraryImporter, { importId });
    await discardJob(ownerCtx, await jobOf('library.undo-import'));
    expect(await stateOf(importId)).toMatchObject({ state: 'applied' });
    await undone(ctx, importId);
    expect(await stateOf(importId)).toMatchObject({ state: 'undone' });
  });

  it('leaves no code in a message of the bot, and no dictionary being read', async () => {
    const host = await running(false);
    const ownerCtx = { ...owner, jobs: host.office };
    const columns = { kind: 'letter', chatId: 1n, content: new Uint8Array([1]), expiresAt: new Date('2030-01-01') };
    const messages = await Promise.all((['queued', 'sending'] as const).map((state) => db.telegramMessage.create({ data: { ...columns, onceKey: newKey(), state }, select: { id: true } })));
    const dictionary = await db.dictionary.create({ data: { name: 'Dahl', fromLanguage: 'ru', toLanguage: 'en', origin: 'upload', state: 'reading' }, select: { id: true } });
    for (const { id: messageId } of messages) {
      await inTransaction(db, (tx) => host.queue.enqueue(tx, deliverMessageJob, { messageId }));
      await discardJob(ownerCtx, await jobOf('bot.deliver'));
    }
    await inTransaction(db, (tx) => host.queue.enqueue(tx, readDictionaryJob, { dictionaryId: dictionary.id }));
    await discardJob(ownerCtx, await jobOf('library.read-dictionary'));
    expect(await db.telegramMessage.findMany({ select: { state: true, content: true }, orderBy: { state: 'asc' } })).toEqual([{ state: 'failed', content: null }, { state: 'unsure', content: null }]);
    expect(await db.dictionary.findUniqueOrThrow({ where: { id: dictionary.id }, select: { state: true, problemKey: true } })).toEqual({ state: 'broken', problemKey: 'words:problems.givenUp' });
  });
});
