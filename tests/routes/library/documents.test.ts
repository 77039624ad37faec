import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { ctxOf, givePdf, pdfForm } from '#tests/support/documents.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const app = await createTestApp();

async function reader(title = 'Oblomov') {
  const browser = await signedInBrowser(app);
  const id = uuidv7();
  await browser.post('/library/books/new', { id, title });
  const book = `/library/books/${id}`;
  const send = (bytes: Uint8Array<ArrayBuffer>, name?: string) => browser.send('POST', `${book}/pdf`, pdfForm(bytes, name));
  const stateIs = (state: 'ready' | 'locked' | 'broken') => until(() => app.db.documentVersion.findFirst({ where: { document: { bookId: id }, state }, orderBy: { number: 'desc' } }), 30_000);
  return { browser, id, book, send, stateIs };
}

describe('a PDF', () => {
  it('is uploaded to a book, read by a job, shown as text, gives the book its cover and its pages; and goes again', async () => {
    const { browser, id, book, send, stateIs } = await reader();
    expect((await browser.get(book)).text).toContain('No PDF yet');
    expect((await browser.get(`${book}/pdf`)).text).toMatch(/enctype="multipart\/form-data"/i);
    expect(await send(await makePdf({ pages: ['Илья Ильич лежал\nв постели. Ёлка.', 'Второй лист', ''] }), 'Обломов #1 \u202Eгниненок.pdf')).toMatchObject({ status: 303, location: `${book}/pdf` });
    await stateIs('ready');
    const page = (await browser.get(book)).text;
    expect(page).toContain('3 pages');
    expect(page).toContain('Обломов #1 гниненок.pdf');
    expect((await browser.get(`${book}/text/1`)).text).toContain('<p dir="auto">Илья Ильич лежал в постели. Ёлка.</p>');
    expect((await browser.get(`${book}/text/3`)).text).toContain('This page has no text.');
    expect((await browser.get(`${book}/text/4`)).status).toBe(404);
    expect(await browser.get(`${book}/text/1?to=2`)).toMatchObject({ status: 303, location: `${book}/text/2` });
    await until(async () => (await app.db.book.findUniqueOrThrow({ where: { id } })).coverId, 30_000);
    expect((await app.db.book.findUniqueOrThrow({ where: { id } })).pages).toBe(3);

    const picture = await browser.get(`${book}/pages/1/picture`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await browser.send('GET', `${book}/pages/1/picture`, undefined, { 'if-none-match': picture.headers.get('etag')! })).status).toBe(304);
    expect((await browser.get(`${book}/pages/9/picture`)).status).toBe(404);

    expect((await browser.get(`${book}/pdf/removal`)).text).toContain('Обломов #1');
    expect(await browser.post(`${book}/pdf/removal`, {})).toMatchObject({ status: 303, location: book });
    expect((await browser.get(book)).text).toContain('No PDF yet');
    expect(await app.db.storedFile.count({ where: { ownerId: browser.person.id, kind: 'pdf' } })).toBe(0);
  });

  it('is searched: ё is е, hits are marked, more of them on the next page of hits', async () => {
    const { browser, id, book } = await reader();
    await givePdf(ctxOf(app, browser.person), id, { pages: numberedPages(45, (at) => (at === 7 ? 'Чёрный кот & <b>белый</b> кот' : `Стр. ${at} один`)) });
    const found = (await browser.get(`${book}/text/7?q=${encodeURIComponent('черный  КОТ')}`)).text;
    expect(found).toContain('<mark>Чёрный кот</mark> &amp; &lt;b&gt;белый');
    const first = (await browser.get(`${book}/text/1?q=${encodeURIComponent('один')}`)).text;
    expect(first.match(/#text/g)).toHaveLength(20);
    const more = /href="([^"]*after=\d+)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    expect((await browser.get(more)).text).toContain('Page 22');
    expect((await browser.get(`${book}/text/1?q=${encodeURIComponent('.*+?^${}()|[]\\/')}`)).text).toContain('is nowhere in the text');
    expect((await browser.get(`${book}/text/1?q=%25&after=-3`)).status).toBe(200);
  });

  it('that is no PDF, empty, or not chosen is refused beside its field; one that is damaged says so', async () => {
    const { browser, book, send, stateIs } = await reader();
    expect((await send(new Uint8Array(Buffer.from('<html>')))).text).toContain('This is not a PDF');
    expect((await send(new Uint8Array())).text).toContain('This file is empty');
    expect((await browser.send('POST', `${book}/pdf`, pdfForm(new Uint8Array(), ''))).status).toBe(400);
    expect(await send(new Uint8Array(Buffer.from('%PDF-1.4 nothing')))).toMatchObject({ status: 303 });
    await stateIs('broken');
    expect((await browser.get(book)).text).toContain('The PDF is damaged');
    expect((await browser.get(`${book}/text/1`)).text).toContain('could not be read');
    expect((await browser.get(`${book}/pages/1/picture`)).status).toBe(404);
  });

  it('that one has already is recognised: on the same book, and on another, which is offered', async () => {
    const one = await reader('The first');
    const bytes = await makePdf({ pages: ['The same'], title: 'once' });
    await one.send(bytes);
    expect((await one.browser.get((await one.send(bytes, 'other name.pdf')).location!)).text).toContain('This book has exactly this file already');
    expect(await app.db.documentVersion.count({ where: { document: { bookId: one.id } } })).toBe(1);
    const second = uuidv7();
    await one.browser.post('/library/books/new', { id: second, title: 'The second' });
    const { location } = await one.browser.send('POST', `/library/books/${second}/pdf`, pdfForm(bytes));
    expect(location).toContain('/pdf/attachment?file=');
    const offer = await one.browser.get(location!);
    expect(offer.text).toContain('Open “The first”');
    expect(await app.db.bookDocument.count({ where: { bookId: second } })).toBe(0);
    const file = new URL(location!, app.url).searchParams.get('file')!;
    expect(await one.browser.post(`/library/books/${second}/pdf/attachment`, { file })).toMatchObject({ status: 303 });
    expect(await app.db.bookDocument.count({ where: { bookId: second } })).toBe(1);
    const stranger = await reader();
    expect((await stranger.browser.post(`${stranger.book}/pdf/attachment`, { file })).status).toBe(404);
  });

  it('of a later upload is a new version, and the original stays', async () => {
    const { browser, id, book, send } = await reader();
    await send(await makePdf({ pages: ['First'] }));
    await until(() => app.db.documentVersion.findFirst({ where: { document: { bookId: id }, number: 1, state: 'ready' } }));
    await send(await makePdf({ pages: ['Second', 'and more'] }));
    await until(() => app.db.bookDocument.findFirst({ where: { bookId: id, current: { number: 2 } } }));
    expect((await browser.get(book)).text).toMatch(/version\u00a0?\s?2/);
    const versions = await app.db.documentVersion.findMany({ where: { document: { bookId: id } }, orderBy: { number: 'asc' } });
    expect(versions.map(({ pageKeys }) => pageKeys)).toEqual([[1], [1, 2]]);
    for (const { fileId } of versions) expect((await browser.get(`/files/${fileId}`)).status).toBe(200);
  });

  it('that is changed while there is no room for it is as it was, and its page says why', async () => {
    const { browser, id, book } = await reader();
    const { versionId } = await givePdf(ctxOf(app, browser.person), id, { pages: numberedPages(2) });
    const { quotaBytes } = app.services.files;
    app.services.files.quotaBytes = 1;
    try {
      await browser.post(`${book}/pdf/pages`, { intent: 'turn-right', ranges: '1' });
      const edit = uuidv7();
      expect((await browser.post(`${book}/pdf/pages`, { intent: 'save', id: edit, baseId: versionId })).status).toBe(303);
      await until(() => app.db.documentEdit.findFirst({ where: { id: edit, state: 'failed' } }), 30_000);
      for (const path of ['pages', 'details', 'parts', 'versions']) expect((await browser.get(`${book}/pdf/${path}`)).text).toContain('There is no room left for your files');
    } finally {
      app.services.files.quotaBytes = quotaBytes;
    }
  });

  it('of somebody else is not there, by any address', async () => {
    const owner = await reader();
    const { fileId } = await givePdf(ctxOf(app, owner.browser.person), owner.id, { pages: ['Mine alone'] });
    const stranger = await signedInBrowser(app);
    for (const path of ['/pdf', '/pdf/password', '/pdf/removal', '/text/1', '/text/1?q=mine', '/pages/1/picture']) {
      expect([path, (await stranger.get(`${owner.book}${path}`)).status]).toEqual([path, 404]);
      expect((await app.browser().get(`${owner.book}${path}`)).status).toBe(303);
    }
    expect((await stranger.send('GET', `/files/${fileId}`, undefined, { range: 'bytes=0-9' })).status).toBe(404);
    expect((await stranger.send('POST', `${owner.book}/pdf`, pdfForm(await makePdf()))).status).toBe(404);
    expect((await stranger.post(`${owner.book}/pdf/removal`, {})).status).toBe(404);
    expect((await stranger.post(`${owner.book}/pdf/password`, { intent: 'forget' })).status).toBe(404);
    expect(await app.db.storedFile.count({ where: { ownerId: stranger.person.id } })).toBe(0);
  });
});

