import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { storeArchive, storePdf, storePicture } from '#app/kernel/files/index.server.ts';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import { createTestApp } from '#tests/support/app.ts';
import { clientProcess, riseDuring } from '#tests/support/memory.ts';
import { createPerson, signedInBrowser } from '#tests/support/people.ts';
import { picture } from '#tests/support/pictures.ts';
import { dataPath } from '#tests/support/routes.ts';

const app = await createTestApp();
const owner = await signedInBrowser(app);
const everyone = { visitor: app.browser(), owner, other: await signedInBrowser(app), teacher: await signedInBrowser(app, 'teacher'), landlord: await signedInBrowser(app, 'owner') };

afterEach(() => app.setNow(null));

const ctxOf = (viewer: Viewer) => ({ db: app.db, now: app.services.now(), files: app.services.files, viewer });
const givenPicture = async (viewer = owner.person) => (await storePicture(ctxOf(viewer), { name: 'Лицо.png', profile: 'avatar', bytes: await picture() })).id;

async function* pdf(middle: Uint8Array = randomBytes(2_000)) {
  yield new Uint8Array(Buffer.from('%PDF-1.7\n'));
  yield middle;
  yield new Uint8Array(Buffer.from('\n%%EOF'));
}

async function statuses(path: string, headers: Record<string, string> = {}): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, browser] of Object.entries(everyone)) found[name] = (await browser.get(path, headers)).status;
  return found;
}

const onlyOwner = { visitor: 404, owner: 200, other: 404, teacher: 404, landlord: 404 };

describe('a private file', () => {
  it('is its owner’s alone, whole, in parts, as a picture, as data, and conditionally', async () => {
    const id = await givenPicture();
    const { id: book } = await storePdf(ctxOf(owner.person), pdf(), { name: 'Книга.pdf' });
    for (const path of [`/files/${id}`, `/files/${id}/160`, `/files/${book}`]) {
      expect(await statuses(path), path).toEqual(onlyOwner);
      expect(await statuses(path, { range: 'bytes=0-3' }), path).toEqual({ ...onlyOwner, owner: 206 });
      const tag = (await owner.get(path)).headers.get('etag') ?? '';
      expect(await statuses(path, { 'if-none-match': tag }), path).toEqual({ ...onlyOwner, owner: 304 });
      expect(await statuses(path, { 'if-none-match': '*' }), path).toEqual({ ...onlyOwner, owner: 304 });
      expect(await statuses(path, { range: 'bytes=99999999-' }), path).toEqual({ ...onlyOwner, owner: 416 });
      expect((await everyone.other.send('HEAD', path, undefined)).status).toBe(404);
      for (const browser of Object.values(everyone)) expect((await browser.get(dataPath(path))).text).not.toContain('WEBP');
    }
  });

  it('answers others as if it had never been', async () => {
    const id = await givenPicture();
    const plain = async (path: string) => (await everyone.other.get(path)).text.replace(/<small>.*<\/small>|nonce="[^"]*"/g, '');
    expect(await plain(`/files/${id}`)).toBe(await plain(`/files/${uuidv7()}`));
  });

  it('that has expired is gone, also for its owner', async () => {
    const { id } = await storeArchive(ctxOf(owner.person), pdf(), { name: 'a.zip', type: 'application/zip', expiresAt: new Date(Date.now() + 3_600_000) });
    expect((await owner.get(`/files/${id}`)).status).toBe(200);
    app.setNow(new Date(Date.now() + 3_700_000));
    expect((await owner.get(`/files/${id}`)).status).toBe(404);
  });

  it.each(['..%2f..%2fetc%2fpasswd', '%00', "' OR 1=1", 'CON', '0', 'x'.repeat(300), '{"not":null}', '%E0%A4%A'])('has no such id as %s', async (id) => {
    for (const path of [`/files/${id}`, `/files/${id}/160`]) expect([400, 404]).toContain((await owner.get(path)).status);
  });

  it.each(['0', '-1', '1e3', '160.5', 'abc', '99999', '160px', '%31', '０'])('has no such width as %s', async (width) => {
    const path = `/files/${await givenPicture()}/${width}`;
    expect([200, 404]).toContain((await owner.get(path)).status);
    expect((await everyone.other.get(path)).status).toBe(404);
  });
});

describe('what hangs on a profile', () => {
  it('is seen by whoever may see the profile', async () => {
    const id = await givenPicture();
    await app.db.user.update({ where: { id: owner.person.id }, data: { bannerId: id, profileVisibility: 'everyone' } });
    expect(await statuses(`/files/${id}/400`)).toEqual({ visitor: 200, owner: 200, other: 200, teacher: 200, landlord: 200 });
    await app.db.user.update({ where: { id: owner.person.id }, data: { profileVisibility: 'members' } });
    expect(await statuses(`/files/${id}`)).toEqual({ visitor: 404, owner: 200, other: 200, teacher: 200, landlord: 200 });
    await app.db.user.update({ where: { id: owner.person.id }, data: { profileVisibility: 'nobody' } });
    expect(await statuses(`/files/${id}`)).toMatchObject({ visitor: 404, owner: 200, other: 404, teacher: 404 });
    await app.db.user.update({ where: { id: owner.person.id }, data: { bannerId: null, profileVisibility: 'members' } });
    expect(await statuses(`/files/${id}`)).toEqual(onlyOwner);
  });

  it('of somebody else does not open a file by being pointed at it', async () => {
    const id = await givenPicture();
    const thief = await createPerson(app.db);
    await app.db.user.update({ where: { id: thief.id }, data: { avatarId: id, profileVisibility: 'everyone' } });
    expect(await statuses(`/files/${id}`)).toEqual(onlyOwner);
  });
});

