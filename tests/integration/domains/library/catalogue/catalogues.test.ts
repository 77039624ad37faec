import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { isbns } from '#tests/support/fake-catalogue-world.ts';
import { startFakeCatalogues } from '#tests/support/fake-catalogues.ts';
import { sendJson } from '#tests/support/fake-provider.ts';
import { catalogues } from './scene.ts';

const { db } = await testDatabase();
const fake = await startFakeCatalogues();
afterAll(fake.close);
const { GOOGLE_BOOKS_KEY: _key, ...withoutGoogle } = fake.env;

beforeEach(async () => {
  fake.reset();
  await db.catalogueAnswer.deleteMany();
});

const asked = (question: string, locale = 'en') => ({ question, locale });
const refuse = (_request: unknown, response: ServerResponse) => void response.writeHead(500).end();

describe('a search', () => {
  it('is one list: the same number is one edition, the same title and author one work', async () => {
    const { found, failed, isPartial } = await catalogues(db, fake).search(asked('oblomov goncharov'));
    expect([failed, isPartial]).toEqual([false, false]);
    expect(found).toHaveLength(1);
    const [work] = found;
    expect(work).toMatchObject({ openLibraryWork: 'OL101W', editionCount: 3 });
    expect(work?.editions).toHaveLength(1);
    // What one of them does not know, the other one says.
    expect(work?.editions[0]).toMatchObject({ openLibraryId: 'OL1011M', googleBooksId: 'gOblomov0001', isbn13: isbns.oblomov, subtitle: 'A Novel', pages: 496, year: 2005, firstYear: 1859, language: 'en', cover: 'ol-1011', description: 'The laziest man in literature.' });
  });

  it('goes by the reader’s language, by number, and without Google where there is no key', async () => {
    const russian = (await catalogues(db, fake).search(asked('oblomov goncharov', 'ru'))).found;
    // Another language's edition of the same work stands under it.
    expect(russian.map(({ editions }) => editions.map(({ title }) => title))).toEqual([['Обломов', 'Oblomov']]);
    for (const question of [isbns.oblomovRu, `ISBN ${isbns.oblomovRu.slice(0, 3)}-${isbns.oblomovRu.slice(3)}`]) {
      expect((await catalogues(db, fake).search(asked(question))).found.map(({ editions }) => editions[0]?.openLibraryId)).toEqual(['OL1012M']);
    }
    fake.reset();
    const alone = catalogues(db, fake, { env: withoutGoogle });
    expect((await alone.search(asked('oblomov'))).found.map(({ openLibraryWork }) => openLibraryWork)).toEqual(['OL101W']);
    expect(fake.google.asked).toEqual([]);
  });

  it('says who asks, sends no cookie, and puts no question in the catalogues’ own language', async () => {
    const ours = catalogues(db, fake);
    await ours.search(asked('author:(x) OR "key" AND -title:[* TO z] ~fuzzy ^2 \\ / {} <b> a&b|c+d'));
    const words = fake.openLibrary.asked.map(({ path }) => new URL(path, fake.openLibrary.url).searchParams.get('q'));
    expect(words).toEqual(['author x or key and title to z fuzzy 2 b a b c d']);
    expect(fake.openLibrary.asked[0]?.headers).toMatchObject({ 'user-agent': 'Kruzhok/test (+https://circle.example; owner@circle.example)' });
    expect(fake.openLibrary.asked[0]?.headers.cookie).toBeUndefined();
    for (const nothing of ['', '   ', '"()"', '\u0000\u0001', '\ud800', '---']) expect((await ours.search(asked(nothing))).failed).toBe(false);
  });

  it('for nothing finds nothing, and that is known for an hour', async () => {
    let now = new Date('2026-11-25T12:00:00Z');
    const ours = catalogues(db, fake, { now: () => now });
    expect(await ours.search(asked('zzzz qqqq'))).toEqual({ found: [], failed: false, isPartial: false });
    await ours.search(asked('zzzz qqqq'));
    expect(fake.openLibrary.asked).toHaveLength(1);
    now = new Date('2026-11-25T13:00:01Z');
    await ours.search(asked('zzzz qqqq'));
    expect(fake.openLibrary.asked).toHaveLength(2);
  });
});

