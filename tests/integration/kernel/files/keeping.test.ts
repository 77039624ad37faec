import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { moveFiles, openFile, storeArchive, storePdf, storePicture } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import { sweepFiles } from '#app/kernel/files/commands/sweep-files.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { createDiskStorage } from '#app/platform/storage/disk.server.ts';
import { createS3Storage } from '#app/platform/storage/s3.server.ts';
import { StorageError } from '#app/platform/storage/storage.ts';
import type { Storage } from '#app/platform/storage/storage.ts';
import { newStorageKey } from '#app/platform/storage/storage-key.ts';
import { testDatabase } from '#tests/support/database.ts';
import { startFakeS3 } from '#tests/support/fake-s3.ts';
import { testFiles, testFolder } from '#tests/support/files.ts';
import { createPerson } from '#tests/support/people.ts';
import { picture } from '#tests/support/pictures.ts';

const { db } = await testDatabase();
const fake = await startFakeS3();
afterAll(() => fake.close());

async function someone(more: Partial<FileKeeping> = {}) {
  return { db, now: new Date(), viewer: await createPerson(db), files: testFiles(more) };
}

type Someone = Awaited<ReturnType<typeof someone>>;

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
const at = (ctx: Someone, now: Date): Someone => ({ ...ctx, now });

const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'accepted', (error: unknown) => (error instanceof AppError ? `${error.status} ${error.details.messageKey}` : String(error)));

async function keysOf(storage: Storage): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list()) keys.push(key);
  return keys.sort();
}

async function bytesOf(ctx: Someone, id: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await (await openFile(ctx as never, { id })).read()) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* pieces(...all: (string | Uint8Array)[]) {
  for (const piece of all) yield new Uint8Array(Buffer.from(piece as never));
}

let ctx: Someone;
beforeEach(async () => {
  fake.mood = 'well';
  await db.storedFile.deleteMany();
  await db.discardedObject.deleteMany();
  ctx = await someone();
});

describe('a PDF', () => {
  it('is kept as it came, and once', async () => {
    const first = await storePdf(ctx, pieces('%PDF-1.7\n', 'something', '\n%%EOF'), { name: 'Книга.pdf' });
    const again = await storePdf(ctx, pieces('%PDF-1.7\nsome', 'thing\n%%EOF'), { name: 'other.pdf' });
    expect(again.id).toBe(first.id);
    expect((await bytesOf(ctx, first.id)).toString()).toBe('%PDF-1.7\nsomething\n%%EOF');
    const { sha256, name, type, size } = await db.storedFile.findUniqueOrThrow({ where: { id: first.id } });
    expect([Buffer.from(sha256).toString('hex'), name, type, size]).toEqual([createHash('sha256').update('%PDF-1.7\nsomething\n%%EOF').digest('hex'), 'Книга.pdf', 'application/pdf', 24n]);
  });

  it.each([
    ['empty', ['']], ['HTML', ['<html>']], ['not at its first byte', [' %PDF-1.7 and so on']], ['too short to say', ['%PDF']],
    ['an archive at its end', ['%PDF-1.7\n', Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)])]],
  ] as [string, (string | Buffer)[]][])('that is %s is refused and leaves nothing', async (_what, parts) => {
    expect(await problem(storePdf(ctx, pieces(...parts), { name: 'x.pdf' }))).toMatch(/^400 files:errors\.(notAPdf|empty)$/);
    expect(await keysOf(ctx.files.storage)).toEqual([]);
    expect(await db.storedFile.count()).toBe(0);
  });

  it('beyond what is left of the quota stops arriving', async () => {
    const poor = await someone({ quotaBytes: 1024 * 1024 });
    let sent = 0;
    async function* endless() {
      yield new Uint8Array(Buffer.from('%PDF-1.7\n'));
      for (;;) {
        sent += 65_536;
        yield randomBytes(65_536);
      }
    }
    expect(await problem(storePdf(poor, endless(), { name: 'x.pdf' }))).toBe('400 files:errors.quota');
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });
});

describe('an archive', () => {
  it('does not count, and goes when its time is over', async () => {
    const poor = await someone({ quotaBytes: 10 });
    const { id, size } = await storeArchive(poor, pieces(randomBytes(5_000)), { name: 'all of it.zip', type: 'application/zip', expiresAt: hours(48) });
    expect(size).toBe(5_000);
    expect(await bytesOf(poor, id)).toHaveLength(5_000);
    expect(await problem(openFile(at(poor, hours(49)) as never, { id }))).toBe('404 undefined');
    expect(await sweepFiles(at(poor, hours(49)))).toMatchObject({ expired: 1 });
    expect(await db.storedFile.count()).toBe(0);
  });
});