it('the house’s sign is seen by everybody', async () => {
  const id = await givenPicture(everyone.landlord.person);
  expect((await app.browser().get(`/files/${id}`)).status).toBe(404);
  await app.db.houseSettings.upsert({ where: { id: 1 }, create: { logoId: id }, update: { logoId: id } });
  expect((await app.browser().get(`/files/${id}/64`)).status).toBe(200);
  await app.db.houseSettings.update({ where: { id: 1 }, data: { logoId: null } });
});

describe('the answer', () => {
  it('shows only our own WebP in a page, and can act in nobody’s name', async () => {
    const shown = await owner.get(`/files/${await givenPicture()}/160`);
    expect(shown.headers.get('content-type')).toBe('image/webp');
    expect(shown.headers.get('content-disposition')).toBe(`inline; filename="____.webp"; filename*=UTF-8''%D0%9B%D0%B8%D1%86%D0%BE.webp`);
    const { id } = await storePdf(ctxOf(owner.person), pdf(), { name: '../../a"\r\nSet-Cookie: x=1;\u202efdp.exe' });
    const saved = await owner.get(`/files/${id}`);
    expect(saved.headers.get('content-disposition')).toBe('attachment; filename="aSet-Cookie x=1_fdp.exe"; filename*=UTF-8\'\'aSet-Cookie%20x%3D1%3Bfdp.exe');
    for (const { headers } of [shown, saved]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
      expect(headers.get('cache-control')).toMatch(/^private/);
      expect(headers.get('vary')).toContain('Cookie');
      expect(headers.get('content-encoding')).toBeNull();
      expect(headers.getSetCookie()).toEqual([]);
    }
  });

  it('knows parts, conditions and HEAD', async () => {
    const middle = randomBytes(5_000);
    const { id, size } = await storePdf(ctxOf(owner.person), pdf(middle), { name: 'a.pdf' });
    const path = `/files/${id}`;
    const whole = await owner.get(path);
    const etag = whole.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect([whole.status, whole.headers.get('content-length'), whole.headers.get('accept-ranges')]).toEqual([200, String(size), 'bytes']);
    const part = await owner.get(path, { range: 'bytes=1-3' });
    expect([part.status, part.text, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([206, 'PDF', `bytes 1-3/${size}`, '3']);
    const end = await owner.get(path, { range: 'bytes=-5', 'if-range': etag });
    expect([end.status, end.text]).toEqual([206, '%%EOF']);
    expect((await owner.get(path, { range: 'bytes=-5', 'if-range': '"old"' })).status).toBe(200);
    expect((await owner.get(path, { range: 'bytes=0-1,3-4' })).status).toBe(200);
    const beyond = await owner.get(path, { range: `bytes=${size}-` });
    expect([beyond.status, beyond.text, beyond.headers.get('content-range')]).toEqual([416, '', `bytes */${size}`]);
    const same = await owner.get(path, { 'if-none-match': `"x", ${etag}` });
    expect([same.status, same.text, same.headers.get('content-length')]).toEqual([304, '', null]);
    const head = await owner.send('HEAD', path, undefined);
    expect([head.status, head.headers.get('content-length'), head.headers.get('etag'), head.text]).toEqual([200, String(size), etag, '']);
  });

  it('has a tag for each width', async () => {
    const id = await givenPicture();
    const tags = await Promise.all(['', '/64', '/160', '/400', '/9999'].map(async (width) => (await owner.get(`/files/${id}${width}`)).headers.get('etag')));
    expect(new Set(tags.slice(0, 4)).size).toBe(3);
    expect(tags[4]).toBe(tags[0]);
  });

  it('of bytes that are lost is an honest 404', async () => {
    const id = await givenPicture();
    const { storageKey } = await app.db.storedFile.findUniqueOrThrow({ where: { id } });
    await app.services.storage.delete(storageKey);
    expect((await owner.get(`/files/${id}`)).status).toBe(404);
  });
});

/** Counts what comes. */
const download = `
  const { get } = await import('node:http');
  get(input.url, { headers: input.headers }, (response) => {
    let received = 0;
    response.on('data', (chunk) => (received += chunk.length));
    response.on('end', () => console.log(JSON.stringify({ status: response.statusCode, received })));
  });`;

it('300 MB go out, whole and from the middle, without being held', async () => {
  async function* large() {
    yield new Uint8Array(Buffer.from('%PDF-1.7\n'));
    const piece = randomBytes(1024 * 1024);
    for (let count = 0; count < 300; count += 1) yield piece;
  }
  const { id, size } = await storePdf(ctxOf(owner.person), large(), { name: 'large.pdf' });
  const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const fetchAll = (range?: string) => riseDuring(() => clientProcess<{ status: number; received: number }>(download, { url: `${app.url}/files/${id}`, headers: { cookie, ...(range && { range }) } }));
  // The first one also warms up what is measured afterwards.
  expect((await fetchAll()).result).toEqual({ status: 200, received: size });
  const { result, rise } = await fetchAll('bytes=1000000-300000000');
  expect(result).toEqual({ status: 206, received: 299_000_001 });
  expect(rise).toBeLessThan(20 * 1024 * 1024);
}, 60_000);
