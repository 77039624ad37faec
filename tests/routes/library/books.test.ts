import { describe, expect, it, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { questionsOf } from '#tests/support/request-line.ts';

const app = await createTestApp();

/** What a hidden field of the page holds. */
const hidden = (page: Page, name: string): string =>
  new RegExp(`<input[^>]*type="hidden"[^>]*name="${name}"[^>]*value="([^"]*)"|<input[^>]*name="${name}"[^>]*type="hidden"[^>]*value="([^"]*)"`).exec(page.text)?.slice(1).find(Boolean) ?? '';

const toastOf = (browser: Browser): { key: string; undo?: { action: string } } =>
  JSON.parse(Buffer.from(browser.cookies.get('kz-toast') ?? 'e30', 'base64url').toString('utf8'));

async function addBook(browser: Browser, fields: Record<string, string> = {}): Promise<string> {
  const id = uuidv7();
  expect(await browser.post('/library/books/new', { id, title: 'Oblomov', ...fields })).toMatchObject({ status: 303, location: `/library/books/${id}` });
  return `/library/books/${id}`;
}

describe('a book’s life without scripts', () => {
  it('is added, read to its end, thought about, thrown away and brought back', async () => {
    const browser = await signedInBrowser(app);
    const form = await browser.get('/library/books/new');
    const fields = { id: hidden(form, 'id'), title: 'Oblomov', authors: 'Ivan Goncharov', pages: '576', state: 'reading', priority: 'high', tags: 'classics' };
    const added = await browser.post('/library/books/new', fields);
    expect(added.status).toBe(303);
    const book = added.location!;
    // The button was pressed twice.
    expect((await browser.post('/library/books/new', fields)).location).toBe(book);
    expect(toastOf(browser).key).toBe('library-edit:toast.added');

    const page = await browser.get(book);
    expect(page.status).toBe(200);
    for (const text of ['Oblomov', 'Ivan Goncharov', 'classics', '0 of 576 pages, 576 left']) expect(page.text).toContain(text);

    expect(await browser.post(`${book}/progress`, { id: hidden(page, 'id'), unit: 'page', value: '144' })).toMatchObject({ status: 303, location: book });
    expect((await browser.get(book)).text).toContain('144 of 576 pages, 432 left');
    const reading = /\/readings\/([0-9a-f-]{36})\/end/.exec(page.text)?.[1];
    expect(await browser.post(`${book}/readings/${reading}/end`, { state: 'finished' })).toMatchObject({ status: 303, location: book });
    expect(await browser.post(`${book}/opinion`, { rating: '90', review: 'Line one\nLine two', reviewHasSpoilers: 'on' })).toMatchObject({ status: 303 });
    const done = await browser.get(book);
    expect(done.text).toContain('Line one\nLine two');
    expect(done.text).toContain('4.5 of 5');

    expect(await browser.post(`${book}/trash`, {})).toMatchObject({ status: 303, location: '/library' });
    const { undo } = toastOf(browser);
    expect((await browser.get('/library/trash')).text).toContain('Oblomov');
    expect(await browser.post(undo!.action, {})).toMatchObject({ status: 303, location: book });
    expect((await browser.get('/library/trash')).text).toContain('The trash is empty');
  });

  it('progress can be undone from its note', async () => {
    const browser = await signedInBrowser(app);
    const book = await addBook(browser, { pages: '100', state: 'reading' });
    await browser.post(`${book}/progress`, { id: uuidv7(), unit: 'percent', value: '100' });
    const { undo } = toastOf(browser);
    expect((await browser.get(book)).text).toContain('Read again');
    expect(await browser.post(undo!.action, {})).toMatchObject({ status: 303, location: book });
    expect((await browser.get(book)).text).toContain('0 of 100 pages');
    // Nothing that would be refused is offered: an entry of an earlier day is not the newest.
    await browser.post(`${book}/progress`, { id: uuidv7(), unit: 'page', value: '40' });
    await browser.post(`${book}/progress`, { id: uuidv7(), unit: 'page', value: '30', on: '2026-01-02' });
    expect(toastOf(browser).undo).toBeUndefined();
  });

  it('says what is wrong beside the fields and keeps what was typed', async () => {
    const browser = await signedInBrowser(app);
    const page = await browser.post('/library/books/new', { id: uuidv7(), title: '  ', authors: 'Kept Author', pages: 'many', isbn: '123', description: 'Kept words' });
    expect(page.status).toBe(400);
    for (const text of ['A book needs a title.', 'A whole number from 1 to 100,000.', 'This is not an ISBN', 'Kept Author', 'Kept words', 'value="many"']) expect(page.text).toContain(text);
    const book = await addBook(browser, { pages: '100', state: 'reading' });
    const beyond = await browser.post(`${book}/progress`, { id: uuidv7(), unit: 'page', value: '101' });
    expect(beyond.status).toBe(400);
    expect(beyond.text).toContain('The book ends before that page.');
    expect(beyond.text).toContain('value="101"');
  });

  it('emptying the trash is asked about first', async () => {
    const browser = await signedInBrowser(app);
    const book = await addBook(browser, { title: 'To be gone' });
    await browser.post(`${book}/trash`, {});
    expect((await browser.get('/library/trash/emptying')).text).toContain('deleted for good');
    expect(await browser.post('/library/trash/emptying', {})).toMatchObject({ status: 303, location: '/library/trash' });
    expect((await browser.get(book)).status).toBe(404);
  });
});

describe('shelves', () => {
  it('are addresses: search, filter, order, view', async () => {
    const browser = await signedInBrowser(app);
    await addBook(browser, { title: 'Мёртвые души', language: 'ru', tags: 'поэма', pages: '352', state: 'read' });
    await addBook(browser, { title: 'Emma', language: 'en', year: '1815' });
    const has = async (query: string) => {
      const { status, text } = await browser.get(`/library?${query}`);
      expect(status).toBe(200);
      return [text.includes('href="/library/books/') && text.includes('>Мёртвые души<'), text.includes('>Emma<')];
    };
    expect(await has('shelf=all')).toEqual([true, true]);
    expect(await has('shelf=read')).toEqual([true, false]);
    expect(await has('q=мертвые')).toEqual([true, false]);
    expect(await has('shelf=all&language=en')).toEqual([false, true]);
    expect(await has('shelf=all&year=1815&view=grid')).toEqual([false, true]);
    expect(await has('shelf=all&sort=title&after=broken&tag=broken')).toEqual([true, true]);
    expect((await browser.get('/library?q=zzzz')).text).toContain('No book matches');
  });

  it('a newcomer is invited', async () => {
    const browser = await signedInBrowser(app);
    expect((await browser.get('/library')).text).toContain('Your shelf is waiting for its first book');
    expect((await browser.get('/')).text).toContain('Your shelf is waiting for its first book');
  });

  it('cost at most six questions, and one for who is asking', async () => {
    const browser = await signedInBrowser(app);
    const book = await addBook(browser, { state: 'reading', pages: '10', tags: 'a, b', authors: 'A\nB', series: 'S' });
    const pages = [['/library', '/library'], ['/library?shelf=all&q=oblomof', '/library'], [book, '/library/books/:id'], [`${book}/edit`, '/library/books/:id/edit'], ['/library/statistics', '/library/statistics']] as const;
    for (const [path, route] of pages) {
      const questions = await questionsOf(app, route, async () => expect((await browser.get(path)).status).toBe(200));
      expect(questions, path).toBeGreaterThan(0);
      expect(questions, path).toBeLessThanOrEqual(7);
    }
  });

  it('stand on the page of the day beside goals and the feed, for nine questions', async () => {
    const browser = await signedInBrowser(app);
    await addBook(browser, { state: 'reading', pages: '10' });
    expect(await questionsOf(app, '/', async () => expect((await browser.get('/')).status).toBe(200))).toBeLessThanOrEqual(9);
  });
});

test('another’s book is nowhere, for reading and for writing', async () => {
  const [mine, theirs] = [await signedInBrowser(app), await signedInBrowser(app, 'owner')];
  const book = await addBook(mine, { pages: '100', state: 'reading' });
  const reading = /\/readings\/([0-9a-f-]{36})\/end/.exec((await mine.get(book)).text)?.[1];
  for (const path of ['', '/edit', '/progress', '/history', '/readings', `/readings/${reading}`, `/readings/${reading}/end`, `/readings/${reading}/removal`, '/opinion', '/priority', '/tags', '/wish', '/trash', '/restoration']) {
    expect((await theirs.get(`${book}${path}`)).status, path).toBe(404);
  }
  const posts: [string, Record<string, string>][] = [
    ['/edit', { title: 'Mine' }], ['/progress', { id: uuidv7(), value: '5' }], ['/readings', { id: uuidv7(), state: 'reading' }], [`/readings/${reading}`, { state: 'finished' }],
    [`/readings/${reading}/end`, { state: 'stopped' }], [`/readings/${reading}/removal`, {}], ['/opinion', { rating: '10' }], ['/priority', { priority: 'low' }], ['/tags', { tags: 'x' }], ['/wish', {}], ['/trash', {}], ['/restoration', {}],
  ];
  for (const [path, fields] of posts) expect((await theirs.post(`${book}${path}`, fields)).status, path).toBe(404);
  expect((await mine.get(book)).text).toContain('0 of 100 pages');
});

test.each([
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '</textarea><svg onload=alert(1)>', '</title><script>alert(1)</script>', 'javascript:alert(1)//', '</script><script>alert(1)//', '<!--', '\u2028alert(1)',
])('is only text wherever it is shown: %s', async (text) => {
  const browser = await signedInBrowser(app);
  const book = await addBook(browser, { title: text, subtitle: text, authors: text, tags: text.replace(/[,;]/g, '').slice(0, 60), series: text, publisher: text, format: text, description: text, privateNotes: text, state: 'reading' });
  await browser.post(`${book}/opinion`, { review: text, rating: '50' });
  for (const path of [book, `${book}/edit`, `${book}/opinion`, '/library?shelf=all', `/library?q=${encodeURIComponent(text)}`, '/library?shelf=all&view=grid', '/']) {
    const page = await browser.get(path);
    expect(page.status).toBe(200);
    // What is left without scripts of ours and quoted values: nothing in it may come from what was typed.
    const markup = page.text.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '').replace(/"[^"]*"/g, '""');
    expect(markup).not.toMatch(/<img src=x|<svg onload|<script>alert|<[^>]*\son(?:error|mouseover|load)=/);
    expect(page.text).not.toContain('<script>alert(1)');
  }
});