describe('a PDF behind a password', () => {
  it('is opened by it: remembered and read, or asked each time; forgotten again', async () => {
    const { browser, id, book, send, stateIs } = await reader();
    await send(await makePdf({ pages: ['Скрытое', 'и ещё'], password: 'сезам' }));
    await stateIs('locked');
    expect((await browser.get(book)).text).toContain('protected by a password');
    const wrong = await browser.post(`${book}/pdf/password`, { intent: 'open', password: 'abracadabra' });
    expect([wrong.status, wrong.text.includes('This password does not open the file'), wrong.text.includes('abracadabra')]).toEqual([400, true, false]);

    expect(await browser.post(`${book}/pdf/password`, { intent: 'open', password: 'сезам' })).toMatchObject({ status: 303 });
    const opened = await app.db.documentVersion.findFirstOrThrow({ where: { document: { bookId: id } } });
    expect(opened).toMatchObject({ state: 'locked', pageCount: 2, pageKeys: [1, 2], sealedPassword: null });
    expect((await browser.get(`${book}/text/2`)).text).toContain('password that is not remembered');

    await browser.post(`${book}/pdf/password`, { intent: 'open', password: 'сезам', remember: 'on' });
    const { sealedPassword } = await stateIs('ready');
    expect(Buffer.from(sealedPassword!).includes('сезам')).toBe(false);
    expect((await browser.get(`${book}/text/1`)).text).toContain('Скрытое');
    await browser.post(`${book}/pdf/password`, { intent: 'forget' });
    expect((await browser.get(`${book}/text/1`)).text).not.toContain('Скрытое');
    expect(await app.db.documentVersion.findFirst({ where: { document: { bookId: id } } })).toMatchObject({ state: 'locked', sealedPassword: null, hasText: false });
    expect(app.logLines.some((line) => line.includes('сезам'))).toBe(false);
  });

  it('is not tried by the hundred', async () => {
    const { browser, id, book } = await reader();
    const { versionId } = await givePdf(ctxOf(app, browser.person), id);
    await app.db.documentVersion.update({ where: { id: versionId }, data: { state: 'locked' } });
    const tries: number[] = [];
    for (let at = 0; at < 21; at += 1) tries.push((await browser.post(`${book}/pdf/password`, { intent: 'open', password: String(at) })).status);
    expect(tries.at(-1)).toBe(429);
  });
});

