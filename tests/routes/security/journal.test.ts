import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sessionCookieName } from '#app/kernel/accounts/session.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { inParallel } from '#tests/support/in-parallel.ts';
import { createPerson } from '#tests/support/people.ts';
import { appRoutes } from '#tests/support/routes.ts';
import { until } from '#tests/support/until.ts';
import { furnishedHouse, isOwners } from './furnished-house.ts';
import { addressOf, furnishedPassword, furnishedPerson } from './furnished-person.ts';
import { validForms } from './valid-forms.ts';

const app = await createTestApp();
const { db } = app;
const routes = await appRoutes();
const person = await furnishedPerson(app, 'Uncle’s Dream');
const { username, id: personId, email } = person.browser.person;
let at = 0;
const visitor = (): Browser => {
  at += 1;
  return app.browser({ ip: `10.5.${at >> 8}.${at % 256}` });
};
const lastOf = (kind: string, ip: string) => until(() => db.auditEvent.findFirst({ where: { kind, ip }, orderBy: { at: 'desc' } }));
const ipOf = (browser: Browser) => (browser as unknown as { ip: string }).ip;

/** These need no fresh proof, and end or renew the session that the others come with. */
const endsSessions = new Set(['/sign-out', '/settings/proof', '/settings/sessions', '/admin/people/sessions', '/admin/people/:id/sessions']);

/** Who, whence and when. */
async function expectNoted(kind: string, browser: Browser, actorId: string | null): Promise<void> {
  const row = await lastOf(kind, ipOf(browser));
  expect(row.actorId, kind).toBe(actorId);
  expect(Math.abs(Date.now() - row.at.getTime()), kind).toBeLessThan(60_000);
  expect(JSON.stringify(row.details), kind).not.toMatch(/gravel|everything of mine|@example\.org/);
}

