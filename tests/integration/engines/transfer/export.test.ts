import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { botData } from '#app/engines/bot/index.server.ts';
import { libraryManifest } from '#app/domains/library/manifest.server.ts';
import { titlesManifest } from '#app/domains/titles/manifest.server.ts';
import { giveUpExport, makeExport } from '#app/engines/transfer/commands/make-export.server.ts';
import { findLatestExport, getExportFile, importsData, requestExport } from '#app/engines/transfer/index.server.ts';
import type { ExportWork } from '#app/engines/transfer/jobs.server.ts';
import { zipEntries } from '#app/engines/transfer/zip-entries.server.ts';
import { accountData } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx, Viewer } from '#app/kernel/accounts/context.ts';
import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { createFilesData, openFile } from '#app/kernel/files/index.server.ts';
import { notificationsData } from '#app/engines/notifications/index.server.ts';
import { StorageError } from '#app/platform/storage/storage.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookWithPdf, givenPdf } from '#tests/support/documents.ts';
import { testFiles } from '#tests/support/files.ts';
import { makePdf } from '#tests/support/make-pdf.ts';
import { createPerson } from '#tests/support/people.ts';
import { unzip } from '#tests/support/unzip.ts';
import { refusal, visit } from '../../kernel/accounts/visit.ts';
import { secretsOf, wholeLife } from '../../kernel/accounts/whole-life.ts';

const { db } = await testDatabase({ poolSize: 12 });
const files = testFiles();
const day = 86_400_000;
const areas = [accountData, notificationsData, libraryManifest.personalData, titlesManifest.personalData, createFilesData(files.storage), botData, importsData];
const ctxOf = (viewer: Viewer, now = new Date()): MemberCtx => ({ ...visit(db, now), viewer, files });
const workOf = (now = new Date(), more: Partial<ExportWork> = {}): ExportWork => ({ db, now: () => now, queue: visit(db).queue, files, areas, ...more });
const rowOf = (userId: string) => db.dataExport.findFirstOrThrow({ where: { userId }, orderBy: { createdAt: 'desc' } });

async function archiveOf(ctx: MemberCtx): Promise<{ bytes: Buffer; entries: Map<string, Buffer> }> {
  const { id } = await rowOf(ctx.viewer.id);
  const { fileId } = await getExportFile(ctx, { id });
  const bytes = await buffer(Readable.from(await (await openFile(ctx, { id: fileId })).read()));
  return { bytes, entries: new Map(await unzip(bytes)) };
}

/** An area that yields so many pieces, and tells how many were asked for. */
function manyPieces(count: number): PersonalData & { asked: number } {
  const area = {
    area: 'much', asked: 0,
    countPieces: async () => count,
    async *exportEverything() {
      yield { path: 'much.txt', pieces: (async function* () {
        for (let at = 0; at < count; at += 1) {
          area.asked += 1;
          yield 'x'.repeat(64 * 1024);
        }
      })() };
    },
  };
  return area;
}