describe('a book from a PDF', () => {
  it('is called as the file says, and can be changed at once', async () => {
    const browser = await signedInBrowser(app);
    const id = uuidv7();
    const bytes = await makePdf({ pages: ['x', 'y'], title: 'Война и мир', author: 'Лев Толстой' });
    expect((await browser.get('/library/books/new/pdf')).text).toContain('Start with a PDF');
    expect(await browser.send('POST', '/library/books/new/pdf', pdfForm(bytes, 'scan001.pdf', { id }))).toMatchObject({ status: 303, location: `/library/books/${id}/edit` });
    expect((await browser.get(`/library/books/${id}/edit`)).text).toContain('Лев Толстой');
    expect(await app.db.book.findUnique({ where: { id } })).toMatchObject({ title: 'Война и мир', pages: 2 });
    const again = await browser.send('POST', '/library/books/new/pdf', pdfForm(bytes, 'b.pdf', { id: uuidv7() }));
    expect((await browser.get(again.location!)).text).toContain('Open “Война и мир”');
    expect(await app.db.book.count({ where: { ownerId: browser.person.id } })).toBe(1);
  });

  it.each([
    [{ title: 'Microsoft Word - глава1.doc' }, 'Преступление и наказание.pdf', 'Преступление и наказание'],
    [{ title: 'untitled', pages: [{ text: 'Отцы и дети', fontSize: 30 }] }, 'scan0042.pdf', 'Отцы и дети'],
    [{ title: '<script>alert(1)</script> & "co"' }, 'a.pdf', '<script>alert(1)</script> & "co"'],
    [{ password: 'x' }, `${'я'.repeat(200)}.pdf`, 'я'.repeat(116)],
    [{}, '#.pdf', 'Hello'],
  ])('has a sensible name for %j in %s', async (options, name, title) => {
    const browser = await signedInBrowser(app);
    const id = uuidv7();
    const { status } = await browser.send('POST', '/library/books/new/pdf', pdfForm(await makePdf(options), name, { id }));
    expect(status).toBe(303);
    expect((await app.db.book.findUniqueOrThrow({ where: { id } })).title).toBe(title);
    expect((await browser.get(`/library/books/${id}`)).text).not.toContain('<script>alert(1)');
  });
});

const others = resolve('../shared/fixtures/pdf');
describe.skipIf(!existsSync(others))('files that other people made', () => {
  const names = existsSync(others) ? readdirSync(others) : [];
  it.each(names)('%s is read or says why', async (name) => {
    const { browser, id, book, send } = await reader();
    expect((await send(new Uint8Array(readFileSync(join(others, name))), name)).status).toBe(303);
    const { state } = await until(() => app.db.documentVersion.findFirst({ where: { document: { bookId: id }, state: { not: 'waiting' } } }), 60_000);
    expect(state).toBe({ 'bug1020226.pdf': 'broken', 'issue6010_1.pdf': 'locked' }[name] ?? 'ready');
    for (const path of ['', '/pdf', '/text/1']) expect((await browser.get(`${book}${path}`)).status).toBe(200);
  });
});
