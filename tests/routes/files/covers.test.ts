import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { clientProcess, riseDuring } from '#tests/support/memory.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { questionsOf } from '#tests/support/request-line.ts';
import { floodPng, gifThatIsAScript, picture, pictureForm } from '#tests/support/pictures.ts';

const app = await createTestApp();

async function reader() {
  const browser = await signedInBrowser(app);
  const id = uuidv7();
  await browser.post('/library/books/new', { id, title: 'Oblomov', authors: 'Ivan Goncharov' });
  const book = `/library/books/${id}`;
  const coverOf = async () => (await app.db.book.findUniqueOrThrow({ where: { id }, select: { coverId: true } })).coverId;
  return { browser, id, book, coverOf, send: (bytes: Uint8Array<ArrayBuffer>, name?: string) => browser.send('POST', `${book}/cover`, pictureForm('cover', bytes, name)) };
}

describe('a cover', () => {
  it('is uploaded, shown on the book and the shelf, replaced and removed without scripts; the one before stays its owner’s', async () => {
    const { browser, book, coverOf, send } = await reader();
    const form = await browser.get(`${book}/cover`);
    expect(form.text).toMatch(/enctype="multipart\/form-data"/i);
    expect(form.text).not.toContain('Remove the cover');
    expect(await send(await picture())).toMatchObject({ status: 303, location: book });
    const first = await coverOf();
    expect((await browser.get(book)).text).toMatch(new RegExp(`srcSet="/files/${first}/160 160w`, 'i'));
    for (const page of ['/library?shelf=all', '/library?shelf=all&layout=grid', '/']) expect((await browser.get(page)).text).toContain(`/files/${first}/`);
    expect((await browser.get(`/files/${first}/160`)).headers.get('content-type')).toBe('image/webp');
    expect((await browser.get(`${book}/cover`)).text).toContain('Remove the cover');

    await send(await picture());
    const second = await coverOf();
    expect(second).not.toBe(first);
    expect((await browser.get(`/files/${first}`)).status).toBe(200);
    expect((await app.browser().get(`/files/${first}`)).status).toBe(404);

    expect(await browser.post(`${book}/cover/removal`, {})).toMatchObject({ status: 303, location: book });
    expect(await coverOf()).toBeNull();
    expect((await browser.get(book)).text).not.toContain('/files/');
    expect((await browser.get(`/files/${second}`)).status).toBe(200);
    // There is room for one: what was before it has gone.
    expect((await browser.get(`/files/${first}`)).status).toBe(404);
    expect(await browser.post(`${book}/cover/removal`, {})).toMatchObject({ status: 303 });
  });

  it('that was replaced or removed comes back by the message’s button or the page’s, and goes for good when its owner says so', async () => {
    const { browser, book, coverOf, send } = await reader();
    await send(await picture());
    const first = (await coverOf()) ?? '';
    const back = `${book}/cover/restoration/${first}`;
    expect((await browser.get(book)).text).not.toContain('/cover/restoration/');
    await browser.post(`${book}/cover/removal`, {});
    expect((await browser.get(book)).text).toContain(`action="${back}"`);
    // Twice, as by an impatient hand.
    for (const _time of [1, 2]) expect(await browser.post(back, {})).toMatchObject({ status: 303, location: book });
    expect(await coverOf()).toBe(first);
    expect((await browser.get(book)).text).toContain('The cover before is back');

    await send(await picture());
    const second = (await coverOf()) ?? '';
    const page = await browser.get(`${book}/cover`);
    expect(page.text).toContain(`/files/${first}`);
    expect(page.text).toContain(`action="${back}"`);
    await browser.post(back, { intent: 'bring-back' });
    expect(await coverOf()).toBe(first);
    expect((await browser.get(`${book}/cover`)).text).toContain(`action="${book}/cover/restoration/${second}"`);

    expect(await browser.post(`${book}/cover/restoration/${second}`, { intent: 'forget' })).toMatchObject({ status: 303, location: `${book}/cover` });
    expect((await browser.get(`/files/${second}`)).status).toBe(404);
    expect(await coverOf()).toBe(first);
    expect((await browser.post(`${book}/cover/restoration/${second}`, {})).status).toBe(404);
    expect((await browser.post(`${book}/cover/restoration/${second}`, { intent: 'forget' })).status).toBe(303);
    expect(await coverOf()).toBe(first);
    expect((await browser.get(back)).location).toBe(`${book}/cover`);
  });

  it('that was there before is nobody else’s to bring back, and no other picture comes that way', async () => {
    const [one, other] = [await reader(), await reader()];
    await one.send(await picture());
    const cover = (await one.coverOf()) ?? '';
    await one.browser.post(`${one.book}/cover/removal`, {});
    for (const intent of ['bring-back', 'forget']) expect((await other.browser.post(`${one.book}/cover/restoration/${cover}`, { intent })).status).toBe(404);
    for (const none of [other.browser.person.id, 'x', '%00']) expect([400, 404]).toContain((await one.browser.post(`${one.book}/cover/restoration/${none}`, {})).status);
    expect((await other.browser.post(`${other.book}/cover/restoration/${cover}`, {})).status).toBe(404);
    expect([await one.coverOf(), await other.coverOf()]).toEqual([null, null]);
    await one.browser.post(`${one.book}/cover/restoration/${cover}`, {});
    expect(await one.coverOf()).toBe(cover);
  });

  it('is sent by a script that watches it, and the toast is left for the next page', async () => {
    const { browser, book, coverOf } = await reader();
    const sent = await browser.send('POST', `${book}/cover`, pictureForm('cover', await picture()), { 'x-upload': 'watched' });
    expect([sent.status, sent.headers.get('x-location'), sent.location]).toEqual([204, book, null]);
    expect(await coverOf()).not.toBeNull();
    expect((await browser.get(book)).text).toContain('The book has a new cover');
  });

  it('costs the shelf no question more', async () => {
    const { browser, send } = await reader();
    const queries = () => questionsOf(app, '/library', () => browser.get('/library?shelf=all'));
    const before = await queries();
    await send(await picture());
    expect(await queries()).toBe(before);
  });

  it('is given to no book of somebody else', async () => {
    const [one, other] = [await reader(), await reader()];
    expect((await other.browser.send('POST', `${one.book}/cover`, pictureForm('cover', await picture()))).status).toBe(404);
    expect((await app.browser().send('POST', `${one.book}/cover`, pictureForm('cover', await picture()))).location).toContain('/sign-in');
    expect(await one.coverOf()).toBeNull();
    expect(await app.db.storedFile.count({ where: { ownerId: other.browser.person.id } })).toBe(0);
  });
});

