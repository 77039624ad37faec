import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { createS3Storage } from '#app/platform/storage/s3.server.ts';
import { startEmbeddedApp } from '#tests/support/embedded-app.ts';
import { startFakeS3 } from '#tests/support/fake-s3.ts';
import type { S3Mood } from '#tests/support/fake-s3.ts';
import { startLoad } from '#tests/support/load.ts';
import type { Visit } from '#tests/support/load.ts';
import { until } from '#tests/support/until.ts';
import { startUploads } from '#tests/support/upload-load.ts';
import { scale } from './scale.ts';

const troubleMs = scale(1_000, 60_000);
const moods = ['down', 'slow', 'full', 'garbage', 'throttled', 'half'] as const satisfies readonly S3Mood[];
const fake = await startFakeS3();
const { endpoint = '', bucket, key, secret } = fake.options;
const house = await startEmbeddedApp({ S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_KEY: key, S3_SECRET: secret });
afterAll(async () => {
  await house.close();
  await fake.close();
});

const median = (visits: Visit[]): number => visits.map(({ ms }) => ms).sort((a, b) => a - b)[visits.length >> 1] ?? 0;
const fileWork = new Set(['upload', 'file']);
const allowed = new Set([200, 303, 503, 507]);

/** Somebody asks for a copy of everything: a job puts it into the bucket, and a letter tells of it. */
async function askForCopy(): Promise<string> {
  const browser = await house.newcomer();
  expect((await browser.post('/settings/data/exports', {})).status).toBe(303);
  return browser.person.email ?? '';
}

/** What lies in the bucket and is neither a row's nor on the list of what is to be swept. */
async function strays(): Promise<string[]> {
  const known = await house.db.$queryRaw<{ key: string }[]>`
    SELECT "storageKey" AS key FROM "StoredFile" UNION ALL SELECT "storageKey" FROM "PictureVariant" UNION ALL SELECT "storageKey" FROM "DiscardedObject"`;
  const keys = new Set(known.map((row) => row.key));
  const found: string[] = [];
  for await (const object of createS3Storage(fake.options).list()) if (!keys.has(object.key)) found.push(object.key);
  return found;
}

describe(`a bucket in trouble, ${troubleMs / 1_000} seconds in each way, under load`, () => {
  it('holds up nobody who wants no file, answers the others, and gets everything once when it is well', async () => {
    const load = startLoad(house.browser, { readers: 1, writers: 1 });
    const uploads = startUploads(house);
    await until(() => uploads.visits.filter(({ status }) => status === 303).length > 5 && load.visits.length > 20, 60_000);
    const healthy = median(load.visits);
    const memory = house.residentMB();
    const copies: string[] = [];
    const pages: Record<string, number> = {};
    for (const mood of moods) {
      fake.mood = mood;
      const [from, fileFrom] = [load.visits.length, uploads.visits.length];
      copies.push(await askForCopy());
      await sleep(troubleMs);
      // Not only the bucket's own words: nothing is told as done that was not.
      await until(() => uploads.visits.slice(fileFrom).some(({ status }) => status === 503 || status === 507), 30_000);
      await until(() => load.visits.length >= from + 10, 30_000);
      pages[mood] = median(load.visits.slice(from));
    }
    fake.mood = 'well';
    const well = Date.now();
    await until(() => uploads.visits.some(({ at, path, status }) => at > well && path === 'file' && status === 200), 40_000);
    const backMs = Date.now() - well;
    await Promise.all([load.stop(), uploads.stop()]);

    const visits = [...load.visits, ...uploads.visits];
    expect(visits.filter(({ status, lost, path }) => !allowed.has(status) && !(lost !== null && path === 'file')).slice(0, 5)).toEqual([]);
    expect(load.visits.filter(({ status }) => status >= 400)).toEqual([]);
    for (const [mood, ms] of Object.entries(pages)) expect(ms, mood).toBeLessThan(3 * healthy + 150);
    const slowest = Math.max(...uploads.visits.filter(({ path }) => fileWork.has(path)).map(({ ms }) => ms));
    expect(slowest).toBeLessThan(20_000);
    await until(() => copies.every((address) => house.outbox.letters(address).length > 0), scale(120_000, 600_000));
    expect(copies.map((address) => house.outbox.letters(address).length)).toEqual(copies.map(() => 1));
    expect(await house.db.dataExport.groupBy({ by: ['state'], _count: true })).toEqual([{ state: 'ready', _count: copies.length }]);
    expect(await strays()).toEqual([]);
    expect(await house.db.errorReport.findMany({ select: { message: true, place: true } })).toEqual([]);
    expect(house.app.output()).not.toMatch(/uncaught exception|unhandled rejection/);
    const rise = house.residentMB() - memory;
    expect(rise).toBeLessThan(200);
    const shown = Object.fromEntries(Object.entries(pages).map(([mood, ms]) => [mood, Math.round(ms)]));
    console.log(`bucket: ${uploads.visits.length} visits for files, a page takes ${Math.round(healthy)} ms, in trouble ${JSON.stringify(shown)}; slowest file ${Math.round(slowest)} ms; files again ${backMs} ms after the bucket; ${copies.length} copies, each once; memory ${Math.round(rise)} MB more`);
  }, scale(300_000, 1_500_000));
});