describe('the sweep', () => {
  it('takes what nothing shows for a day, its bytes a day later, and nothing else', async () => {
    const shown = await storePicture(ctx, { name: 'a.png', profile: 'avatar', bytes: await picture() });
    const unused = await storePicture(ctx, { name: 'b.png', profile: 'avatar', bytes: await picture() });
    await db.user.update({ where: { id: ctx.viewer.id }, data: { avatarId: shown.id } });
    expect(await sweepFiles(at(ctx, hours(23)))).toEqual({ expired: 0, unused: 0, objects: 0, unfinished: 0 });
    const before = await keysOf(ctx.files.storage);
    expect(await sweepFiles(at(ctx, hours(25)))).toMatchObject({ unused: 1 });
    expect(await db.storedFile.findMany({ select: { id: true } })).toEqual([{ id: shown.id }]);
    await sweepFiles(at(ctx, hours(50)));
    const left = await keysOf(ctx.files.storage);
    expect(left).toHaveLength(3);
    expect(before.filter((key) => !left.includes(key)).length).toBe(3);
    expect(await bytesOf(ctx, shown.id)).toBeTruthy();
    expect(unused.id).not.toBe(shown.id);
    expect(await db.discardedObject.count()).toBe(0);
  });

  it('knows every column that points to a file', async () => {
    const file = await storePicture(ctx, { name: 'a.png', profile: 'logo', bytes: await picture() });
    const uses: [() => Promise<unknown>, () => Promise<unknown>][] = [
      [() => db.user.update({ where: { id: ctx.viewer.id }, data: { bannerId: file.id } }), () => db.user.update({ where: { id: ctx.viewer.id }, data: { bannerId: null } })],
      [() => db.houseSettings.upsert({ where: { id: 1 }, create: { logoId: file.id }, update: { logoId: file.id } }), () => db.houseSettings.update({ where: { id: 1 }, data: { logoId: null } })],
      [() => db.dataExport.create({ data: { userId: ctx.viewer.id, fileId: file.id } }), () => db.dataExport.deleteMany()],
    ];
    for (const [use, leave] of uses) {
      await use();
      expect(await sweepFiles(at(ctx, hours(72)))).toMatchObject({ unused: 0 });
      await leave();
    }
    expect(await sweepFiles(at(ctx, hours(72)))).toMatchObject({ unused: 1 });
  });

  it('leaves to its person for another day what arrives once more', async () => {
    const bytes = await picture();
    const first = await storePicture(ctx, { name: 'a.png', profile: 'avatar', bytes });
    const again = await storePicture(at(ctx, hours(30)), { name: 'a.png', profile: 'avatar', bytes });
    expect(again.id).toBe(first.id);
    expect(await sweepFiles(at(ctx, hours(31)))).toMatchObject({ unused: 0 });
  });

  it('finds the bytes of an upload that was killed at any point', async () => {
    const killed = () => new Promise<never>(() => undefined);
    const real = ctx.files.storage;
    let puts = 0;
    const dying: Storage = { ...real, put: async (key, source) => {
      puts += 1;
      return puts === 3 ? killed() : real.put(key, source);
    } };
    void storePicture({ ...ctx, files: { ...ctx.files, storage: dying } }, { name: 'a.png', profile: 'cover', bytes: await picture('png', { width: 900 }) });
    await expect.poll(() => puts).toBe(3);
    expect(await keysOf(real)).toHaveLength(2);
    expect(await db.storedFile.count()).toBe(0);
    await sweepFiles(at(ctx, hours(23)));
    expect(await keysOf(real)).toHaveLength(2);
    await sweepFiles(at(ctx, hours(25)));
    expect(await keysOf(real)).toEqual([]);
  });

  it('clears what was being looked at and what was half written', async () => {
    mkdirSync(ctx.files.stagingFolder, { recursive: true });
    const path = join(ctx.files.stagingFolder, 'left-over');
    writeFileSync(path, 'x');
    utimesSync(path, hours(-48), hours(-48));
    expect(await sweepFiles(ctx)).toMatchObject({ unfinished: 1 });
    expect(readdirSync(ctx.files.stagingFolder)).toEqual([]);
  });

  it('clears the folders of work that nobody goes on with, and leaves those in use', async () => {
    const [dead, alive] = ['edit-dead', join('dictionaries', 'alive')].map((name) => join(ctx.files.stagingFolder, name)) as [string, string];
    for (const folder of [dead, alive]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(dead, 'page.pdf'), 'x');
    writeFileSync(join(alive, 'words.ifo'), 'x');
    for (const path of [join(dead, 'page.pdf'), dead]) utimesSync(path, hours(-48), hours(-48));
    expect(await sweepFiles(ctx)).toMatchObject({ unfinished: 1 });
    expect(readdirSync(ctx.files.stagingFolder, { recursive: true }).sort()).toEqual(['dictionaries', alive, join(alive, 'words.ifo')].map((path) => path.replace(`${ctx.files.stagingFolder}/`, '')));
  });

  it('takes the bytes of a person who goes', async () => {
    await storePicture(ctx, { name: 'a.png', profile: 'avatar', bytes: await picture() });
    await db.user.delete({ where: { id: ctx.viewer.id } });
    expect(await db.discardedObject.count()).toBe(3);
    await sweepFiles(at(ctx, hours(25)));
    expect(await keysOf(ctx.files.storage)).toEqual([]);
  });

  it('keeps the list while the storage is down, and goes on afterwards', async () => {
    await storePicture(ctx, { name: 'a.png', profile: 'avatar', bytes: await picture() });
    await db.storedFile.deleteMany();
    const down: Storage = { ...ctx.files.storage, delete: () => Promise.reject(new StorageError('unavailable')) };
    expect(await problem(sweepFiles({ ...at(ctx, hours(25)), files: { ...ctx.files, storage: down } }))).toMatch(/^503/);
    expect(await db.discardedObject.count()).toBe(3);
    await sweepFiles(at(ctx, hours(25)));
    expect(await db.discardedObject.count()).toBe(0);
  });

  it('that comes during a very long upload makes that fail cleanly', async () => {
    async function* slow() {
      yield new Uint8Array(Buffer.from('%PDF-1.7\n'));
      await sweepFiles(at(ctx, hours(25)));
      yield new Uint8Array(Buffer.from('%%EOF'));
    }
    expect(await problem(storePdf(ctx, slow(), { name: 'x.pdf' }))).toMatch(/^503/);
    expect(await db.storedFile.count()).toBe(0);
  });
});

