import type { ServerResponse } from 'node:http';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { fetchCover } from '#app/domains/library/commands/fetch-cover.server.ts';
import { addBook, chooseCover, trashBook } from '#app/domains/library/index.server.ts';
import type { JobDefinition } from '#app/platform/jobs/queue.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { startFakeCatalogues } from '#tests/support/fake-catalogues.ts';
import { floodPng, gifThatIsAScript } from '#tests/support/pictures.ts';
import { bookInput, givenBook, person } from '../scene.ts';
import { catalogues } from './scene.ts';

const { db } = await testDatabase();
const fake = await startFakeCatalogues();
afterAll(fake.close);

beforeEach(async () => {
  fake.reset();
  await db.catalogueAnswer.deleteMany();
});

const send = (type: string, body: string | Uint8Array) => (_request: unknown, response: ServerResponse) => void response.writeHead(200, { 'Content-Type': type }).end(body);
const notPictures: [string, (request: unknown, response: ServerResponse) => void][] = [
  ['an SVG that calls itself JPEG', send('image/jpeg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['an SVG', send('image/svg+xml', '<svg/>')],
  ['a page', send('text/html', '<script>alert(1)</script>')],
  ['a GIF that is a script', send('image/gif', gifThatIsAScript())],
  ['240 megapixels', send('image/png', floodPng(16_000, 15_000))],
  ['nothing', send('image/jpeg', '')],
  ['9 MB', send('image/jpeg', new Uint8Array(9_000_000))],
  ['404', (_request, response) => void response.writeHead(404).end()],
  ['a way inside', (_request, response) => void response.writeHead(302, { Location: 'http://127.0.0.1:5432/' }).end()],
];

describe('a small picture', () => {
  it('is made anew, small, and kept', async () => {
    const ours = catalogues(db, fake);
    const made = await ours.covers.thumbnail('ol-1011');
    expect(await sharp(made!).metadata()).toMatchObject({ format: 'webp', width: 160 });
    expect(made!.length).toBeLessThan(20_000);
    expect(await ours.covers.thumbnail('ol-1011')).toEqual(made);
    expect(fake.covers.asked.map(({ path }) => path)).toEqual(['/b/id/1011-M.jpg?default=false']);
    expect(await sharp((await ours.covers.thumbnail('gb-gOblomov0001'))!).metadata()).toMatchObject({ format: 'webp' });
    expect(fake.google.asked.map(({ path }) => path)).toEqual(['/books/content?id=gOblomov0001&printsec=frontcover&img=1&zoom=1']);
  });

  it.each(notPictures)('%s is none, and is not asked for again', async (_what, answer) => {
    fake.covers.answer = answer;
    const ours = catalogues(db, fake);
    expect(await ours.covers.thumbnail('ol-1011')).toBeNull();
    expect(await ours.covers.thumbnail('ol-1011')).toBeNull();
    expect(fake.covers.asked).toHaveLength(1);
  });

  it('that could not be had now is asked for again', async () => {
    const ours = catalogues(db, fake);
    fake.covers.answer = (_request, response) => void response.writeHead(503).end();
    expect(await ours.covers.thumbnail('ol-1011')).toBeNull();
    fake.covers.answer = 'usual';
    expect(await ours.covers.thumbnail('ol-1011')).not.toBeNull();
  });
});

describe('the picture of a book that is added', () => {
  const added = async (name: string) => {
    const ctx = await person(db, name);
    return { ctx, bookId: await givenBook(ctx), coverOf: async (id: string) => (await db.book.findUniqueOrThrow({ where: { id } })).coverId };
  };
  const tools = (ctx: Awaited<ReturnType<typeof person>>) => ({ db, now: ctx.now, files: ctx.files, log: ctx.log, catalogues: catalogues(db, fake) });
  const wanted = (ctx: Awaited<ReturnType<typeof person>>, bookId: string, isLastAttempt = false) => ({ ownerId: ctx.viewer.id, bookId, cover: 'ol-1011', isLastAttempt });

  it('is asked for in the transaction that adds it, once however often the form is sent', async () => {
    const ctx = await person(db, 'asker');
    const asked: [string, unknown][] = [];
    const queue = { ...ctx.queue, enqueue: async (_tx: unknown, job: JobDefinition<never>, payload: unknown) => void asked.push([job.name, job.payload.parse(payload)]) };
    const input = bookInput({ openLibraryId: 'OL1011M', googleBooksId: 'gOblomov0001', cover: 'ol-1011' });
    await addBook({ ...ctx, queue } as never, input);
    await addBook({ ...ctx, queue } as never, input);
    expect(asked).toEqual([['library.fetch-cover', { ownerId: ctx.viewer.id, bookId: input.id, cover: 'ol-1011' }]]);
    expect(await db.book.findUniqueOrThrow({ where: { id: input.id } })).toMatchObject({ openLibraryId: 'OL1011M', googleBooksId: 'gOblomov0001', coverId: null });
  });

  it('becomes its cover, once', async () => {
    const { ctx, bookId, coverOf } = await added('reader');
    await fetchCover(tools(ctx), wanted(ctx, bookId));
    const cover = await coverOf(bookId);
    expect(await db.storedFile.findUniqueOrThrow({ where: { id: cover! }, include: { variants: true } })).toMatchObject({ ownerId: ctx.viewer.id, kind: 'picture', type: 'image/webp', width: 500 });
    fake.reset();
    await fetchCover(tools(ctx), wanted(ctx, bookId));
    expect(fake.covers.asked).toEqual([]);
    expect(await coverOf(bookId)).toBe(cover);
  });

  it('never takes the place of one’s own, also when that came meanwhile', async () => {
    const { ctx, bookId, coverOf } = await added('quick');
    const other = tools(ctx);
    const own = await db.storedFile.create({ data: { ownerId: ctx.viewer.id, kind: 'picture', name: 'own.webp', type: 'image/webp', size: 1, sha256: new Uint8Array(32), storageKey: uuidv7(), width: 1, height: 1 } });
    const large = async (...args: Parameters<typeof other.catalogues.covers.large>) => {
      const answer = await other.catalogues.covers.large(...args);
      await db.book.update({ where: { id: bookId }, data: { coverId: own.id } });
      return answer;
    };
    await fetchCover({ ...other, catalogues: { covers: { ...other.catalogues.covers, large } } }, wanted(ctx, bookId));
    expect(await coverOf(bookId)).toBe(own.id);
    expect(await db.storedFile.count({ where: { ownerId: ctx.viewer.id } })).toBe(1);
  });

  it.each(notPictures)('%s: the book goes without', async (what, answer) => {
    const { ctx, bookId, coverOf } = await added(`without-${notPictures.findIndex(([one]) => one === what)}`);
    fake.covers.answer = answer;
    await fetchCover(tools(ctx), wanted(ctx, bookId));
    expect(await coverOf(bookId)).toBeNull();
    expect(await db.storedFile.count({ where: { ownerId: ctx.viewer.id } })).toBe(0);
  });

  it('is tried again while its catalogue is down, and given up in the end without a fault', async () => {
    const { ctx, bookId, coverOf } = await added('patient');
    fake.covers.answer = (_request, response) => void response.writeHead(503).end();
    await expect(fetchCover(tools(ctx), wanted(ctx, bookId))).rejects.toThrow('no picture just now');
    await fetchCover(tools(ctx), wanted(ctx, bookId, true));
    fake.reset();
    await fetchCover(tools(ctx), wanted(ctx, bookId));
    expect(await coverOf(bookId)).not.toBeNull();
  });

  it('is nobody’s when the book is another’s or gone', async () => {
    const { ctx, bookId } = await added('owner');
    const stranger = await person(db, 'stranger');
    await fetchCover(tools(stranger), wanted(stranger, bookId));
    await fetchCover(tools(ctx), wanted(ctx, uuidv7()));
    expect(fake.covers.asked).toEqual([]);
  });
});

describe('a picture that is chosen', () => {
  it('takes the place of the cover there is; another’s book has none to choose', async () => {
    const ctx = { ...(await person(db, 'chooser')), catalogues: catalogues(db, fake) };
    const bookId = await givenBook(ctx);
    await chooseCover(ctx, { bookId, cover: 'ol-1011' });
    const first = (await db.book.findUniqueOrThrow({ where: { id: bookId } })).coverId;
    await chooseCover(ctx, { bookId, cover: 'ol-1021' });
    const second = (await db.book.findUniqueOrThrow({ where: { id: bookId } })).coverId;
    expect(first).not.toBeNull();
    expect(second).not.toBe(first);
    expect(await db.book.findUniqueOrThrow({ where: { id: bookId }, select: { formerCoverId: true } })).toEqual({ formerCoverId: first });
    fake.reset();
    const stranger = { ...(await person(db, 'other')), catalogues: ctx.catalogues };
    await expect(chooseCover(stranger, { bookId, cover: 'ol-1011' })).rejects.toMatchObject({ code: 'not-found' });
    await trashBook(ctx, { bookId });
    await expect(chooseCover(ctx, { bookId, cover: 'ol-1011' })).rejects.toMatchObject({ code: 'not-found' });
    expect(fake.covers.asked).toEqual([]);
  });

  it('says what is wrong beside it', async () => {
    const ctx = { ...(await person(db, 'unlucky')), catalogues: catalogues(db, fake) };
    const bookId = await givenBook(ctx);
    await expect(chooseCover(ctx, { bookId, cover: 'ol-7' })).rejects.toMatchObject({ details: { fields: { cover: ['catalogue:errors.coverGone'] } } });
    fake.covers.answer = (_request, response) => void response.writeHead(503).end();
    await expect(chooseCover(ctx, { bookId, cover: 'ol-1011' })).rejects.toMatchObject({ details: { fields: { cover: ['catalogue:errors.coverLater'] } } });
    expect((await db.book.findUniqueOrThrow({ where: { id: bookId } })).coverId).toBeNull();
  });

  it('is among those of the book’s editions', async () => {
    const ours = catalogues(db, fake);
    const book = { title: 'Oblomov', author: 'Ivan Goncharov', isbn13: null, locale: 'en' };
    expect(await ours.coversOf(book)).toEqual({ found: ['ol-1011', 'ol-1012'], failed: false, isPartial: false });
    expect((await ours.coversOf({ ...book, title: 'Emma', author: 'Jane Austen', openLibraryId: 'OL1021M' })).found).toEqual(['ol-1021']);
    expect((await ours.coversOf({ ...book, title: 'Nobody wrote this' })).found).toEqual([]);
  });
});
