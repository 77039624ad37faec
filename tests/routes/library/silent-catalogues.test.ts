import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { isbns } from '#tests/support/fake-catalogue-world.ts';
import { startFakeCatalogues } from '#tests/support/fake-catalogues.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const fake = await startFakeCatalogues();
afterAll(fake.close);
const { GOOGLE_BOOKS_KEY: _key, ...withoutGoogle } = fake.env;
// A process of its own for each: how a provider was doing is remembered.
const [slow, down, late] = [await createTestApp(withoutGoogle), await createTestApp(withoutGoogle), await createTestApp(withoutGoogle)];

beforeEach(() => fake.reset());

it('slow: the form by hand comes within the patience, with what was typed', async () => {
  const browser = await signedInBrowser(slow);
  fake.openLibrary.answer = () => undefined;
  const began = performance.now();
  const answer = await browser.get('/library/books/search?q=War%20%26%20Peace');
  expect(performance.now() - began).toBeLessThan(6_000);
  expect(answer).toMatchObject({ status: 303, location: '/library/books/new?q=War+%26+Peace&silent=1' });
  const form = await browser.get(answer.location!);
  expect(form.text).toContain('The catalogues are not answering');
  expect(form.text).toContain('value="War &amp; Peace"');
  expect(form.text).toContain('href="/library/books/search?q=War+%26+Peace"');
  expect(form.text).toContain('action="/library/books/new"');
});

it('down: every page says so at once and offers another way; the owner sees it', async () => {
  const browser = await signedInBrowser(down);
  fake.openLibrary.answer = (_request, response) => void response.writeHead(500).end();
  const id = uuidv7();
  await browser.post('/library/books/new', { id, title: 'Oblomov', isbn: isbns.oblomov });
  for (const path of ['/library/books/search?q=x', '/library/works/OL101W?q=x']) expect(await browser.get(path), path).toMatchObject({ status: 303, location: '/library/books/new?q=x&silent=1' });
  expect((await browser.get('/library/books/new?openLibraryId=OL1011M&q=Oblomov')).text).toContain('The catalogues are not answering');
  const byNumber = await browser.post('/library/books/new/isbn', { id: uuidv7(), title: 'Kept', isbn: isbns.emma });
  expect(byNumber.status).toBe(400);
  expect(byNumber.text).toContain('The catalogues are not answering. Fill in the rest by hand');
  expect(byNumber.text).toContain('value="Kept"');
  expect((await browser.get(`/library/books/${id}/cover/choices`)).text).toContain('The catalogues are not answering');
  const owner = await signedInBrowser(down, 'owner');
  // Three failures in a row, and it is left alone: from then on nothing is asked.
  const isSeen = async () => /Open Library[^]{0,200}badge-warn/.test((await owner.get('/admin/health')).text);
  for (let more = 0; more < 3 && !(await isSeen()); more += 1) await browser.get(`/library/books/search?q=more-${more}`);
  expect(await isSeen()).toBe(true);
  const { length } = fake.openLibrary.asked;
  await browser.get('/library/books/search?q=another');
  expect(fake.openLibrary.asked).toHaveLength(length);
});

it('a cover whose catalogue is down comes when it is back; until then the book has a drawn one', async () => {
  const browser = await signedInBrowser(late);
  fake.covers.answer = (_request, response) => void response.writeHead(503).end();
  const id = uuidv7();
  const added = await browser.post('/library/books/new', { id, title: 'Oblomov', openLibraryId: 'OL1011M', cover: 'ol-1011' });
  expect(added.status).toBe(303);
  expect((await browser.get(`/library/books/${id}`)).text).toContain('class="dc ');
  await until(() => fake.covers.asked.length > 0);
  const chosen = await browser.post(`/library/books/${id}/cover/choices`, { cover: 'ol-1011' });
  expect([chosen.status, chosen.text.includes('does not give this cover just now')]).toEqual([400, true]);
  fake.covers.answer = 'usual';
  await until(() => late.db.book.findFirst({ where: { id, coverId: { not: null } } }), 45_000);
  expect((await browser.get(`/library/books/${id}`)).text).toContain('/files/');
}, 90_000);