describe('an archive of everything', () => {
  it('holds what a person has here, in all areas, and not what is secret or another’s', async () => {
    const [person, neighbour] = [await wholeLife(db, files), await wholeLife(db, files)];
    const ctx = ctxOf(person);
    expect(await requestExport(ctx)).toBe(true);
    expect(await findLatestExport(ctx)).toMatchObject({ state: 'working', percent: 0 });
    await makeExport(workOf(ctx.now), { exportId: (await rowOf(person.id)).id, locale: 'en' });
    const { entries } = await archiveOf(ctx);
    expect([...entries.keys()].filter((name) => !name.endsWith('.webp')).sort()).toEqual([
      'account/account.json', 'account/actions.json', 'account/done-to-you.json', 'account/letters.json', 'files/files.json', 'imports/imports.json', 'kruzhok.json',
      'library/books.csv', 'library/days-in-a-row.json', 'library/document-changes.json', 'library/document-drafts.json', 'library/documents.json', 'library/library.json', 'library/notes.json', 'library/quiet-times.json', 'library/reading-days.csv', 'library/reading-positions.json',
      'library/reading-times.json', 'library/removed-notes.json', 'library/retracted-progress.json', 'library/trash.json', 'library/words.json',
      'notifications/choices.json', 'notifications/notifications.json', 'telegram/messages.json',
      'titles/added.json', 'titles/choices.json', 'titles/edits.json', 'titles/reviews.json', 'titles/trash.json', 'titles/walks.json',
    ]);
    const json = (name: string) => JSON.parse(entries.get(name)?.toString() ?? 'null') as never;
    expect(json('kruzhok.json')).toMatchObject({ format: 'kruzhok.everything', username: person.username, areas: ['account', 'notifications', 'library', 'titles', 'files', 'telegram', 'imports'] });
    expect(json('account/account.json')).toMatchObject({ email: person.email, bio: `A life of ${person.username}`, links: [{ url: 'https://vera.example.org/' }], sessions: [{ ip: '10.1.2.3' }] });
    expect(json('library/library.json')).toMatchObject({ books: [{ title: 'War and Peace', privateNotes: `Notes of ${person.username}`, readings: [{ progress: [{ page: 120 }] }, { state: 'finished' }] }] });
    expect(json('library/days-in-a-row.json')).toMatchObject({ isShown: true });
    expect(entries.get('library/reading-days.csv')?.toString()).toContain('2026-01-02,120,0,0');
    expect(json('library/trash.json')).toMatchObject({ books: [{ title: 'Thrown away' }] });
    expect(json('library/retracted-progress.json')).toMatchObject([{ page: 999 }]);
    expect(json('imports/imports.json')).toMatchObject([{ fileName: `${person.username}.csv`, rows: [{ line: 2 }, { line: 3 }] }]);
    expect(json('library/documents.json')).toMatchObject([{ number: 1, pageKeys: [1], isCurrent: true, fileId: expect.any(String) }]);
    expect(json('library/document-drafts.json')).toMatchObject([{ pages: [{ id: 1, turn: 90 }], baseId: expect.any(String) }]);
    expect(json('library/document-changes.json')).toMatchObject([{ kind: 'details', plan: { kind: 'details', details: { title: `Title by ${person.username}` } } }]);
    expect(json('notifications/notifications.json')).toMatchObject([{ values: { title: `News of ${person.username}` }, topic: 'library' }]);
    expect(json('notifications/choices.json')).toMatchObject({ quietFrom: 22, quietUntil: 7, topics: [{ topic: 'library', timing: 'digest' }], digests: [{ count: 1 }] });
    const title = { type: 'series', name: 'A Series for All' };
    expect(json('titles/walks.json')).toMatchObject([{ title, state: 'in_progress', startedOn: '2026-01-01', progress: 3, runs: 2, past: [{ number: 1, state: 'completed', endedOn: '2026-02-01' }], changes: [{ run: 2, state: 'in_progress' }] }]);
    expect(json('titles/reviews.json')).toMatchObject([{ title, rating: 80, text: `Opinion of ${person.username}` }]);
    expect(json('titles/added.json')).toMatchObject([{ ...title, credits: [{ name: 'Some Body' }] }]);
    expect(json('titles/edits.json')).toMatchObject([{ number: 1, details: { name: title.name } }]);
    expect(json('titles/choices.json')).toMatchObject({ scale: 'ten', walksSeenBy: 'members' });
    expect(json('account/actions.json')).toMatchObject([{ kind: 'sign-in.password' }, { kind: 'account.export-requested' }]);
    const pictures = json('files/files.json') as { path: string; name: string; size: number }[];
    expect(pictures.map(({ name }) => name).sort()).toEqual([`avatar of ${person.username}.webp`, `cover of ${person.username}.webp`].sort());
    for (const { path, size } of pictures) expect(entries.get(`files/${path}`)?.length).toBe(size);
    const whole = Buffer.concat([...entries.values()]).toString('latin1');
    const { passwordHash, factorSecret, sessionHash } = secretsOf(person.id);
    for (const secret of [passwordHash, '$argon2id', factorSecret.toString(), sessionHash.toString(), 'tokenHash', 'codeHash', neighbour.id, neighbour.username, '10.9.9.9']) expect(whole).not.toContain(secret);
  });

  it('holds every version of every PDF, byte for byte', async () => {
    const ctx = ctxOf(await createPerson(db));
    const first = await makePdf({ pages: ['One', 'Two'] });
    const { bookId, documentId, fileId } = await bookWithPdf(ctx, { pages: ['One', 'Two'], bytes: first });
    const second = await makePdf({ pages: ['Two'] });
    const secondId = await givenPdf(ctx, second, 'later.pdf');
    await db.documentVersion.create({ data: { documentId, ownerId: ctx.viewer.id, number: 2, fileId: secondId, origin: 'edit', state: 'ready', pageCount: 1, pageKeys: [2] } });
    await requestExport(ctx);
    await makeExport(workOf(ctx.now), { exportId: (await rowOf(ctx.viewer.id)).id, locale: 'en' });
    const { entries } = await archiveOf(ctx);
    const documents = JSON.parse(entries.get('library/documents.json')?.toString() ?? '[]') as { bookId: string; fileId: string; origin: string; pageKeys: number[] }[];
    expect(documents).toMatchObject([{ bookId, fileId, origin: 'upload', pageKeys: [1, 2] }, { bookId, fileId: secondId, origin: 'edit', pageKeys: [2] }]);
    expect([entries.get(`files/${fileId}.pdf`)?.equals(first), entries.get(`files/${secondId}.pdf`)?.equals(second)]).toEqual([true, true]);
  });

  it('is there for seven days, for its person only, and told of once', async () => {
    const [person, stranger, owner] = [await createPerson(db), await createPerson(db), await createPerson(db, { role: 'owner' })];
    const ctx = ctxOf(person);
    await requestExport(ctx);
    const { id } = await rowOf(person.id);
    expect(await refusal(getExportFile(ctx, { id }))).toBe('not-found');
    await Promise.all([makeExport(workOf(ctx.now), { exportId: id, locale: 'en' }), makeExport(workOf(ctx.now), { exportId: id, locale: 'en' })]);
    await makeExport(workOf(ctx.now), { exportId: id, locale: 'en' });
    expect(await db.mailMessage.count({ where: { userId: person.id, template: 'transfer.export-ready' } })).toBe(1);
    const { fileId } = await getExportFile(ctx, { id });
    for (const other of [stranger, owner]) {
      expect(await refusal(getExportFile(ctxOf(other), { id }))).toBe('not-found');
      expect(await refusal(openFile(ctxOf(other), { id: fileId }))).toBe('not-found');
    }
    expect(await refusal(openFile({ ...ctx, viewer: null }, { id: fileId }))).toBe('not-found');
    expect(await refusal(getExportFile(ctx, { id: 'no-id' }))).toBe('not-found');
    const later = ctxOf(person, new Date(ctx.now.getTime() + 7 * day));
    expect(await refusal(getExportFile({ ...later, now: new Date(later.now.getTime() - 1) }, { id }))).toBe('accepted');
    expect(await refusal(getExportFile(later, { id }))).toBe('gone data:errors.exportGone');
    expect(await refusal(openFile(later, { id: fileId }))).toBe('not-found');
    expect(await findLatestExport(later)).toBeNull();
  });

  it('is made once at a time, however often it is asked for; a new one replaces the old', async () => {
    const ctx = ctxOf(await createPerson(db));
    const began = await Promise.all(Array.from({ length: 20 }, () => requestExport(ctx)));
    expect(began.filter(Boolean)).toHaveLength(1);
    expect(await db.dataExport.count({ where: { userId: ctx.viewer.id } })).toBe(1);
    const first = await rowOf(ctx.viewer.id);
    await makeExport(workOf(ctx.now), { exportId: first.id, locale: 'en' });
    const { fileId } = await rowOf(ctx.viewer.id);
    expect(await requestExport({ ...ctx, now: new Date(ctx.now.getTime() + 1000) })).toBe(true);
    expect(await db.dataExport.count({ where: { userId: ctx.viewer.id } })).toBe(1);
    expect(await db.storedFile.count({ where: { id: fileId ?? '' } })).toBe(0);
  });

  it('that was cut off is begun again and comes out whole', async () => {
    const person = await wholeLife(db, files);
    const ctx = ctxOf(person);
    await requestExport(ctx);
    const { id } = await rowOf(person.id);
    const stopped = new AbortController();
    const area = manyPieces(100);
    const stopping: PersonalData = { ...area, async *exportEverything(owner) { for await (const entry of area.exportEverything(owner)) yield entry; stopped.abort(new Error('the process stops')); } };
    await expect(makeExport({ ...workOf(ctx.now, { areas: [stopping, ...areas] }), signal: stopped.signal }, { exportId: id, locale: 'en' })).rejects.toThrow();
    expect(await rowOf(person.id)).toMatchObject({ state: 'running', fileId: null });
    expect((await rowOf(person.id)).permille).toBeGreaterThan(0);
    expect(await requestExport(ctx)).toBe(false);
    await makeExport(workOf(ctx.now), { exportId: id, locale: 'en' });
    expect((await archiveOf(ctx)).entries.size).toBeGreaterThan(10);
    expect(await findLatestExport(ctx)).toMatchObject({ state: 'ready' });
  });

  it('that cannot be made says so, and another may be asked for', async () => {
    const ctx = ctxOf(await createPerson(db));
    await requestExport(ctx);
    const { id } = await rowOf(ctx.viewer.id);
    const full = { ...files, storage: { ...files.storage, put: () => Promise.reject(new StorageError('full')) } };
    await expect(makeExport(workOf(ctx.now, { files: full }), { exportId: id, locale: 'en' })).rejects.toThrow();
    await giveUpExport(db, new Date(), { exportId: id });
    expect(await findLatestExport(ctx)).toMatchObject({ state: 'failed' });
    expect(await requestExport(ctx)).toBe(true);
  });

  it('that the storage refuses at once ends what was to be read, also when the run is told to stop', async () => {
    const ctx = ctxOf(await createPerson(db));
    await requestExport(ctx);
    const { id } = await rowOf(ctx.viewer.id);
    const much = manyPieces(1_000);
    const run = new AbortController();
    const refusing = { ...files, storage: { ...files.storage, put: () => Promise.reject(new StorageError('unavailable')) } };
    await expect(makeExport({ ...workOf(ctx.now, { areas: [much], files: refusing }), signal: run.signal }, { exportId: id, locale: 'en' })).rejects.toMatchObject({ code: 'unavailable' });
    const { asked } = much;
    // As the queue does after every run; what still went on would now fail with nobody to hear it.
    run.abort();
    for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => setImmediate(next));
    // One piece may have been on its way.
    expect(much.asked).toBeLessThanOrEqual(asked + 1);
    expect(asked).toBeLessThan(500);
  });

  it('that nobody has finished for a day stands in nobody’s way', async () => {
    const ctx = ctxOf(await createPerson(db));
    await requestExport(ctx);
    expect(await requestExport({ ...ctx, now: new Date(ctx.now.getTime() + day - 1) })).toBe(false);
    expect(await requestExport({ ...ctx, now: new Date(ctx.now.getTime() + day + 1) })).toBe(true);
  });

  it('of a person who goes meanwhile is dropped', async () => {
    const ctx = ctxOf(await createPerson(db));
    await requestExport(ctx);
    const { id } = await rowOf(ctx.viewer.id);
    await db.user.delete({ where: { id: ctx.viewer.id } });
    await makeExport(workOf(ctx.now), { exportId: id, locale: 'en' });
    expect(await db.storedFile.count({ where: { ownerId: ctx.viewer.id } })).toBe(0);
  });
});

