import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegistrationMode } from '#app/kernel/house/house.ts';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { dangersIn, parseHtml } from '#tests/support/html.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { payloads } from '../security/payloads.ts';

const app = await createTestApp();
const { db } = app;
const owner = await signedInBrowser(app, 'owner');

async function setMode(registration: RegistrationMode) {
  await db.houseSettings.upsert({ where: { id: 1 }, create: { id: 1, registration }, update: { registration } });
  app.services.house.forget();
}
beforeAll(() => setMode('invitation'));
afterAll(() => setMode('open'));

const form = (more: Record<string, string> = {}) => ({ id: uuidv7(), maxUses: '1', days: '7', note: 'For Vera', ...more });
const linkIn = (html: string) => /http:\/\/kruzhok\.test(\/register\?invitation=[\w-]{43})/.exec(html)?.[1] ?? null;

async function invite(more: Record<string, string> = {}): Promise<{ path: string; link: string }> {
  const made = await owner.post('/admin/invitations', form(more));
  expect(made.status).toBe(303);
  const path = made.location ?? '';
  return { path, link: linkIn((await owner.get(path)).text) ?? '' };
}

let guests = 0;
async function join(browser: Browser, link: string): Promise<number> {
  guests += 1;
  const email = `guest-${guests}@example.org`;
  const invitation = new URL(link, 'http://x').searchParams.get('invitation') ?? '';
  const asked = await browser.post('/register', { username: `guest-${guests}`, email, password: 'gravel otter plinth', invitation });
  if (asked.status !== 303) return asked.status;
  return (await browser.post('/sign-in/code', { code: await app.outbox.code(email) })).status;
}

