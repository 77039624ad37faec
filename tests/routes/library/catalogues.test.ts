import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { isbns } from '#tests/support/fake-catalogue-world.ts';
import { startFakeCatalogues } from '#tests/support/fake-catalogues.ts';
import { parseHtml } from '#tests/support/html.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const fake = await startFakeCatalogues();
afterAll(fake.close);
const app = await createTestApp({ ...fake.env, CONTACT_EMAIL: 'owner@circle.example' });

beforeEach(() => fake.reset());

const hrefs = (html: string): string[] => parseHtml(html).tags.flatMap(({ name, attributes }) => (name === 'a' ? [attributes.get('href') ?? ''] : []));
/** What the fields of the form of a book hold. */
function fieldsOf(html: string): Record<string, string> {
  const { tags } = parseHtml(html);
  const held = tags.filter(({ name, attributes }) => /^(input|textarea)$/.test(name) && attributes.has('name') && (!/^(radio|checkbox)$/.test(attributes.get('type') ?? '') || attributes.has('checked')));
  return Object.fromEntries(held.map(({ attributes }) => [attributes.get('name') ?? '', attributes.get('value') ?? '']));
}
const chosen = (html: string): string => /<option value="([a-z]*)" selected=""/.exec(html)?.[1] ?? '';
const find = (browser: Browser, question: string) => browser.get(`/library/books/search?q=${encodeURIComponent(question)}`);

