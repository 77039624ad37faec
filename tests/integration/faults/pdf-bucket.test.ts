import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { startEmbeddedApp } from '#tests/support/embedded-app.ts';
import { startFakeS3 } from '#tests/support/fake-s3.ts';
import { largePdf, sendLargePdf } from '#tests/support/large-pdf.ts';
import { until } from '#tests/support/until.ts';
import { scale } from './scale.ts';

const mega = 1024 * 1024;
const megabytes = scale(40, 500);
const pageCount = 24;

const fake = await startFakeS3();
const { endpoint = '', bucket, key, secret } = fake.options;
const house = await startEmbeddedApp({ S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_KEY: key, S3_SECRET: secret });
afterAll(async () => {
  await house.close();
  await fake.close();
});


/** What came out of the bucket while something was done, in megabytes. */
async function sentWhile<T>(work: () => Promise<T>): Promise<{ result: T; sent: number }> {
  const before = fake.bytesSent;
  const result = await work();
  return { result, sent: (fake.bytesSent - before) / mega };
}

const cookie = () => [...house.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** As the reader does it: parts of the file as they are needed, through the house's own address. */
async function textOfPage(fileId: string, number: number): Promise<string> {
  const loading = getDocument({ url: `${house.app.url}/files/${fileId}`, httpHeaders: { cookie: cookie() }, rangeChunkSize: 16 * 1024, disableStream: true, disableAutoFetch: true, verbosity: 0 });
  const { items } = await (await (await loading.promise).getPage(number)).getTextContent();
  await loading.destroy();
  return items.map((item) => ('str' in item ? item.str : '')).join('');
}

const leftStaged = () => readdirSync(join(house.dataDir, 'uploads'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith('page-'));

describe.runIf(process.platform === 'linux')(`a PDF of ${megabytes} MB in a bucket`, () => {
  it('is sent, read, drawn and shown a part at a time; the house holds none of it', async () => {
    const bookId = uuidv7();
    expect((await house.browser.post('/library/books/new', { id: bookId, title: 'Heavy' })).status).toBe(303);
    const before = house.residentMB();
    let most = before;
    const timer = setInterval(() => (most = Math.max(most, house.residentMB())), 20);
    onTestFinished(() => clearInterval(timer));
    expect(await sendLargePdf(house.browser, house.app.url, `/library/books/${bookId}/pdf`, largePdf({ pages: pageCount, bytes: megabytes * mega }))).toBe(303);
    const version = await house.db.documentVersion.findFirstOrThrow({ where: { document: { bookId } }, select: { id: true, fileId: true } });

    // The first page does not wait for anything to be read, nor does a later one want what lies before it.
    expect(await textOfPage(version.fileId, 1)).toBe('Page 1 of a large book');
    await until(async () => (await house.db.documentVersion.findUniqueOrThrow({ where: { id: version.id }, select: { state: true } })).state === 'ready', scale(60_000, 300_000));
    await until(async () => (await house.db.book.findUniqueOrThrow({ where: { id: bookId }, select: { coverId: true } })).coverId !== null, scale(60_000, 300_000));
    expect(await house.db.documentPage.findMany({ where: { versionId: version.id }, orderBy: { number: 'asc' }, select: { text: true } })).toEqual(Array.from({ length: pageCount }, (_, at) => ({ text: `Page ${at + 1} of a large book` })));
    // What a busy bucket still sends of a piece that is wanted no more counts as well: a part of the file, not the file.
    const aPart = megabytes / 6;
    expect((await sentWhile(() => textOfPage(version.fileId, 1))).sent).toBeLessThan(aPart);
    const last = await sentWhile(() => textOfPage(version.fileId, pageCount));
    expect(last.result).toBe(`Page ${pageCount} of a large book`);
    expect(last.sent).toBeLessThan(aPart);

    // All pictures of the grid come of one fetching of the file.
    const pictures = await sentWhile(() => Promise.all(Array.from({ length: pageCount }, (_, at) => house.browser.get(`/library/books/${bookId}/pages/${at + 1}/picture`))));
    expect(pictures.result.map(({ status, headers }) => `${status} ${headers.get('content-type')}`)).toEqual(Array.from({ length: pageCount }, () => '200 image/webp'));
    expect(pictures.sent).toBeLessThan(1.2 * megabytes);
    expect(most - before).toBeLessThan(150);
    await until(() => leftStaged().length === 0, 10_000);
    console.log(`a PDF of ${megabytes} MB in a bucket: memory ${Math.round(most - before)} MB more; from the bucket ${last.sent.toFixed(1)} MB for the last page, ${Math.round(pictures.sent)} MB for ${pageCount} pictures`);
  }, scale(180_000, 900_000));
});