describe('what is no cover', () => {
  const text = (value: string) => new Uint8Array(Buffer.from(value));
  it.each([
    ['an SVG', text('<svg onload="alert(1)"/>'), 400, 'SVG are not taken'],
    ['a script that begins as a GIF', gifThatIsAScript(), 400, 'damaged'],
    ['a text', text('hello'), 400, 'not a picture'],
    ['an empty file', text(''), 400, 'is empty'],
    ['240 megapixels', floodPng(16_000, 15_000), 400, '50 megapixels'],
    ['11 MB', new Uint8Array(11 * 1024 * 1024), 413, 'larger than 10 MB'],
  ])('%s is refused beside the field', async (_what, bytes, status, words) => {
    const { send, coverOf } = await reader();
    const page = await send(bytes);
    expect(page.status).toBe(status);
    expect(page.text).toMatch(new RegExp(`id="cover-cover-error"[^]*${words}|${words}[^]*id="cover-cover-error"`));
    expect(page.text).toContain('aria-invalid="true"');
    expect(await coverOf()).toBeNull();
  });

  it('no file at all is refused beside the field', async () => {
    const { browser, book } = await reader();
    const empty = new FormData();
    empty.set('cover', new File([], ''));
    for (const form of [new FormData(), empty, pictureForm('another', await picture())]) {
      if ([...form].length === 0) form.set('x', 'y');
      const page = await browser.send('POST', `${book}/cover`, form);
      expect([page.status, page.text.includes('Choose a picture first')]).toEqual([400, true]);
    }
  });

  it.each(['../../../etc/passwd', 'CON', 'a\u0000.png', 'x'.repeat(300), 'фото\u202egnp.exe', 'a%0d%0aSet-Cookie: x=1.png'])('a name like %j changes nothing but the name', async (name) => {
    const { browser, send, coverOf } = await reader();
    const sent = await send(await picture(), name);
    expect([303, 400]).toContain(sent.status);
    const id = await coverOf();
    if (id === null) return;
    const { headers } = await browser.get(`/files/${id}`);
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="[^"\\/]{1,130}\.webp"/);
    expect(headers.getSetCookie()).toEqual([]);
  });

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['a body that is none', 'multipart/form-data; boundary=x', 'nothing of the kind'],
    ['one that breaks off', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="cover"; filename="a.png"\r\n\r\n\x89PNG'],
    ['a thousand fields', 'multipart/form-data; boundary=x', `${Array.from({ length: 1_000 }, (_, at) => `--x\r\nContent-Disposition: form-data; name="f${at}"\r\n\r\n1\r\n`).join('')}--x--\r\n`],
    ['a name of the prototype', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n'],
  ])('%s is refused cleanly', async (_what, type, body) => {
    const { browser, book, coverOf } = await reader();
    expect((await browser.send('POST', `${book}/cover`, body, { 'content-type': type })).status).toBe(400);
    expect(await coverOf()).toBeNull();
  });
});

