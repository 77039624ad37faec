import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { storePdf } from '#app/kernel/files/index.server.ts';
import { createDiskStorage } from '#app/platform/storage/disk.server.ts';
import { createS3Storage } from '#app/platform/storage/s3.server.ts';
import type { Storage } from '#app/platform/storage/storage.ts';
import { appEnvironment } from '#tests/support/app-process.ts';
import { testDatabase } from '#tests/support/database.ts';
import { startFakeS3 } from '#tests/support/fake-s3.ts';
import { testFiles, testFolder } from '#tests/support/files.ts';
import { createPerson } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const { db, url } = await testDatabase();
const fake = await startFakeS3();
afterAll(() => fake.close());
const dataDir = testFolder();
const disk = createDiskStorage(join(dataDir, 'files'));
const bucket = createS3Storage(fake.options);

async function keysOf(storage: Storage): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list()) keys.push(key);
  return keys.sort();
}

async function bytesOf(storage: Storage, key: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await storage.get(key)) pieces.push(piece);
  return Buffer.concat(pieces);
}

type Run = { child: ChildProcess; ended: Promise<{ code: number | null; said: string }> };

/** `npm run files:move`, as it is typed. */
function move(from: string, to: string, more: Record<string, string> = {}): Run {
  const { endpoint = '', bucket: name, key, secret } = fake.options;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'app/server/cli/files-move.ts', from, to], {
    env: { ...appEnvironment(), NODE_OPTIONS: '', DATABASE_URL: url, DATA_DIR: dataDir, FILES_ON: to, S3_ENDPOINT: endpoint, S3_BUCKET: name, S3_KEY: key, S3_SECRET: secret, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, said }))) };
}

describe('npm run files:move', () => {
  it('takes everything there and back, also when it is killed on the way', async () => {
    const ctx = { db, now: new Date(), viewer: await createPerson(db), files: testFiles({ storage: disk }) };
    const kept = new Map<string, Buffer>();
    for (let count = 0; count < 30; count += 1) {
      const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(150_000), Buffer.from('%%EOF')]);
      const { id } = await storePdf(ctx, (async function* () { yield bytes; })(), { name: `${count}.pdf` });
      const { storageKey } = await db.storedFile.findUniqueOrThrow({ where: { id }, select: { storageKey: true } });
      kept.set(storageKey, bytes);
    }
    for (const [from, to, source, target] of [['disk', 's3', disk, bucket], ['s3', 'disk', bucket, disk]] as const) {
      const first = move(from, to);
      await until(async () => (await keysOf(target)).length >= 5, 30_000);
      first.child.kill('SIGKILL');
      expect((await first.ended).code).toBeNull();
      // Whatever it was about, each file is whole in one place at least.
      const [here, there] = [new Set(await keysOf(source)), new Set(await keysOf(target))];
      expect(here.size).toBeGreaterThan(0);
      for (const [key, bytes] of kept) expect((await bytesOf(here.has(key) ? source : target, key)).equals(bytes)).toBe(true);
      expect([...kept.keys()].filter((key) => !here.has(key) && !there.has(key))).toEqual([]);

      const { code, said } = await move(from, to).ended;
      expect([code, said]).toEqual([0, expect.stringMatching(/^\d+ moved, \d+ MB, each compared after it arrived; 0 left/m)]);
      expect(await keysOf(source)).toEqual([]);
      expect(await keysOf(target)).toEqual([...kept.keys()].sort());
      for (const [key, bytes] of kept) expect((await bytesOf(target, key)).equals(bytes)).toBe(true);
    }
  }, 120_000);

  it('says what is missing, and that a bucket does not answer', async () => {
    expect(await move('disk', 'disk').ended).toMatchObject({ code: 1, said: expect.stringContaining('usage: npm run files:move') });
    expect(await move('disk', 's3', { FILES_ON: 'disk' }).ended).toMatchObject({ code: 1, said: expect.stringContaining('FILES_ON: set it to s3') });
    expect(await move('disk', 's3', { S3_SECRET: '' }).ended).toMatchObject({ code: 1, said: expect.stringContaining('S3_SECRET') });
    fake.mood = 'down';
    expect(await move('s3', 'disk').ended).toMatchObject({ code: 1, said: expect.stringMatching(/Broken off \(storage: unavailable\): nothing is lost/) });
    fake.mood = 'well';
  }, 60_000);
});