describe('the journal', () => {
  it('has a row for each way in that was taken and each that failed', async () => {
    const browser = visitor();
    await browser.post('/sign-in', { intent: 'password', login: username, password: 'not the password' });
    await expectNoted('sign-in.failed', browser, personId);
    await browser.post('/sign-in', { intent: 'password', login: username, password: furnishedPassword });
    await expectNoted('sign-in.password', browser, personId);
    await browser.post('/settings/proof', { intent: 'password', password: 'not the password' });
    await expectNoted('proof.failed', browser, personId);
    await browser.post('/settings/proof', { intent: 'password', password: furnishedPassword });
    await expectNoted('account.proven', browser, personId);
    await browser.post('/settings/password', { current: 'not the password', password: 'gravel otter plinth', repeated: 'gravel otter plinth' });
    await expectNoted('password.wrong', browser, personId);
    await browser.post('/sign-out', {});
    await expectNoted('sign-out', browser, personId);
    const unknown = visitor();
    await unknown.post('/sign-in', { intent: 'password', login: 'nobody-at-all', password: 'not the password' });
    await expectNoted('sign-in.failed', unknown, null);
    const waiting = visitor();
    await waiting.post('/sign-in', { intent: 'code', email: String(email) });
    const code = await app.outbox.code(String(email));
    await waiting.post('/sign-in/code', { code: code === '000000' ? '111111' : '000000' });
    expect((await lastOf('code.wrong', ipOf(waiting))).kind).toBe('code.wrong');
    await waiting.post('/sign-in/code', { code });
    await expectNoted('code.accepted', waiting, personId);
  });

  it('has a row for every 403, whichever route answers it', async () => {
    const house = await furnishedHouse(app, 'A Little Hero');
    const tooOld = new Date(Date.now() - 3_600_000);
    let refused = 0;
    await inParallel(routes.filter(({ hasAction, pattern }) => hasAction && !endsSessions.has(pattern)), async ({ pattern }) => {
      const browser = visitor();
      const own = isOwners({ pattern });
      const kept = (own ? house.owner : house.about.browser).cookies.get(sessionCookieName(false)) ?? '';
      browser.cookies.set(sessionCookieName(false), kept);
      await db.session.updateMany({ where: { userId: { in: [house.owner.person.id, house.about.browser.person.id] } }, data: { provenAt: tooOld } });
      const path = own ? house.addressOf(pattern) : addressOf(pattern, house.about) ?? '';
      const { status } = await browser.post(path, validForms[pattern]?.() ?? {});
      if (status !== 403) return;
      refused += 1;
      const row = await lastOf('request.refused', ipOf(browser));
      expect(row.actorId, pattern).toBe(own ? house.owner.person.id : house.about.browser.person.id);
      expect(JSON.stringify(row.details), pattern).toContain('POST /');
    }, 1);
    expect(refused).toBeGreaterThan(5);
    const foreign = visitor();
    expect((await foreign.post('/sign-in', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    await lastOf('request.foreign-origin', ipOf(foreign));
  }, 300_000);

  it('has a row for every limit that is reached, with its name', async () => {
    const { username: taken } = await createPerson(db);
    const reached: [string, (browser: Browser) => Promise<unknown>, number][] = [
      ['password-ip', (browser) => browser.post('/sign-in', { intent: 'password', login: `x${at}`, password: 'x' }), 11],
      ['code-ip', (browser) => browser.post('/sign-in', { intent: 'code', email: `${randomBytes(5).toString('hex')}@example.org` }), 11],
      ['name-suggestions', (browser) => browser.get('/settings/profile/name-suggestions?part=firstName&query=Ver'), 61],
      ['username-try', (browser) => browser.post('/settings/profile/username', { username: taken }), 40],
      ['library-import', (browser) => browser.post('/library/import', {}), 61],
      ['picture-upload', (browser) => browser.send('POST', '/settings/profile/pictures/avatar', new FormData()), 61],
      ['data-export', (browser) => browser.post('/settings/data/exports', {}), 40],
    ];
    await inParallel(reached, async ([name, ask, times]) => {
      const browser = visitor();
      browser.cookies.set(sessionCookieName(false), person.browser.cookies.get(sessionCookieName(false)) ?? '');
      if (/password|code/.test(name)) browser.cookies.clear();
      for (let turn = 0; turn < times; turn += 1) await ask(browser);
      const row = await lastOf('limit.reached', ipOf(browser)).catch(() => null);
      expect(row?.details, name).toEqual({ limit: name });
      // Once for each refusal, not twice.
      const refusals = await db.auditEvent.count({ where: { kind: 'limit.reached', ip: ipOf(browser) } });
      expect(refusals, name).toBeLessThan(times);
    }, 3);
  }, 300_000);
});

describe('what a limit counts by', () => {
  it('is the address that was parsed and the person: further fields, spellings and headers make no new bucket', async () => {
    const browser = visitor();
    const target = `target-${at}@example.org`;
    const ways: Record<string, string>[] = [
      { email: target }, { email: target.toUpperCase() }, { email: ` ${target} ` }, { email: target, 'email[]': 'other@example.org' }, { email: target, key: 'x', ip: '1.1.1.1', emailKey: 'other@example.org', login: 'other' },
    ];
    const statuses: number[] = [];
    for (const [turn, form] of ways.entries()) statuses.push((await browser.post('/sign-in', { intent: 'code', ...form }, { 'x-real-ip': `9.9.9.${turn}`, forwarded: `for=9.9.9.${turn}`, 'cf-connecting-ip': `9.9.9.${turn}`, 'true-client-ip': `9.9.9.${turn}` })).status);
    expect([400, 429]).toContain(statuses[3]);
    expect(statuses[4]).toBe(429);
    const twice = await browser.send('POST', '/sign-in', `intent=code&email=other-${at}@example.org&email=${encodeURIComponent(target)}`, { 'content-type': 'application/x-www-form-urlencoded' });
    expect([400, 429]).toContain(twice.status);
    const guessing = visitor();
    for (let turn = 0; turn < 10; turn += 1) await guessing.post('/sign-in', { intent: 'password', login: `nobody-${turn}`, password: 'x', email: `e${turn}@example.org` }, { 'x-forwarded-for': `8.8.8.${turn}, ${ipOf(guessing)}` });
    expect((await guessing.post('/sign-in', { intent: 'password', login: 'nobody', password: 'x' })).status).toBe(429);
  });
});
