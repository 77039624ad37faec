import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createStorage, withOlder } from '#app/platform/storage/create-storage.server.ts';
import { createDiskStorage } from '#app/platform/storage/disk.server.ts';
import { createS3Storage } from '#app/platform/storage/s3.server.ts';
import { StorageError } from '#app/platform/storage/storage.ts';
import type { Storage } from '#app/platform/storage/storage.ts';
import { isStorageKey, newStorageKey } from '#app/platform/storage/storage-key.ts';
import { startFakeS3 } from '#tests/support/fake-s3.ts';
import type { S3Mood } from '#tests/support/fake-s3.ts';
import { testFolder } from '#tests/support/files.ts';

const fake = await startFakeS3();
afterAll(() => fake.close());

async function* pieces(...all: (Uint8Array | string)[]) {
  for (const piece of all) yield typeof piece === 'string' ? new Uint8Array(Buffer.from(piece)) : piece;
}

async function* manyPieces(count: number, bytes: number, hash?: ReturnType<typeof createHash>) {
  for (let index = 0; index < count; index += 1) {
    const piece = randomBytes(bytes);
    hash?.update(piece);
    yield piece;
  }
}

async function read(storage: Storage, key: string, range?: { start: number; end: number }): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for await (const piece of await storage.get(key, range)) found.push(piece);
  return Buffer.concat(found);
}

const failure = (work: Promise<unknown>): Promise<string> => work.then(() => 'worked', (error: unknown) => (error instanceof StorageError ? error.failure : String(error)));

async function keysOf(storage: Storage): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of storage.list()) found.push(key);
  return found.sort();
}

beforeEach(() => {
  fake.mood = 'well';
  fake.assemblyMs = 0;
});

describe.each(['disk', 's3'] as const)('a storage on %s', (kind) => {
  const open = () => (kind === 'disk' ? createDiskStorage(testFolder()) : createS3Storage(fake.options));

  it('gives back what was put, whole and in parts', async () => {
    const storage = open();
    const key = newStorageKey();
    expect(await storage.head(key)).toBeNull();
    expect(await storage.put(key, pieces('Привет, ', 'кружок', new Uint8Array([0, 255, 13, 10])))).toEqual({ size: 30 });
    const whole = Buffer.concat([Buffer.from('Привет, кружок'), Buffer.from([0, 255, 13, 10])]);
    expect(whole).toHaveLength(31 - 1);
    expect(await read(storage, key)).toEqual(whole);
    expect(await read(storage, key, { start: 0, end: 0 })).toEqual(whole.subarray(0, 1));
    expect(await read(storage, key, { start: 26, end: 29 })).toEqual(whole.subarray(26));
    expect(await storage.head(key)).toEqual({ size: 30 });
    expect(await keysOf(storage)).toContain(key);
    await storage.delete(key);
    await storage.delete(key);
    expect(await storage.head(key)).toBeNull();
    expect(await failure(storage.get(key))).toBe('missing');
  });

  it('takes many megabytes from a stream without holding them', async () => {
    const storage = open();
    const key = newStorageKey();
    const hash = createHash('sha256');
    expect(await storage.put(key, manyPieces(400, 64 * 1024, hash))).toEqual({ size: 400 * 64 * 1024 });
    const digest = hash.digest('hex');
    expect(createHash('sha256').update(await read(storage, key)).digest('hex')).toBe(digest);
    await storage.delete(key);
  });

  it('has nothing of what broke off, and says why it did', async () => {
    const storage = open();
    for (const before of [1, 200]) {
      const key = newStorageKey();
      async function* broken() {
        yield* manyPieces(before, 64 * 1024);
        throw new Error('the sender went away');
      }
      expect(await failure(storage.put(key, broken()))).toBe('Error: the sender went away');
      expect(await storage.head(key)).toBeNull();
    }
  });

  it('takes nothing for a key that is not one', async () => {
    const storage = open();
    for (const key of ['', '../../../etc/passwd', 'a'.repeat(31), 'A'.repeat(32), `${'a'.repeat(31)}/`, '..%2f', `${'a'.repeat(32)}\u0000`, `${'a'.repeat(32)}\n`]) {
      expect(isStorageKey(key)).toBe(false);
      expect(await failure(storage.put(key, pieces('x')))).toMatch(/not a storage key/);
      expect(await failure((async () => storage.get(key))())).toMatch(/not a storage key/);
      expect(await failure((async () => storage.delete(key))())).toMatch(/not a storage key/);
    }
  });

  it('keeps an empty object', async () => {
    const storage = open();
    const key = newStorageKey();
    expect(await storage.put(key, pieces())).toEqual({ size: 0 });
    expect(await read(storage, key)).toHaveLength(0);
    await storage.delete(key);
  });
});