describe('an answer is kept', () => {
  it('for another process too, a search for a day, an edition for a month', async () => {
    let now = new Date('2026-11-25T12:00:00Z');
    const clock = { now: () => now };
    const first = await catalogues(db, fake, clock).search(asked('emma'));
    await catalogues(db, fake, clock).find({ openLibraryId: 'OL1021M' }, asked(''));
    const questions = fake.openLibrary.asked.length;
    now = new Date('2026-11-26T11:59:00Z');
    expect(await catalogues(db, fake, clock).search(asked('emma'))).toEqual(first);
    await catalogues(db, fake, clock).find({ openLibraryId: 'OL1021M' }, asked(''));
    expect(fake.openLibrary.asked).toHaveLength(questions);
    now = new Date('2026-11-26T12:01:00Z');
    await catalogues(db, fake, clock).search(asked('emma'));
    await catalogues(db, fake, clock).find({ openLibraryId: 'OL1021M' }, asked(''));
    expect(fake.openLibrary.asked).toHaveLength(questions + 1);
    expect(await db.catalogueAnswer.count({ where: { key: { startsWith: 'open-library:' } } })).toBeGreaterThan(1);
  });

  it('and asked once by twenty who ask at the same moment', async () => {
    const ours = catalogues(db, fake);
    const all = await Promise.all(Array.from({ length: 20 }, () => ours.search(asked('oblomov'))));
    expect(fake.openLibrary.asked).toHaveLength(1);
    expect(fake.google.asked).toHaveLength(1);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('of an older shape or broken by hand is asked for anew', async () => {
    const ours = catalogues(db, fake, { env: withoutGoogle });
    const first = await ours.search(asked('emma'));
    await db.catalogueAnswer.updateMany({ data: { body: [{ editions: 'none' }] } });
    expect(await ours.search(asked('emma'))).toEqual(first);
    expect(fake.openLibrary.asked).toHaveLength(2);
  });

  it('a failure is not kept', async () => {
    fake.openLibrary.answer = refuse;
    const ours = catalogues(db, fake, { env: withoutGoogle });
    expect(await ours.search(asked('emma'))).toEqual({ found: [], failed: true, isPartial: true });
    fake.openLibrary.answer = 'usual';
    expect((await ours.search(asked('emma'))).found).toHaveLength(1);
  });
});

describe('an edition', () => {
  it('of which a part did not come is shown, and asked for again', async () => {
    const ours = catalogues(db, fake, { env: withoutGoogle });
    const json = (response: ServerResponse, body: object) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    fake.openLibrary.answer = ({ url = '' }, response) => (url.startsWith('/search.json') ? refuse(null, response) : url.startsWith('/books/') ? json(response, { key: '/books/OL1011M', title: 'Oblomov', works: [{ key: '/works/OL101W' }] }) : json(response, { key: '/works/OL101W', description: 'A sofa.' }));
    expect((await ours.find({ openLibraryId: 'OL1011M' }, asked(''))).found).toMatchObject({ title: 'Oblomov', authors: [] });
    fake.openLibrary.answer = 'usual';
    expect((await ours.find({ openLibraryId: 'OL1011M' }, asked(''))).found).toMatchObject({ title: 'Oblomov', authors: ['Ivan Goncharov'] });
  });

  it('is put together from its record, its work and the other catalogue', async () => {
    const { found } = await catalogues(db, fake).find({ openLibraryId: 'OL1011M', googleBooksId: 'gOblomov0001' }, asked(''));
    expect(found).toMatchObject({
      title: 'Oblomov', subtitle: 'A Novel', authors: ['Ivan Goncharov'], publisher: 'Penguin Classics', year: 2005, firstYear: 1859, pages: 485, language: 'en', isbn13: isbns.oblomov, format: 'Paperback', cover: 'ol-1011',
      description: 'A man who cannot leave his sofa.\n\nAnd a friend who can.',
    });
    expect((await catalogues(db, fake).find({ openLibraryId: 'OL102W' }, asked(''))).found).toMatchObject({ title: 'Emma', description: 'Handsome, clever, and rich.' });
    expect(await catalogues(db, fake).find({ openLibraryId: 'OL9999M' }, asked(''))).toEqual({ found: null, failed: false, isPartial: false });
  });

  it('by its number, from whichever catalogue has it', async () => {
    const ours = catalogues(db, fake);
    expect((await ours.findByIsbn(isbns.emma)).found).toMatchObject({ title: 'Emma', pages: 474, description: 'Handsome, clever, and rich.' });
    expect((await ours.findByIsbn(isbns.onlyGoogle)).found).toMatchObject({ title: 'Oblomov and His Creator', googleBooksId: 'gOnlyHere_01', openLibraryId: null });
    expect(await ours.findByIsbn(isbns.nobodys)).toEqual({ found: null, failed: false, isPartial: false });
  });

  it('is what the search had shown when its catalogue falls silent in between', async () => {
    const env = withoutGoogle;
    const ours = catalogues(db, fake, { env });
    await ours.search(asked('emma'));
    fake.openLibrary.answer = refuse;
    expect(await ours.find({ openLibraryId: 'OL1021M' }, asked('emma'))).toMatchObject({ failed: false, isPartial: true, found: { title: 'Emma', isbn13: isbns.emma } });
    expect(await ours.find({ openLibraryId: 'OL1021M' }, asked('never asked'))).toEqual({ failed: true, isPartial: true, found: null });
  });

  it('stands among all of its work', async () => {
    const { found } = await catalogues(db, fake).editionsOf('OL101W');
    expect(found).toMatchObject({ openLibraryWork: 'OL101W', editionCount: 3 });
    expect(found?.editions.map(({ title, year, authors }) => [title, year, authors])).toEqual([['Oblomov', 2005, ['Ivan Goncharov']], ['Обломов', 2012, ['Ivan Goncharov']], ['Oblomov', 1915, ['Ivan Goncharov']]]);
    expect(await catalogues(db, fake).editionsOf('OL9999W')).toEqual({ found: null, failed: false, isPartial: false });
  });
});

describe('when something is wrong outside', () => {
  const bad: [string, (response: ServerResponse) => void | Promise<void>][] = [
    ['500', (response) => void response.writeHead(500).end('oops')],
    ['garbage', (response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end('<html>')],
    ['half an answer', (response) => void response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '900' }).write('{"docs":[', () => response.destroy())],
    ['another type', (response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('{"docs":[]}')],
    ['a huge answer', (response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end(`{"docs":[],"x":"${'x'.repeat(3_000_000)}"}`)],
    ['without its frame', (response) => sendJson(response, { error: 'x', docs: 'none' })],
    ['JSON nested deep', (response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end('['.repeat(100_000))],
    ['a hung up line', (response) => void response.destroy()],
    ['a redirect inside', (response) => void response.writeHead(302, { Location: 'http://169.254.169.254/' }).end()],
  ];
  it.each(bad)('%s: the other catalogue answers alone; with none, that is said', async (_what, send) => {
    fake.openLibrary.answer = (_request, response) => void send(response);
    const both = await catalogues(db, fake).search(asked('oblomov goncharov'));
    expect([both.failed, both.isPartial, both.found.map(({ editions }) => editions[0]?.googleBooksId)]).toEqual([false, true, ['gOblomov0001']]);
    await db.catalogueAnswer.deleteMany();
    const alone = catalogues(db, fake, { env: withoutGoogle });
    expect(await alone.search(asked('oblomov'))).toEqual({ found: [], failed: true, isPartial: true });
    expect(await alone.findByIsbn(isbns.emma)).toEqual({ found: null, failed: true, isPartial: true });
    expect(await db.catalogueAnswer.count()).toBe(0);
  });

  it.each(['silence', 'a trickle'])('%s: nobody waits longer than the patience', async (kind) => {
    fake.openLibrary.answer = async (_request, response) => {
      if (kind === 'silence') return;
      response.writeHead(200, { 'Content-Type': 'application/json' });
      while (!response.destroyed) {
        response.write(' ');
        await sleep(50);
      }
    };
    const began = performance.now();
    const { failed } = await catalogues(db, fake, { env: withoutGoogle }).search(asked('oblomov'));
    expect(failed).toBe(true);
    expect(performance.now() - began).toBeLessThan(5_500);
  });

  it('429 is taken at its word: nobody asks until then', async () => {
    fake.openLibrary.answer = (_request, response) => void response.writeHead(429, { 'Retry-After': '600' }).end();
    const ours = catalogues(db, fake, { env: withoutGoogle });
    for (const question of ['one', 'two', 'three']) expect((await ours.search(asked(question))).failed).toBe(true);
    expect(fake.openLibrary.asked).toHaveLength(1);
    const { restsUntil } = ours.outgoing.states()['open-library'] ?? {};
    expect(restsUntil!.getTime() - Date.now()).toBeGreaterThan(590_000);
  });

  it('after three failures it is left alone, and nobody waits for it', async () => {
    fake.openLibrary.answer = refuse;
    const ours = catalogues(db, fake, { env: withoutGoogle });
    for (let time = 0; time < 6; time += 1) expect((await ours.search(asked(`question ${time}`))).failed).toBe(true);
    expect(fake.openLibrary.asked).toHaveLength(3);
  });

  it('is asked no oftener than its pace; who would wait too long is told at once', async () => {
    const ours = catalogues(db, fake, { env: withoutGoogle, pace: { perSecond: 1, burst: 3 } });
    const all = await Promise.all(Array.from({ length: 8 }, (_, at) => ours.search(asked(`question ${at}`))));
    expect(all.filter(({ failed }) => !failed).length).toBe(4);
    expect(fake.openLibrary.asked).toHaveLength(4);
  });
});