describe('a storage in trouble', () => {
  it.each([['down', '503 files:errors.storageDown'], ['full', '507 files:errors.storageFull'], ['garbage', '503 files:errors.storageDown']] as const)('(%s) is told as such, and leaves no row', async (mood, expected) => {
    const inBucket = await someone({ storage: createS3Storage(fake.options) });
    fake.mood = mood;
    expect(await problem(storePicture(inBucket, { name: 'a.png', profile: 'avatar', bytes: await picture() }))).toBe(expected);
    expect(await problem(storePdf(inBucket, pieces('%PDF-1.7\n%%EOF'), { name: 'a.pdf' }))).toBe(expected);
    expect(await db.storedFile.count()).toBe(0);
    fake.mood = 'well';
    await expect(storePicture(inBucket, { name: 'a.png', profile: 'avatar', bytes: await picture() })).resolves.toBeTruthy();
  });
});

describe('moving', () => {
  it('takes everything to the bucket and back, compares, and can be broken off anywhere', async () => {
    const disk = ctx.files.storage;
    const bucket = createS3Storage(fake.options);
    const stored = await storePicture(ctx, { name: 'a.png', profile: 'cover', bytes: await picture('png', { width: 900 }) });
    const pdf = await storePdf(ctx, pieces('%PDF-1.7\n', randomBytes(300_000), '%%EOF'), { name: 'b.pdf' });
    const before = [await bytesOf(ctx, stored.id), await bytesOf(ctx, pdf.id)];
    const stranger = newStorageKey();
    await disk.put(stranger, pieces('no row knows me'));

    let deletes = 0;
    const breaking: Storage = { ...disk, delete: async (key) => {
      deletes += 1;
      if (deletes === 2) throw new Error('pulled the plug');
      return disk.delete(key);
    } };
    await expect(moveFiles({ db, from: breaking, to: bucket })).rejects.toThrow('pulled the plug');
    expect(await moveFiles({ db, from: disk, to: bucket })).toMatchObject({ moved: 3, left: 1, broken: [] });
    expect(await keysOf(disk)).toEqual([stranger]);
    const there = { ...ctx, files: { ...ctx.files, storage: bucket } };
    expect([await bytesOf(there, stored.id), await bytesOf(there, pdf.id)]).toEqual(before);
    expect(await moveFiles({ db, from: bucket, to: disk })).toMatchObject({ moved: 4, broken: [] });
    expect([await bytesOf(ctx, stored.id), await bytesOf(ctx, pdf.id)]).toEqual(before);
  });

  it('leaves what is not what it was when it came', async () => {
    const { id } = await storePdf(ctx, pieces('%PDF-1.7\nwhole%%EOF'), { name: 'b.pdf' });
    const { storageKey } = await db.storedFile.findUniqueOrThrow({ where: { id } });
    await ctx.files.storage.put(storageKey, pieces('%PDF-1.7\nrotten%%EOF'));
    const other = createDiskStorage(testFolder());
    expect(await moveFiles({ db, from: ctx.files.storage, to: other })).toMatchObject({ moved: 0, broken: [storageKey] });
    expect(await keysOf(other)).toEqual([]);
    expect(await keysOf(ctx.files.storage)).toEqual([storageKey]);
  });
});