/** Sends two gigabytes whatever is answered meanwhile, unless the server ends the connection; what it said. */
const endless = `
  const { connect } = await import('node:net');
  const { hostname, port, pathname } = new URL(input.url);
  const isChunked = !input.headers['content-length'];
  const headers = { host: 'x', ...(isChunked && { 'transfer-encoding': 'chunked' }), ...input.headers };
  const chunk = (bytes) => (isChunked ? Buffer.concat([Buffer.from(bytes.length.toString(16) + '\\r\\n'), bytes, Buffer.from('\\r\\n')]) : bytes);
  let answer = '';
  let sent = 0;
  const socket = connect(Number(port), hostname, () => {
    socket.write('POST ' + pathname + ' HTTP/1.1\\r\\n' + Object.entries(headers).map(([name, value]) => name + ': ' + value + '\\r\\n').join('') + '\\r\\n');
    socket.write(chunk(Buffer.from('--x\\r\\nContent-Disposition: form-data; name="' + input.field + '"; filename="a.csv"\\r\\n\\r\\nTitle,Author\\r\\n')));
    more();
  });
  const piece = chunk(Buffer.alloc(256 * 1024, 'a,b\\n'));
  const more = () => {
    while (sent < 2048 * 1024 * 1024 && !socket.destroyed) {
      sent += 256 * 1024;
      if (!socket.write(piece)) return void socket.once('drain', more);
    }
    socket.end(isChunked ? '0\\r\\n\\r\\n' : undefined);
  };
  socket.setEncoding('utf8').on('data', (text) => (answer += text)).on('error', () => undefined);
  socket.on('close', () => console.log(JSON.stringify({ status: Number(/^HTTP.1.1 (\\d+)/.exec(answer)?.[1]), text: answer, sent })));`;

type Sent = { status: number; text: string; sent: number };

const sendEndlessly = async (path: string, cookie: string, headers: Record<string, string> = {}, field = 'file'): Promise<Sent> => {
  const sent = await clientProcess<Sent>(endless, { url: `${app.url}${path}`, field, headers: { cookie, 'accept-language': 'en', origin: 'http://kruzhok.test', 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x', ...headers } });
  return { ...sent, text: sent.text.replaceAll('\u00a0', ' ') };
};

it('who has no room left is told so beside the field, and in the settings how much is taken', async () => {
  const { browser, book, send, coverOf } = await reader();
  expect((await browser.get('/settings/data')).text).toMatch(/There are no pictures or files of yours here yet. There is room for [\d.]+.GB/);
  await send(await picture());
  expect((await browser.get('/settings/data')).text).toMatch(/>1 file, [\d.]+.kB of [\d.]+.GB</);
  const { quotaBytes } = app.services.files;
  app.services.files.quotaBytes = 1_000;
  try {
    const first = await coverOf();
    const refused = await send(await picture());
    expect(refused.status).toBe(400);
    expect(refused.text).toMatch(/id="cover-cover-error"[^]*There is no room left for your files/);
    expect(await coverOf()).toBe(first);
    expect((await browser.get('/settings/data')).text).toContain('There is no room for more');
    // What can be brought back counts; what is deleted makes room at once.
    await browser.post(`${book}/cover/removal`, {});
    expect((await browser.get('/settings/data')).text).toContain('There is no room for more');
    await browser.post(`${book}/cover/restoration/${first}`, { intent: 'forget' });
    expect((await browser.get('/settings/data')).text).toContain('There are no pictures or files of yours here yet');
  } finally {
    app.services.files.quotaBytes = quotaBytes;
  }
});

describe('a body without end', () => {
  it('is answered with the form and the reason, and not taken into memory', async () => {
    const { browser, book } = await reader();
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    // The first two warm up what is measured with the third.
    for (let count = 0; count < 2; count += 1) expect(await sendEndlessly(`${book}/cover`, cookie, {}, 'cover')).toMatchObject({ status: 413 });
    const { result, rise } = await riseDuring(() => sendEndlessly(`${book}/cover`, cookie, {}, 'cover'));
    expect(result).toMatchObject({ status: 413, text: expect.stringContaining('larger than 10 MB') });
    expect(result.sent).toBe(2048 * 1024 * 1024);
    // Of two gigabytes; the collector lets a few tens of megabytes lie.
    expect(rise).toBeLessThan(64 * 1024 * 1024);
  }, 60_000);

  it('that says beforehand how long it is gets the same answer', async () => {
    const { browser, book } = await reader();
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const length = { 'content-length': String(3_000 * 1024 * 1024) };
    expect(await sendEndlessly(`${book}/cover`, cookie, length)).toMatchObject({ status: 413, text: expect.stringContaining('larger than 10 MB') });
    expect(await sendEndlessly('/library/import', cookie, length)).toMatchObject({ status: 413, text: expect.stringMatching(/64 MB/) });
    expect(await sendEndlessly('/library/books/new', cookie, { ...length, 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 413, text: expect.stringContaining('This is too large') });
    expect(await sendEndlessly('/nowhere', cookie, length)).toMatchObject({ status: 404 });
  }, 60_000);
});

it('many pictures in an hour are too many', async () => {
  const { send } = await reader();
  let status = 0;
  for (let count = 0; count < 61; count += 1) status = (await send(new Uint8Array(1))).status;
  expect(status).toBe(429);
}, 60_000);
