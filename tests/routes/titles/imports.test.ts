import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';
import { letterboxdZip } from '#tests/support/zip-of.ts';

const app = await createTestApp();
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/titles/${name}`, import.meta.url));

function upload(browser: Browser, bytes: string | Uint8Array, name = 'list.xml'): Promise<Page> {
  const form = new FormData();
  form.set('file', new File([bytes as never], name));
  return browser.send('POST', '/titles/import', form);
}

/** Reloads, as a person without scripts does, until the page says so. */
const reloadUntil = (browser: Browser, path: string, text: string) =>
  until(async () => {
    const page = await browser.get(path);
    return page.text.includes(text) ? page : null;
  }, 30_000);

const walks = (browser: { person: { id: string } }) => app.db.walk.count({ where: { userId: browser.person.id } });

describe('an import of titles without scripts', () => {
  it('is uploaded, looked at, carried out, reported and undone', async () => {
    const browser = await signedInBrowser(app);
    expect((await browser.get('/titles/import')).text).toMatch(/enctype="multipart\/form-data"/i);
    const path = (await upload(browser, gzipSync(fixture('mal.xml')), '<i>my list</i>.xml.gz')).location!;
    expect(path).toMatch(/^\/titles\/import\/[0-9a-f-]{36}$/);
    const dryRun = await reloadUntil(browser, path, 'This is what will change');
    for (const text of ['Cowboy Bebop', 'MyAnimeList', 'anime', 'rated 100 of 100, with a review']) expect(dryRun.text).toContain(text);
    expect(dryRun.text).not.toContain('<i>my list');
    expect(await walks(browser)).toBe(0);

    expect(await browser.post(path, { intent: 'apply' })).toMatchObject({ status: 303, location: path });
    expect(await browser.post(path, { intent: 'apply' })).toMatchObject({ status: 303, location: path });
    await reloadUntil(browser, path, 'one button takes the whole import back');
    expect(await walks(browser)).toBe(3);
    expect((await browser.get(`${path}?kind=new`)).text).toContain('Mushishi');
    const report = await browser.get(`${path}/report.csv`);
    expect(report.headers.get('content-disposition')).toContain('attachment');
    expect(report.text).toContain('5,Cowboy Bebop,,new,added');

    const again = (await upload(browser, fixture('mal.xml'))).location!;
    await reloadUntil(browser, again, 'you have all of it already');
    expect(await browser.post(again, { intent: 'discard' })).toMatchObject({ status: 303, location: '/titles/import' });

    expect(await browser.post(`${path}/undo`, {})).toMatchObject({ status: 303, location: path });
    await reloadUntil(browser, path, 'The import was undone');
    expect(await walks(browser)).toBe(0);
  });

  it.each([
    ['a table of something else', 'Title,Price\nA,1\n', 'these columns are: Title, Price'],
    ['a PDF', '%PDF-1.4 …', 'This is a PDF'],
    ['nothing', '', 'The file is empty.'],
  ])('refuses %s in words, and keeps nothing', async (_name, bytes, text) => {
    const browser = await signedInBrowser(app);
    const page = await upload(browser, bytes);
    expect(page.status).toBe(400);
    expect(page.text).toContain(text);
    expect(await app.db.libraryImport.count({ where: { ownerId: browser.person.id } })).toBe(0);
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><myanimelist/>', 'declares a document type'],
    ['a bomb', gzipSync(Buffer.alloc(70 * 1024 * 1024, 0x20)), 'more than 64 MB when unpacked'],
  ])('says that the job found %s, and lets it be forgotten', async (_name, bytes, text) => {
    const browser = await signedInBrowser(app);
    const path = (await upload(browser, bytes)).location!;
    expect((await reloadUntil(browser, path, 'This file does not fit')).text).toContain(text);
    await browser.post(path, { intent: 'discard' });
    expect(await app.db.libraryImport.count({ where: { ownerId: browser.person.id } })).toBe(0);
  });
});

it('each room shows its own imports only, and nobody those of another person', async () => {
  const browser = await signedInBrowser(app);
  const path = (await upload(browser, await letterboxdZip(), 'letterboxd.zip')).location!;
  await reloadUntil(browser, path, 'This is what will change');
  expect((await browser.get('/titles/import')).text).toContain('letterboxd.zip');
  expect((await browser.get('/library/import')).text).not.toContain('letterboxd.zip');
  expect((await browser.get(path.replace('/titles/', '/library/'))).status).toBe(404);
  expect((await browser.post(path.replace('/titles/', '/library/'), { intent: 'apply' })).status).toBe(404);
  const stranger = await signedInBrowser(app, 'owner');
  for (const address of [path, `${path}/report.csv`, `${path}/undo`]) expect((await stranger.get(address)).status).toBe(404);
  expect((await stranger.post(path, { intent: 'apply' })).status).toBe(404);
  expect((await stranger.post(`${path}/undo`, {})).status).toBe(404);
});

it.each([['films.csv', 'text/csv'], ['anime.xml', 'application/xml'], ['titles.json', 'application/json']])('%s goes out as a file', async (name, type) => {
  const browser = await signedInBrowser(app);
  expect((await browser.get('/titles/export')).text).toContain(`/titles/export/${name}`);
  const file = await browser.get(`/titles/export/${name}`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
  expect(file.headers.get('content-disposition')).toContain(name);
});