describe('a disk', () => {
  it('spreads its files over folders, keeps them from others and shows none before it is whole', async () => {
    const folder = testFolder();
    const storage = createDiskStorage(folder);
    const key = newStorageKey();
    let seenBefore: unknown = 'nothing';
    async function* watched() {
      yield randomBytes(10);
      seenBefore = await storage.head(key);
      yield randomBytes(10);
    }
    await storage.put(key, watched());
    expect(seenBefore).toBeNull();
    expect(statSync(join(folder, key.slice(0, 2), key.slice(2, 4), key)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  });

  it('throws away what a crash left, once it is old', async () => {
    const folder = testFolder();
    const storage = createDiskStorage(folder);
    mkdirSync(join(folder, 'unfinished'), { recursive: true });
    for (const [name, age] of [['old', 2], ['new', 0]] as const) {
      const path = join(folder, 'unfinished', name);
      writeFileSync(path, 'half');
      const at = new Date(Date.now() - age * 24 * 3_600_000);
      utimesSync(path, at, at);
    }
    expect(await storage.forgetUnfinished(new Date(Date.now() - 24 * 3_600_000))).toBe(1);
    expect(readdirSync(join(folder, 'unfinished'))).toEqual(['new']);
  });

  it('that may not be written to, or is full, says so', async () => {
    const file = testFolder();
    writeFileSync(file, 'a file where a folder should be');
    expect(await failure(createDiskStorage(join(file, 'files')).put(newStorageKey(), pieces('x')))).toBe('unavailable');
    // The kernel's own full device.
    const full = createDiskStorage(testFolder());
    async function* noRoom(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    }
    expect(await failure(full.put(newStorageKey(), noRoom()))).toBe('full');
  });
});

describe('a bucket that', () => {
  it.each<[S3Mood, string]>([['down', 'unavailable'], ['slow', 'unavailable'], ['full', 'full'], ['garbage', 'unavailable'], ['throttled', 'unavailable']])('is %s fails as %s, and soon', async (mood, expected) => {
    const storage = createS3Storage(fake.options);
    const key = newStorageKey();
    await storage.put(key, pieces('kept'));
    fake.mood = mood;
    const began = performance.now();
    const answers = [await failure(storage.put(newStorageKey(), pieces('x'))), await failure(storage.get(key)), await failure(storage.delete(key))];
    expect(answers).toEqual([expected, expected, expected]);
    expect(performance.now() - began).toBeLessThan(15_000);
    fake.mood = 'well';
    expect((await read(storage, key)).toString()).toBe('kept');
  }, 30_000);

  it('is silent while it puts the pieces of a large object together is waited for', async () => {
    const storage = createS3Storage(fake.options);
    const key = newStorageKey();
    fake.assemblyMs = 3 * (fake.options.patienceMs ?? NaN);
    expect(await failure(storage.put(key, manyPieces(12, 1024 * 1024)))).toBe('worked');
    expect(await storage.head(key)).toEqual({ size: 12 * 1024 * 1024 });
  }, 30_000);

  it('breaks off in the middle of an object does not pass for whole', async () => {
    const storage = createS3Storage(fake.options);
    const key = newStorageKey();
    fake.mood = 'half';
    await expect(read(storage, key)).rejects.toThrow();
  }, 15_000);

  it('stays down is not asked again and again', async () => {
    const storage = createS3Storage(fake.options);
    fake.mood = 'down';
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await failure(storage.head(newStorageKey()))).toBe('unavailable');
    const before = fake.requests;
    const began = performance.now();
    for (let attempt = 0; attempt < 50; attempt += 1) expect(await failure(storage.head(newStorageKey()))).toBe('unavailable');
    expect(performance.now() - began).toBeLessThan(500);
    expect(fake.requests).toBe(before);
  }, 30_000);
});

describe('a house that moves', () => {
  it('finds what still lies in the other place, and deletes in both', async () => {
    const settings = { folder: testFolder(), s3: fake.options, on: 's3' as const };
    const old = createDiskStorage(settings.folder);
    const both = createStorage(settings);
    const key = newStorageKey();
    await old.put(key, pieces('old'));
    expect(await both.head(key)).toEqual({ size: 3 });
    expect((await read(both, key, { start: 1, end: 1 })).toString()).toBe('l');
    const fresh = newStorageKey();
    await both.put(fresh, pieces('new'));
    expect(await old.head(fresh)).toBeNull();
    await both.delete(key);
    expect(await old.head(key)).toBeNull();
    expect(createStorage({ ...settings, on: 'disk' }).kind).toBe('disk');
  });

  it.each(['get', 'head'] as const)('finds by %s what arrives in the one place while it is looked for in the other', async (how) => {
    const [current, left] = [createDiskStorage(testFolder()), createDiskStorage(testFolder())];
    const moved = async (key: string) => {
      await current.put(key, await left.get(key));
      await left.delete(key);
    };
    const older: Storage = { ...left, get: async (key, ...how) => moved(key).then(() => left.get(key, ...how)), head: async (key) => moved(key).then(() => left.head(key)) };
    const both = withOlder(current, older);
    const key = newStorageKey();
    await left.put(key, pieces('on its way'));
    if (how === 'get') expect((await read(both, key)).toString()).toBe('on its way');
    else expect(await both.head(key)).toEqual({ size: 10 });
    expect(await failure(withOlder(current, left).get(newStorageKey()))).toBe('missing');
    expect(await withOlder(current, left).head(newStorageKey())).toBeNull();
  });
});