describe('the writing of an archive', () => {
  it('makes nothing that is not wanted yet, and stops when its reader does', async () => {
    const area = manyPieces(10_000);
    const stream = zipEntries(area.exportEverything({} as never), new Date());
    const reader = stream[Symbol.asyncIterator]();
    await reader.next();
    expect(area.asked).toBeLessThan(200);
    await reader.return?.();
    const asked = area.asked;
    await new Promise((done) => setImmediate(done));
    expect(area.asked - asked).toBeLessThan(5);
  });

  it('needs no more memory for much than for little', async () => {
    const area = manyPieces(8_000);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let peak = 0;
    let bytes = 0;
    for await (const piece of zipEntries(area.exportEverything({} as never), new Date())) {
      bytes += (piece as Buffer).length;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(area.asked).toBe(8_000);
    expect(bytes).toBeGreaterThan(100_000);
    // Half a gigabyte went through.
    expect(peak - before).toBeLessThan(150 * 1024 * 1024);
  }, 60_000);

  it('that goes wrong with nobody reading harms nothing', async () => {
    const lost = (async function* () { yield { path: 'a.txt', pieces: (async function* () { throw new Error('the disk is gone'); })() }; })();
    const stream = zipEntries(lost, new Date());
    await new Promise((resolve) => stream.once('close', resolve));
    expect(stream.errored?.message).toBe('the disk is gone');
  });

  it('passes on what goes wrong in an entry', async () => {
    const broken = (async function* () { yield { path: 'a.txt', pieces: (async function* () { yield 'a'; throw new Error('the disk is gone'); })() }; })();
    await expect(buffer(zipEntries(broken, new Date()))).rejects.toThrow('the disk is gone');
    const brokenList = (async function* () { yield { path: 'a.txt', pieces: (async function* () { yield 'a'; })() }; throw new Error('no more'); })();
    await expect(buffer(zipEntries(brokenList, new Date()))).rejects.toThrow('no more');
  });
});