describe('a book found outside', () => {
  it('is searched, chosen, looked over and put on the shelf; its cover comes by itself', async () => {
    const browser = await signedInBrowser(app);
    expect(hrefs((await browser.get('/library')).text)).toContain('/library/books/search');
    const results = await find(browser, 'oblomov');
    expect(results.status).toBe(200);
    for (const text of ['Oblomov', 'Ivan Goncharov', 'first published 1859', 'All 3 editions']) expect(results.text).toContain(text);
    expect(results.text).not.toContain('On your shelf');
    const links = hrefs(results.text);
    const draftLink = links.find((href) => href.includes('openLibraryId=OL1011M'));
    expect(links).toContain('/library/books/new?q=oblomov');
    expect(links).toContain('/library/works/OL101W?q=oblomov');

    const form = await browser.get(draftLink!);
    const fields = fieldsOf(form.text);
    expect(fields).toMatchObject({
      title: 'Oblomov', subtitle: 'A Novel', authors: 'Ivan Goncharov', pages: '485', year: '1859', isbn: isbns.oblomov, publisher: 'Penguin Classics', format: 'Paperback',
      description: 'A man who cannot leave his sofa.\n\nAnd a friend who can.', openLibraryId: 'OL1011M', googleBooksId: 'gOblomov0001', cover: 'ol-1011',
    });
    const added = await browser.post('/library/books/new', { ...fields, language: chosen(form.text), title: 'Oblomov, my copy' });
    expect(added).toMatchObject({ status: 303, location: `/library/books/${fields.id}` });
    expect((await browser.post('/library/books/new', fields)).location).toBe(added.location);
    const book = await until(() => app.db.book.findFirst({ where: { id: fields.id, coverId: { not: null } } }));
    expect(book).toMatchObject({ title: 'Oblomov, my copy', openLibraryId: 'OL1011M', googleBooksId: 'gOblomov0001', language: 'en', isbn13: isbns.oblomov });
    expect(await sharp(Buffer.from(await (await fetch(`${app.url}/files/${book.coverId}/400`, { headers: { cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; ') } })).arrayBuffer())).metadata()).toMatchObject({ format: 'webp', width: 400 });
    expect(await app.db.book.count({ where: { ownerId: browser.person.id } })).toBe(1);
    expect(await app.db.storedFile.count({ where: { ownerId: browser.person.id } })).toBe(1);

    const again = await find(browser, 'oblomov');
    expect(again.text).toContain('On your shelf');
    expect(hrefs(again.text)).toContain(added.location);
    expect((await find(await signedInBrowser(app), 'oblomov')).text).not.toContain('On your shelf');
    expect(fake.covers.asked.map(({ headers }) => headers['user-agent'])).toContainEqual(expect.stringMatching(/^Kruzhok\/\S+ \(\+http:\/\/kruzhok\.test; owner@circle\.example\)$/));
  });

  it('may stay without its cover', async () => {
    const browser = await signedInBrowser(app);
    const { cover: _cover, ...fields } = fieldsOf((await browser.get('/library/books/new?openLibraryId=OL1021M')).text);
    await browser.post('/library/books/new', fields);
    expect(fake.covers.asked).toEqual([]);
    const kept = await browser.post('/library/books/new', { ...fields, id: uuidv7(), pages: 'many', cover: 'ol-1021' });
    expect(kept.status).toBe(400);
    expect(fieldsOf(kept.text)).toMatchObject({ cover: 'ol-1021', openLibraryId: 'OL1021M', pages: 'many' });
  });

  it('has its editions, those in the reader’s language first', async () => {
    const browser = await signedInBrowser(app);
    const page = await browser.get('/library/works/OL101W?q=oblomov');
    expect(hrefs(page.text).flatMap((href) => /openLibraryId=(\w+)/.exec(href)?.[1] ?? [])).toEqual(['OL1011M', 'OL1013M', 'OL1012M']);
    expect(page.text).toContain(isbns.oblomovRu);
    for (const nothing of ['OL9999W', 'OL101M', 'x', '..%2f..', 'OL101W%20']) expect((await browser.get(`/library/works/${nothing}`)).status, nothing).toBe(404);
  });

  it('unknown to the catalogues goes on by hand with what was typed', async () => {
    const browser = await signedInBrowser(app);
    const page = await find(browser, 'Дневник "тёти" & кота');
    expect(page.text).toContain('The catalogues do not know it');
    const byHand = hrefs(page.text).find((href) => href.startsWith('/library/books/new?q='));
    expect(fieldsOf((await browser.get(byHand!)).text).title).toBe('Дневник "тёти" & кота');
    expect(fieldsOf((await browser.get(`/library/books/new?q=${isbns.emma}`)).text)).toMatchObject({ isbn: isbns.emma, title: '' });
    expect((await browser.get('/library/books/new?openLibraryId=OL9999M&q=Kept')).text).not.toContain('not answering');
    for (const broken of ['/library/books/search?q=%ED%A0%80%FF', '/library/books/new?q=%00%ED%A0%80', '/library/books/new?openLibraryId=../x&googleBooksId=%3Cscript%3E', `/library/books/search?q=${'x'.repeat(5_000)}`, '/library/books/search?q=a&q=b', '/library/books/search?q[]=x']) {
      expect((await browser.get(broken)).status, broken.slice(0, 80)).toBe(200);
    }
  });
});

describe('a number typed into the form', () => {
  const send = (browser: Browser, fields: Record<string, string>) => browser.post('/library/books/new/isbn', fields);

  it('fills in the rest and keeps what only the person knows; nothing is saved', async () => {
    const browser = await signedInBrowser(app);
    const id = uuidv7();
    const page = await send(browser, { id, title: '', isbn: ` ${isbns.oblomov} `, tags: 'sofa', privateNotes: 'From Vera', priority: 'high', state: 'reading' });
    expect(page.status).toBe(200);
    expect(fieldsOf(page.text)).toMatchObject({ id, title: 'Oblomov', authors: 'Ivan Goncharov', isbn: isbns.oblomov, tags: 'sofa', privateNotes: 'From Vera', priority: 'high', state: 'reading', openLibraryId: 'OL1011M', cover: 'ol-1011' });
    expect(page.text).toContain('The catalogue knows this number');
    expect(page.text).toContain('action="/library/books/new"');
    expect(await app.db.book.count({ where: { ownerId: browser.person.id } })).toBe(0);
  });

  it('that nobody knows, is none or is missing is said beside it, and all is kept', async () => {
    const browser = await signedInBrowser(app);
    for (const [isbn, words] of [[isbns.nobodys, 'do not know this number'], ['9780306406150', 'a digit must be wrong'], ['', 'Write the ISBN first']] as const) {
      const page = await send(browser, { id: uuidv7(), title: 'Kept', isbn, description: 'Kept words' });
      expect(page.status, isbn).toBe(400);
      expect(page.text, isbn).toContain(words);
      expect(fieldsOf(page.text), isbn).toMatchObject({ title: 'Kept', isbn, description: 'Kept words' });
    }
    expect(fake.openLibrary.asked.filter(({ path }) => path.includes('0306406150'))).toEqual([]);
  });
});

describe('small covers', () => {
  it('come through us to members only, may be kept, and are what we made of them', async () => {
    const browser = await signedInBrowser(app);
    const first = await browser.get('/library/covers/ol-1012');
    expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control'), first.headers.get('x-content-type-options')]).toEqual([200, 'image/webp', 'private, max-age=86400', 'nosniff']);
    expect(first.headers.get('content-security-policy')).toContain('sandbox');
    expect((await browser.get('/library/covers/ol-1012', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304);
    expect((await (await signedInBrowser(app)).get('/library/covers/ol-1012')).status).toBe(200);
    expect(fake.covers.asked).toHaveLength(1);
    expect((await app.browser().get('/library/covers/ol-1012')).location).toContain('/sign-in');
    for (const nothing of ['ol-7', 'ol-', 'xx-1', 'ol-1011.jpg', 'http:%2F%2F127.0.0.1', '..%2f..%2fetc', 'gb-..', `ol-${'9'.repeat(40)}`]) expect((await browser.get(`/library/covers/${nothing}`)).status, nothing).toBe(404);
    expect(fake.covers.asked.map(({ path }) => path)).toEqual(['/b/id/1012-M.jpg?default=false', '/b/id/7-M.jpg?default=false']);
  });

  it('are the only pictures of others on a page', async () => {
    const browser = await signedInBrowser(app);
    const { tags } = parseHtml((await find(browser, 'oblomov')).text);
    const sources = tags.flatMap(({ name, attributes }) => (name === 'img' ? [attributes.get('src') ?? ''] : []));
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(source).toMatch(/^\/library\/covers\/(ol|gb)-[\w-]+$/);
  });
});

describe('a cover to choose', () => {
  it('is among those of the catalogues, and becomes the book’s', async () => {
    const [browser, stranger] = [await signedInBrowser(app), await signedInBrowser(app)];
    const id = uuidv7();
    await browser.post('/library/books/new', { id, title: 'Oblomov', authors: 'Ivan Goncharov' });
    expect(hrefs((await browser.get(`/library/books/${id}/cover`)).text)).toContain(`/library/books/${id}/cover/choices`);
    const page = await browser.get(`/library/books/${id}/cover/choices`);
    const values = parseHtml(page.text).tags.flatMap(({ name, attributes }) => (name === 'button' && attributes.get('name') === 'cover' ? [attributes.get('value')] : []));
    expect(values).toEqual(['ol-1011', 'ol-1012']);
    expect((await stranger.get(`/library/books/${id}/cover/choices`)).status).toBe(404);
    expect((await stranger.post(`/library/books/${id}/cover/choices`, { cover: 'ol-1011' })).status).toBe(404);
    expect(await browser.post(`/library/books/${id}/cover/choices`, { cover: 'ol-1012' })).toMatchObject({ status: 303, location: `/library/books/${id}` });
    expect((await app.db.book.findUniqueOrThrow({ where: { id } })).coverId).not.toBeNull();
    for (const cover of ['', 'ol-7', 'http://127.0.0.1/', 'gb-../..']) {
      const refused = await browser.post(`/library/books/${id}/cover/choices`, { cover });
      expect(refused.status, cover).toBe(400);
      expect(refused.text, cover).toContain('banner-danger');
    }
  });
});

it('the camera is allowed where it is used and nowhere else', async () => {
  const browser = await signedInBrowser(app);
  const policy = async (path: string) => /camera=(\S+?),/.exec((await browser.get(path)).headers.get('permissions-policy') ?? '')?.[1];
  for (const path of ['/library/books/barcode', '/library/books/search', '/library/books/search?q=zzzz']) expect(await policy(path), path).toBe('(self)');
  for (const path of ['/', '/library', '/library/books/new', '/settings', '/nowhere', '/library/covers/ol-1011', '/health/live']) expect(await policy(path), path).toBe('()');
});

it('who asks very often is told when to come back, keeps the question, and still has the form by hand', async () => {
  const browser = await signedInBrowser(app);
  let page = await find(browser, 'zzzz');
  for (let time = 0; time < 40 && page.status === 200; time += 1) page = await find(browser, 'zzzz');
  expect(page.status).toBe(429);
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(page.text).toContain('That was many searches');
  expect(hrefs(page.text)).toContain('/library/books/new?q=zzzz');
  expect((await browser.get('/library/works/OL101W')).status).toBe(429);
  expect((await find(await signedInBrowser(app), 'zzzz')).status).toBe(200);
});