describe('an invitation', () => {
  it('is made, shown once, leads through the registration, and says who came', async () => {
    const { path, link } = await invite();
    expect(link).toMatch(/^\/register\?invitation=/);
    const visitor = app.browser();
    const page = await visitor.get(link);
    expect(page.status).toBe(200);
    expect(page.text).toContain('You are invited');
    expect(parseHtml(page.text).tags.filter(({ attributes }) => attributes.get('name') === 'invitation')).toHaveLength(1);
    expect(await join(visitor, link)).toBe(303);
    const seen = await owner.get(path);
    expect(seen.text).toContain(`guest-${guests}`);
    expect(seen.text).toContain('1 of 1');
    const late = app.browser();
    expect((await late.get(link)).text).toContain('Every place on this invitation is taken');
    expect(await join(late, link)).toBe(409);
  });

  it('is kept on the way to the sign-in page and back, within the house alone', async () => {
    const { link } = await invite();
    const secret = link.split('=')[1] ?? '';
    const visitor = app.browser();
    const hrefs = (html: string) => parseHtml(html).tags.flatMap(({ name, attributes }) => (name === 'a' ? [attributes.get('href') ?? ''] : []));
    const there = `/sign-in?invitation=${secret}&redirectTo=%2Flibrary`;
    const back = `${link}&redirectTo=%2Flibrary`;
    expect(hrefs((await visitor.get(back)).text)).toContain(there);
    // Also after a password that was wrong.
    for (const page of [await visitor.get(there), await visitor.post(there, { intent: 'password', login: 'nobody', password: 'nothing of the kind' })]) {
      expect(hrefs(page.text)).toContain(back);
      expect(page.headers.get('referrer-policy')).toBe('same-origin');
      expect(hrefs(page.text).filter((href) => href.includes(secret) && !/^\/(register|forgotten)\?/.test(href))).toEqual([]);
    }
    expect(await join(visitor, hrefs((await visitor.get(there)).text).find((href) => href.startsWith('/register')) ?? '')).toBe(303);
    for (const damaged of ['short', `${secret}x`, '"><script>', 'https://evil.example/']) {
      expect(hrefs((await app.browser().get(`/sign-in?invitation=${encodeURIComponent(damaged)}`)).text).filter((href) => href.startsWith('/register'))).toEqual(['/register']);
    }
  });

  it('shows its link to its maker in their browser only, and writes it nowhere', async () => {
    const { path, link } = await invite();
    const token = link.split('=')[1] ?? '';
    const sameElsewhere = await signedInBrowser(app, 'owner');
    expect(linkIn((await sameElsewhere.get(path)).text)).toBeNull();
    const borrowed = owner.cookies.get('kz-invitation') ?? '';
    sameElsewhere.cookies.set('kz-invitation', borrowed);
    expect(linkIn((await sameElsewhere.get(path)).text)).toBeNull();
    const other = await invite();
    expect(linkIn((await owner.get(path)).text)).toBeNull();
    owner.cookies.set('kz-invitation', `${(owner.cookies.get('kz-invitation') ?? '').slice(0, -2)}AA`);
    expect(linkIn((await owner.get(other.path)).text)).toBeNull();
    const rows = await db.$queryRaw<{ row: string }[]>`SELECT row_to_json(i)::text AS "row" FROM "Invitation" i`;
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
    await app.browser().get(link);
    expect(app.logLines.join('')).not.toContain(token);
  });

  it('is revoked on a page that asks, and says so kindly', async () => {
    const { path, link } = await invite({ maxUses: '5' });
    expect((await owner.get(`${path}/revocation`)).text).toContain('For Vera');
    expect((await owner.post(`${path}/revocation`, {})).status).toBe(303);
    expect((await app.browser().get(link)).text).toContain('This invitation was revoked');
    expect((await owner.get(path)).text).toContain('revoked');
  });

  it('refuses numbers and days that make no sense, keeping what was typed', async () => {
    for (const more of [{ maxUses: '0' }, { maxUses: '1001' }, { maxUses: '1.5' }, { maxUses: 'many' }, { maxUses: '1e309' }, { days: '365' }, { note: 'n'.repeat(201) }, { id: 'no-id' }] as Record<string, string>[]) {
      const refused = await owner.post('/admin/invitations', form(more));
      expect(refused.status, JSON.stringify(more)).toBe(400);
      if (more.maxUses) expect(refused.text).toContain(`value="${more.maxUses}"`);
    }
  });

  it('sent twice is one', async () => {
    const sent = form();
    const [first, second] = await Promise.all([owner.post('/admin/invitations', sent), owner.post('/admin/invitations', sent)]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(await db.invitation.count({ where: { id: sent.id } })).toBe(1);
  });

  it('with a hostile note is text', async () => {
    for (const note of payloads.filter((payload, at) => at % 2 === 1 && payload.length <= 200)) {
      const made = await owner.post('/admin/invitations', form({ note }));
      expect([303, 400], note).toContain(made.status);
      if (made.status === 303) expect(dangersIn(parseHtml((await owner.get(String(made.location))).text)), note).toEqual([]);
    }
    expect(dangersIn(parseHtml((await owner.get('/admin/invitations')).text))).toEqual([]);
  }, 60_000);

  it('is nobody else’s business', async () => {
    const { path } = await invite();
    for (const role of ['member', 'teacher'] as const) {
      const other = await signedInBrowser(app, role);
      for (const address of ['/admin/invitations', path, `${path}/revocation`]) expect((await other.get(address)).status).toBe(404);
      expect((await other.post('/admin/invitations', form())).status).toBe(404);
      expect((await other.post(`${path}/revocation`, {})).status).toBe(404);
    }
  });
});

describe('the door', () => {
  it('says why it does not open, with a way on', async () => {
    const visitor = app.browser();
    const none = await visitor.get('/register');
    expect(none.status).toBe(200);
    expect(none.text).toContain('People come here by invitation');
    expect(none.text).not.toContain('name="password"');
    expect((await visitor.get(`/register?invitation=${'x'.repeat(43)}`)).text).toContain('There is no such invitation');
    expect((await visitor.get(`/register?invitation=${encodeURIComponent('<script>')}`)).text).toContain('There is no such invitation');
    expect((await visitor.get('/')).text).toContain('New people come here by invitation');
    await setMode('closed');
    const closed = await visitor.get('/register');
    expect(closed.text).toContain('takes no new people');
    expect((await visitor.get('/')).text).not.toContain('href="/register"');
    expect(await join(visitor, '/register')).toBe(409);
    await setMode('invitation');
  });

  it('closed to a form that is sent all the same tells nobody whether an address is known', async () => {
    const known = { username: 'some-name', email: String(owner.person.email), password: 'gravel otter plinth' };
    const [one, other] = [await app.browser().post('/register', known), await app.browser().post('/register', { ...known, email: 'nobody@example.org' })];
    expect(one.status).toBe(409);
    expect(other.status).toBe(409);
    const plain = (text: string) => text.replace(/nonce="[^"]*"/g, '').replaceAll('nobody@example.org', String(owner.person.email)).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
    expect(plain(one.text)).toBe(plain(other.text));
  });
});
