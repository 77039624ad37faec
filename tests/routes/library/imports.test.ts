import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const app = await createTestApp();
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/exports/${name}`, import.meta.url));

function upload(browser: Browser, bytes: string | Uint8Array, name = 'export.csv'): Promise<Page> {
  const form = new FormData();
  form.set('file', new File([bytes as never], name, { type: 'text/csv' }));
  return browser.send('POST', '/library/import', form);
}

/** Reloads, as a person without scripts does, until the page says so. */
const reloadUntil = (browser: Browser, path: string, text: string) =>
  until(async () => {
    const page = await browser.get(path);
    return page.text.includes(text) ? page : null;
  }, 30_000);

const count = (browser: { person: { id: string } }) => app.db.book.count({ where: { ownerId: browser.person.id } });

describe('an import without scripts', () => {
  it('takes a file far over what other forms may weigh, up to what its page says', async () => {
    const browser = await signedInBrowser(app);
    const row = `Book,Author,to-read,${'a long review '.repeat(200)}\n`;
    const file = `Title,Author,Exclusive Shelf,My Review\n${row.repeat(2_000)}`;
    expect(file.length).toBeGreaterThan(5_000_000);
    const sent = await upload(browser, file);
    expect({ status: sent.status, location: sent.location }).toMatchObject({ status: 303, location: expect.stringMatching(/^\/library\/import\/[0-9a-f-]{36}$/) });
    await reloadUntil(browser, sent.location!, 'This is what will change');
    expect((await upload(browser, 'Title,Author,Exclusive Shelf\n'.padEnd(66 * 1024 * 1024, 'x'))).status).toBe(413);
  });

  it('is uploaded, looked at, carried out, reported and undone', async () => {
    const browser = await signedInBrowser(app);
    expect((await browser.get('/library/import')).text).toMatch(/enctype="multipart\/form-data"/i);
    const sent = await upload(browser, fixture('goodreads-2019.csv'), 'my "library" <b>.csv');
    expect(sent.status).toBe(303);
    const path = sent.location!;
    const dryRun = await reloadUntil(browser, path, 'This is what will change');
    for (const text of ['The Left Hand of Darkness', 'Обломов', 'line 2']) expect(dryRun.text).toContain(text);
    expect(dryRun.text).not.toContain('<b>.csv');
    expect(await count(browser)).toBe(0);

    expect(await browser.post(path, { intent: 'apply' })).toMatchObject({ status: 303, location: path });
    expect(await browser.post(path, { intent: 'apply' })).toMatchObject({ status: 303, location: path });
    const done = await reloadUntil(browser, path, 'one button takes the whole import back');
    expect(done.text).toContain('Report on every row');
    expect(await count(browser)).toBe(5);

    const report = await browser.get(`${path}/report.csv`);
    expect(report.headers.get('content-disposition')).toContain('attachment');
    expect(report.text.split('\n')).toHaveLength(7);
    expect(report.text).toContain('2,The Left Hand of Darkness,Ursula K. Le Guin,new,added');

    const again = (await upload(browser, fixture('goodreads-2019.csv'))).location!;
    expect((await reloadUntil(browser, again, 'This is what will change')).text).toContain('all of it is in the library already');
    expect(await browser.post(again, { intent: 'discard' })).toMatchObject({ status: 303, location: '/library/import' });
    expect((await browser.get(again)).status).toBe(404);

    expect((await browser.get(`${path}/undo`)).text).toContain('Undo the import “my');
    expect(await browser.post(`${path}/undo`, {})).toMatchObject({ status: 303, location: path });
    await reloadUntil(browser, path, 'The import was undone');
    expect(await count(browser)).toBe(0);
    expect((await browser.get('/library/import')).text).toContain('undone');
  });

  it('asks about similar books, row by row', async () => {
    const browser = await signedInBrowser(app);
    const csv = (author: string) => `Title,Author,My Rating,Exclusive Shelf\nВойна и мир,${author},0,to-read\n`;
    const first = (await upload(browser, csv('Лев Толстой'))).location!;
    await reloadUntil(browser, first, 'This is what will change');
    await browser.post(first, { intent: 'apply' });
    await reloadUntil(browser, first, 'Imported');
    const second = (await upload(browser, csv('Leo Tolstoy'))).location!;
    const page = await reloadUntil(browser, second, 'This is what will change');
    expect(page.text).toContain('same title, the author is spelt differently');
    expect(page.text).toContain('1 similar row is undecided');
    const bookId = (await app.db.book.findFirstOrThrow({ where: { ownerId: browser.person.id } })).id;
    expect(page.text).toContain(`<option value="${bookId}">`);
    expect(await browser.post(second, { 'intent': 'choose', 'choices[0].line': '2', 'choices[0].choice': 'nonsense' })).toMatchObject({ status: 400 });
    expect(await browser.post(second, { 'intent': 'choose', 'choices[0].line': '2', 'choices[0].choice': bookId })).toMatchObject({ status: 303 });
    expect((await browser.get(second)).text).not.toContain('similar row is undecided');
    await browser.post(second, { intent: 'apply' });
    await reloadUntil(browser, second, 'Imported');
    expect(await count(browser)).toBe(1);
  });

  it.each([
    ['a file of nothing', '', 'The file is empty.'],
    ['a PDF', '%PDF-1.4 …', 'This is a PDF'],
    ['another table', 'Title,Price\nA,1\n', 'these columns are: Title, Price'],
  ])('refuses %s in words, and keeps nothing', async (_name, bytes, text) => {
    const browser = await signedInBrowser(app);
    const page = await upload(browser, bytes);
    expect(page.status).toBe(400);
    expect(page.text).toContain(text);
    expect(await app.db.libraryImport.count({ where: { ownerId: browser.person.id } })).toBe(0);
  });

  it('says what a job found wrong, and lets it be forgotten', async () => {
    const browser = await signedInBrowser(app);
    const path = (await upload(browser, 'Title,Author,My Rating,Exclusive Shelf\nA,B,1,read\n"C,D,1,read\n')).location!;
    const page = await reloadUntil(browser, path, 'This file does not fit');
    expect(page.text).toContain('Line 3: a quotation mark is opened and never closed');
    await browser.post(path, { intent: 'discard' });
    expect(await app.db.libraryImport.count({ where: { ownerId: browser.person.id } })).toBe(0);
  });

  it('asks for a file when none was sent, and takes no other kind of form', async () => {
    const browser = await signedInBrowser(app);
    const empty = await browser.send('POST', '/library/import', new FormData());
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('Choose a file.');
    expect((await browser.post('/library/import', { file: 'text' })).status).toBe(400);
  });
});

it("another person's import is not found", async () => {
  const browser = await signedInBrowser(app);
  const path = (await upload(browser, fixture('storygraph.csv'))).location!;
  await reloadUntil(browser, path, 'This is what will change');
  const stranger = await signedInBrowser(app, 'owner');
  for (const address of [path, `${path}/report.csv`, `${path}/undo`]) expect((await stranger.get(address)).status).toBe(404);
  expect((await stranger.post(path, { intent: 'apply' })).status).toBe(404);
  expect((await stranger.post(`${path}/undo`, {})).status).toBe(404);
});
