import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { importsAt } from '#tests/support/imports.ts';
import { signedInBrowser } from '#tests/support/people.ts';

const app = await createTestApp();
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/exports/${name}`, import.meta.url));

const { upload, bring, apply, discard, undo, expectRefused, expectFoundWrong, expectHidden } = importsAt(app, '/library/import');
const count = (browser: { person: { id: string } }) => app.db.book.count({ where: { ownerId: browser.person.id } });

describe('an import without scripts', () => {
  it('takes a file far over what other forms may weigh, up to what its page says', async () => {
    const browser = await signedInBrowser(app);
    const row = `Book,Author,to-read,${'a long review '.repeat(200)}\n`;
    const file = `Title,Author,Exclusive Shelf,My Review\n${row.repeat(2_000)}`;
    expect(file.length).toBeGreaterThan(5_000_000);
    await bring(browser, file);
    expect((await upload(browser, 'Title,Author,Exclusive Shelf\n'.padEnd(66 * 1024 * 1024, 'x'))).status).toBe(413);
  });

  it('is uploaded, looked at, carried out, reported and undone', async () => {
    const browser = await signedInBrowser(app);
    expect((await browser.get('/library/import')).text).toMatch(/enctype="multipart\/form-data"/i);
    const { path, page: dryRun } = await bring(browser, fixture('goodreads-2019.csv'), 'my "library" <b>.csv');
    for (const text of ['The Left Hand of Darkness', 'Обломов', 'line 2']) expect(dryRun.text).toContain(text);
    expect(dryRun.text).not.toContain('<b>.csv');
    expect(await count(browser)).toBe(0);

    const done = await apply(browser, path);
    for (const text of ['one button takes the whole import back', 'Report on every row']) expect(done.text).toContain(text);
    expect(await count(browser)).toBe(5);

    const report = await browser.get(`${path}/report.csv`);
    expect(report.headers.get('content-disposition')).toContain('attachment');
    expect(report.text.split('\n')).toHaveLength(7);
    expect(report.text).toContain('2,The Left Hand of Darkness,Ursula K. Le Guin,new,added');

    const again = await bring(browser, fixture('goodreads-2019.csv'));
    expect(again.page.text).toContain('all of it is in the library already');
    await discard(browser, again.path);

    expect((await browser.get(`${path}/undo`)).text).toContain('Undo the import “my');
    await undo(browser, path);
    expect(await count(browser)).toBe(0);
    expect((await browser.get('/library/import')).text).toContain('undone');
  });

  it('asks about similar books, row by row', async () => {
    const browser = await signedInBrowser(app);
    const csv = (author: string) => `Title,Author,My Rating,Exclusive Shelf\nВойна и мир,${author},0,to-read\n`;
    await apply(browser, (await bring(browser, csv('Лев Толстой'))).path);
    const { path: second, page } = await bring(browser, csv('Leo Tolstoy'));
    expect(page.text).toContain('same title, the author is spelt differently');
    expect(page.text).toContain('1 similar row is undecided');
    const bookId = (await app.db.book.findFirstOrThrow({ where: { ownerId: browser.person.id } })).id;
    expect(page.text).toContain(`<option value="${bookId}">`);
    expect(await browser.post(second, { 'intent': 'choose', 'choices[0].line': '2', 'choices[0].choice': 'nonsense' })).toMatchObject({ status: 400 });
    expect(await browser.post(second, { 'intent': 'choose', 'choices[0].line': '2', 'choices[0].choice': bookId })).toMatchObject({ status: 303 });
    expect((await browser.get(second)).text).not.toContain('similar row is undecided');
    await apply(browser, second);
    expect(await count(browser)).toBe(1);
  });

  it.each([
    ['a file of nothing', '', 'The file is empty.'],
    ['a PDF', '%PDF-1.4 …', 'This is a PDF'],
    ['another table', 'Title,Price\nA,1\n', 'these columns are: Title, Price'],
  ])('refuses %s in words, and keeps nothing', (_name, bytes, text) => expectRefused(bytes, text));

  it('says what a job found wrong, and lets it be forgotten', () =>
    expectFoundWrong('Title,Author,My Rating,Exclusive Shelf\nA,B,1,read\n"C,D,1,read\n', 'Line 3: a quotation mark is opened and never closed'));

  it('asks for a file when none was sent, and takes no other kind of form', async () => {
    const browser = await signedInBrowser(app);
    const empty = await browser.send('POST', '/library/import', new FormData());
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('Choose a file.');
    expect((await browser.post('/library/import', { file: 'text' })).status).toBe(400);
  });
});

it("another person's import is not found", async () => {
  const { path } = await bring(await signedInBrowser(app), fixture('storygraph.csv'));
  await expectHidden(path);
});
