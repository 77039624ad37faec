import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { importsAt } from '#tests/support/imports.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { letterboxdZip } from '#tests/support/zip-of.ts';

const app = await createTestApp();
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/titles/${name}`, import.meta.url));

const { bring, apply, discard, undo, expectRefused, expectFoundWrong, expectHidden } = importsAt(app, '/titles/import');
const walks = (browser: { person: { id: string } }) => app.db.walk.count({ where: { userId: browser.person.id } });

describe('an import of titles without scripts', () => {
  it('is uploaded, looked at, carried out, reported and undone', async () => {
    const browser = await signedInBrowser(app);
    expect((await browser.get('/titles/import')).text).toMatch(/enctype="multipart\/form-data"/i);
    const { path, page: dryRun } = await bring(browser, gzipSync(fixture('mal.xml')), '<i>my list</i>.xml.gz');
    for (const text of ['Cowboy Bebop', 'MyAnimeList', 'anime', 'rated 100 of 100, with a review']) expect(dryRun.text).toContain(text);
    expect(dryRun.text).not.toContain('<i>my list');
    expect(await walks(browser)).toBe(0);

    expect((await apply(browser, path)).text).toContain('one button takes the whole import back');
    expect(await walks(browser)).toBe(3);
    expect((await browser.get(`${path}?kind=new`)).text).toContain('Mushishi');
    const report = await browser.get(`${path}/report.csv`);
    expect(report.headers.get('content-disposition')).toContain('attachment');
    expect(report.text).toContain('5,Cowboy Bebop,,new,added');

    const again = await bring(browser, fixture('mal.xml'));
    expect(again.page.text).toContain('you have all of it already');
    await discard(browser, again.path);

    await undo(browser, path);
    expect(await walks(browser)).toBe(0);
  });

  it.each([
    ['a table of something else', 'Title,Price\nA,1\n', 'these columns are: Title, Price'],
    ['a PDF', '%PDF-1.4 …', 'This is a PDF'],
    ['JSON of something else', '{"shows": []}', 'no list of titles that Kruzhok gave out'],
    ['nothing', '', 'The file is empty.'],
  ])('refuses %s in words, and keeps nothing', (_name, bytes, text) => expectRefused(bytes, text));

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><myanimelist/>', 'declares a document type'],
    ['a bomb', gzipSync(Buffer.alloc(70 * 1024 * 1024, 0x20)), 'more than 64 MB when unpacked'],
  ])('says that the job found %s, and lets it be forgotten', (_name, bytes, text) => expectFoundWrong(bytes, text));
});

it('each room shows its own imports only, and nobody those of another person', async () => {
  const browser = await signedInBrowser(app);
  const { path } = await bring(browser, await letterboxdZip(), 'letterboxd.zip');
  expect((await browser.get('/titles/import')).text).toContain('letterboxd.zip');
  expect((await browser.get('/library/import')).text).not.toContain('letterboxd.zip');
  expect((await browser.get(path.replace('/titles/', '/library/'))).status).toBe(404);
  expect((await browser.post(path.replace('/titles/', '/library/'), { intent: 'apply' })).status).toBe(404);
  await expectHidden(path);
});

it('our own JSON comes in again by the same form', async () => {
  const browser = await signedInBrowser(app);
  await apply(browser, (await bring(browser, fixture('mal.xml'))).path);
  const { text } = await browser.get('/titles/export/titles.json');
  expect((await bring(browser, text, 'titles.json')).page.text).toContain('you have all of it already');
});

it.each([['films.csv', 'text/csv'], ['anime.xml', 'application/xml'], ['titles.json', 'application/json']])('%s goes out as a file', async (name, type) => {
  const browser = await signedInBrowser(app);
  expect((await browser.get('/titles/export')).text).toContain(`/titles/export/${name}`);
  const file = await browser.get(`/titles/export/${name}`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
  expect(file.headers.get('content-disposition')).toContain(name);
});
