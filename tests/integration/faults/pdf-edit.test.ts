import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { createDiskStorage } from '#app/platform/storage/disk.server.ts';
import { newStorageKey } from '#app/platform/storage/storage-key.ts';
import { startEmbeddedApp } from '#tests/support/embedded-app.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';
import { until } from '#tests/support/until.ts';

const house = await startEmbeddedApp();
afterAll(() => house.close());

const pageCount = 400;

/** A book whose file has been read, as the house would have it. */
async function bookWithFile(): Promise<{ bookId: string; documentId: string; versionId: string; sha256: Buffer }> {
  const { db, personId: ownerId } = house;
  const bytes = await makePdf({ pages: numberedPages(pageCount) });
  const [storageKey, sha256, bookId] = [newStorageKey(), createHash('sha256').update(bytes).digest(), uuidv7()];
  await createDiskStorage(join(house.dataDir, 'files')).put(storageKey, (async function* () { yield bytes; })());
  const file = await db.storedFile.create({ data: { ownerId, kind: 'pdf', name: 'book.pdf', type: 'application/pdf', size: bytes.length, sha256: new Uint8Array(sha256), storageKey } });
  await db.book.create({ data: { id: bookId, ownerId, title: 'Oblomov', titleKey: 'oblomov', matchKey: 'oblomov|' } });
  const { id: documentId } = await db.bookDocument.create({ data: { bookId, ownerId, nextPageKey: pageCount + 1 } });
  const pageKeys = Array.from({ length: pageCount }, (_, at) => at + 1);
  const version = await db.documentVersion.create({ data: { documentId, ownerId, number: 1, fileId: file.id, state: 'ready', pageCount, pageKeys, readAt: new Date() } });
  await db.bookDocument.update({ where: { id: documentId }, data: { currentId: version.id } });
  return { bookId, documentId, versionId: version.id, sha256 };
}

describe('the process is killed while it changes a PDF', () => {
  it('the file is as it was, and the job goes on when the house is back', async () => {
    const { bookId, documentId, versionId, sha256 } = await bookWithFile();
    const { browser } = house;
    const pages = `/library/books/${bookId}/pdf/pages`;
    expect((await browser.post(pages, { intent: 'remove', ranges: '2-3' })).status).toBe(303);
    const id = uuidv7();
    expect((await browser.post(pages, { intent: 'save', id, baseId: versionId })).status).toBe(303);
    await until(async () => (await house.db.documentEdit.findUnique({ where: { id } }))?.state === 'working', 60_000);
    await house.app.stop('SIGKILL');
    await house.startAgain();
    const original = await house.db.documentVersion.findUniqueOrThrow({ where: { id: versionId }, select: { number: true, pageCount: true, file: { select: { sha256: true } } } });
    expect(original).toMatchObject({ number: 1, pageCount });
    expect(Buffer.from(original.file.sha256).equals(sha256)).toBe(true);
    const reader = await browser.get(`/library/books/${bookId}/pdf/versions`);
    expect(reader.status).toBe(200);
    await until(async () => {
      const document = await house.db.bookDocument.findUnique({ where: { id: documentId }, select: { current: { select: { number: true } } } });
      return document?.current?.number === 2;
    }, 120_000);
    const versions = await house.db.documentVersion.findMany({ where: { documentId }, orderBy: { number: 'asc' }, select: { pageCount: true, pageKeys: true, state: true } });
    expect(versions).toMatchObject([{ pageCount }, { pageCount: pageCount - 2, state: 'ready' }]);
    expect(versions[1]?.pageKeys.slice(0, 3)).toEqual([1, 4, 5]);
    expect(await house.db.documentEdit.findUniqueOrThrow({ where: { id }, select: { state: true } })).toEqual({ state: 'done' });
    expect(await house.db.pageDraft.count({ where: { documentId } })).toBe(0);
  }, 240_000);
});
