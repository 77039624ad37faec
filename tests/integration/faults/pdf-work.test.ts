import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { createDiskStorage } from '#app/platform/storage/disk.server.ts';
import { pdfForm } from '#tests/support/documents.ts';
import { startEmbeddedApp } from '#tests/support/embedded-app.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';
import { until } from '#tests/support/until.ts';

const house = await startEmbeddedApp();
afterAll(() => house.close());

async function aBook(): Promise<string> {
  const id = uuidv7();
  expect((await house.browser.post('/library/books/new', { id, title: 'Oblomov' })).status).toBe(303);
  return id;
}

const send = (bookId: string, bytes: Buffer<ArrayBuffer>) => house.browser.send('POST', `/library/books/${bookId}/pdf`, pdfForm(bytes));

const versionOf = (bookId: string) => house.db.documentVersion.findFirst({ where: { document: { bookId } }, select: { id: true, state: true, pageCount: true, pageKeys: true, _count: { select: { pages: true } } } });
const untilRead = (bookId: string) => until(async () => (await versionOf(bookId))?.state === 'ready', 150_000);

/** The beginning of a form with a PDF, and nothing behind it for now. */
function halfAnUpload(bookId: string, bytes: Buffer): ClientRequest {
  const cookie = [...house.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const half = request(`${house.app.url}/library/books/${bookId}/pdf`, {
    method: 'POST', headers: { cookie, 'origin': house.app.url, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=edge', 'content-length': bytes.length + 10_000 },
  });
  half.on('error', () => undefined);
  half.write('--edge\r\ncontent-disposition: form-data; name="pdf"; filename="book.pdf"\r\ncontent-type: application/pdf\r\n\r\n');
  half.write(bytes);
  return half;
}

const fileOf = async (bookId: string) => (await house.db.documentVersion.findFirst({ where: { document: { bookId } }, select: { fileId: true } }))?.fileId;

async function fetched(fileId: string): Promise<Buffer> {
  const cookie = [...house.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return Buffer.from(await (await fetch(`${house.app.url}/files/${fileId}`, { headers: { cookie } })).arrayBuffer());
}

/** What hangs on each page. */
async function annotationsOf(bytes: Buffer): Promise<string[][]> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push((await (await pdf.getPage(number)).getAnnotations()).map(({ subtype }: { subtype: string }) => subtype));
  await loading.destroy();
  return pages;
}

/** What has come of a file in the storage, whole or not. */
async function stored(): Promise<number> {
  let count = 0;
  for await (const _ of createDiskStorage(join(house.dataDir, 'files')).list()) count += 1;
  return count;
}

describe('the process is killed', () => {
  it('while a PDF arrives: there is no file of it, and it can be sent again', async () => {
    const bookId = await aBook();
    const bytes = await makePdf({ pages: numberedPages(3), title: 'half', padTo: 4_000_000 });
    const half = halfAnUpload(bookId, bytes);
    await until(() => half.writableLength === 0 && half.socket?.bytesWritten !== undefined && half.socket.bytesWritten > bytes.length, 30_000);
    await house.app.stop('SIGKILL');
    half.destroy();
    await house.startAgain();
    expect(await house.db.storedFile.count({ where: { ownerId: house.personId } })).toBe(0);
    expect(await versionOf(bookId)).toBeNull();
    expect(await stored()).toBe(0);
    expect((await send(bookId, bytes)).status).toBe(303);
    await untilRead(bookId);
  }, 240_000);

  it('while a PDF is read: the job goes on, and every page is there once', async () => {
    const pageCount = 1_500;
    const bookId = await aBook();
    const bytes = await makePdf({ pages: numberedPages(pageCount), title: 'long' });
    expect((await send(bookId, bytes)).status).toBe(303);
    await until(async () => {
      const version = await versionOf(bookId);
      return version?.state === 'ready' || (version?._count.pages ?? 0) > 0;
    }, 60_000);
    expect(await versionOf(bookId)).toMatchObject({ state: 'waiting' });
    await house.app.stop('SIGKILL');
    await house.startAgain();
    await untilRead(bookId);
    const version = await versionOf(bookId);
    expect(version).toMatchObject({ pageCount, _count: { pages: pageCount } });
    const pages = await house.db.documentPage.findMany({ where: { versionId: version?.id ?? '' }, orderBy: { number: 'asc' }, select: { number: true, text: true } });
    expect(pages.map(({ text }) => text)).toEqual(pages.map(({ number }) => `Page ${number}`));
    expect(await house.db.documentVersion.count({ where: { document: { bookId } } })).toBe(1);
    expect((await fetched((await fileOf(bookId)) ?? '')).equals(bytes)).toBe(true);
  }, 240_000);

  it('while the notes are put into a copy: the file stands, and there is one copy with every note once', async () => {
    const bookId = await aBook();
    const bytes = await makePdf({ pages: numberedPages(40), title: 'noted' });
    expect((await send(bookId, bytes)).status).toBe(303);
    await untilRead(bookId);
    const { documentId } = await house.db.documentVersion.findFirstOrThrow({ where: { document: { bookId } }, select: { documentId: true } });
    const note = (at: number) => ({ id: uuidv7(), ownerId: house.personId, bookId, documentId, kind: 'highlight' as const, quote: `Page ${at}`, pageKeys: [at], places: [{ key: at, quads: [[60, 784, 120, 784, 60, 768, 120, 768]] }] });
    await house.db.bookNote.createMany({ data: Array.from({ length: 40 }, (_, at) => note(at + 1)) });
    const id = uuidv7();
    expect((await house.browser.post(`/library/books/${bookId}/pdf/copy`, { id })).status).toBe(303);
    const errand = () => house.db.noteErrand.findUniqueOrThrow({ where: { id }, select: { state: true, notes: true, fileId: true, problemKey: true } });
    await until(async () => (await errand()).state !== 'queued', 60_000);
    expect(await errand()).toMatchObject({ state: 'running', fileId: null });
    await house.app.stop('SIGKILL');
    await house.startAgain();
    await until(async () => (await errand()).state !== 'running', 150_000);
    const done = await errand();
    expect(done).toMatchObject({ state: 'ready', notes: 40, problemKey: null });
    expect(await house.db.storedFile.count({ where: { ownerId: house.personId, kind: 'archive' } })).toBe(1);
    expect(await fetched(done.fileId ?? '').then(annotationsOf)).toEqual(Array.from({ length: 40 }, () => ['Highlight']));
    expect((await fetched((await fileOf(bookId)) ?? '')).equals(bytes)).toBe(true);
    expect((await house.browser.get(`/library/books/${bookId}/pdf/copy`)).text).toContain(`/files/${done.fileId}`);
  }, 240_000);
});
