import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { deleteDuePeopleHourly } from '#app/kernel/accounts/index.server.ts';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { openFile } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay } from '#app/platform/time/format.ts';
import { createTestApp } from '#tests/support/app.ts';
import { createPerson, signedInBrowser, signInAs } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';
import { unzip } from '#tests/support/unzip.ts';

const app = await createTestApp();
const { db } = app;
const password = 'gravel otter plinth';
const day = 86_400_000;

async function memberWithPassword() {
  const browser = await signedInBrowser(app);
  await db.user.update({ where: { id: browser.person.id }, data: { passwordHash: await hashPassword(password) } });
  return browser;
}

const stale = (id: string) => db.session.updateMany({ where: { userId: id }, data: { provenAt: new Date(Date.now() - 11 * 60_000) } });

describe('the archive of everything', () => {
  it('is asked for by a button, made by a job, told by a letter and sent to its person', async () => {
    const browser = await signedInBrowser(app);
    const asked = await browser.post('/settings/data/exports', {});
    expect(asked).toMatchObject({ status: 303, location: '/settings/data#export' });
    const row = await until(() => db.dataExport.findFirst({ where: { userId: browser.person.id, state: 'ready' } }), 30_000);
    const page = await browser.get('/settings/data');
    expect(page.text).toContain('The archive is ready');
    expect(page.text).toContain(`/settings/data/exports/${row.id}`);
    const sent = await browser.get(`/settings/data/exports/${row.id}`);
    expect(sent).toMatchObject({ status: 303, location: `/files/${row.fileId}` });
    const file = await browser.get(String(sent.location));
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('application/zip');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="?kruzhok-person-[\w-]+\.zip/);
    expect(file.text.slice(0, 2)).toBe('PK');
    const letter = await app.outbox.letter(String(browser.person.email));
    expect(letter.subject).toBe('The archive of your data is ready');
    expect(letter.text).not.toContain(row.id);
    expect(letter.text).not.toContain(row.fileId);

    for (const role of ['member', 'owner'] as const) {
      const other = await signedInBrowser(app, role);
      expect((await other.get(`/settings/data/exports/${row.id}`)).status).toBe(404);
      expect((await other.get(`/files/${row.fileId}`)).status).toBe(404);
    }
    expect((await app.browser().get(`/files/${row.fileId}`)).status).toBe(404);
    await db.dataExport.update({ where: { id: row.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await browser.get(`/settings/data/exports/${row.id}`)).status).toBe(410);
    expect((await browser.get('/settings/data')).text).toContain('Make the archive');
  }, 60_000);

  it('holds what every part of the house keeps, each part once', async () => {
    const browser = await signedInBrowser(app);
    await browser.post('/settings/data/exports', {});
    const { fileId } = await until(() => db.dataExport.findFirst({ where: { userId: browser.person.id, state: 'ready' } }), 30_000);
    const file = await openFile({ db, now: new Date(), viewer: browser.person, files: app.services.files }, { id: String(fileId) });
    const entries = await unzip(await buffer(Readable.from(await file.read())));
    const paths = entries.map(([path]) => path);
    expect(paths).toEqual([...new Set(paths)]);
    const { areas } = JSON.parse(String(new Map(entries).get('kruzhok.json'))) as { areas: string[] };
    expect([...areas].sort()).toEqual(['account', 'feed', 'files', 'goals', 'imports', 'library', 'notifications', 'telegram', 'titles']);
  }, 60_000);

  it('is made once for twenty presses, and ten times a day', async () => {
    const browser = await signedInBrowser(app);
    const pressed = await Promise.all(Array.from({ length: 20 }, () => browser.post('/settings/data/exports', {})));
    expect(pressed.filter(({ status }) => status === 303)).toHaveLength(10);
    expect(pressed.filter(({ status }) => status === 429)).toHaveLength(10);
    expect(await db.auditEvent.count({ where: { actorId: browser.person.id, kind: 'account.export-requested' } })).toBeGreaterThan(0);
    expect(await db.dataExport.count({ where: { userId: browser.person.id, state: { in: ['queued', 'running'] } } })).toBeLessThanOrEqual(1);
  });

  it('of no id at all is not found', async () => {
    const browser = await signedInBrowser(app);
    for (const id of ['0', 'null', '..%2f..', '%00', "' OR 1=1"]) expect([400, 404], id).toContain((await browser.get(`/settings/data/exports/${encodeURIComponent(id)}`)).status);
    expect((await app.browser().get('/settings/data')).location).toContain('/sign-in');
  });
});

describe('deactivation', () => {
  it('asks who sits here, and does nothing without that', async () => {
    const browser = await memberWithPassword();
    await stale(browser.person.id);
    expect((await browser.get('/settings/data/deactivation')).location).toBe('/settings/proof?redirectTo=%2Fsettings%2Fdata%2Fdeactivation');
    expect((await browser.post('/settings/data/deactivation', {})).status).toBe(403);
    expect((await browser.get('/settings')).status).toBe(200);
  });

  it('ends every session, and signing in ends it', async () => {
    const browser = await memberWithPassword();
    const phone = await signInAs(app, browser.person);
    expect((await browser.get('/settings/data/deactivation')).status).toBe(200);
    const left = await browser.post('/settings/data/deactivation', {});
    expect(left).toMatchObject({ status: 303, location: '/' });
    expect(left.headers.get('clear-site-data')).toContain('storage');
    for (const one of [browser, phone]) expect((await one.get('/settings')).location).toContain('/sign-in');
    expect((await (await signedInBrowser(app)).get(`/people/${browser.person.username}`)).status).toBe(404);
    expect((await app.outbox.letter(String(browser.person.email))).subject).toBe('Your account is at rest');
    const back = await browser.post('/sign-in', { intent: 'password', login: browser.person.username, password });
    expect(back.status).toBe(303);
    expect((await browser.get('/settings')).status).toBe(200);
  });

  it('is refused to the last owner, in words', async () => {
    await db.user.updateMany({ where: { role: 'owner' }, data: { role: 'member' } }).catch(() => undefined);
    const owner = await signedInBrowser(app, 'owner');
    await db.user.updateMany({ where: { role: 'owner', id: { not: owner.person.id } }, data: { role: 'member' } });
    const refused = await owner.post('/settings/data/deactivation', {});
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('last owner');
    const deletion = await owner.post('/settings/data/deletion', { username: owner.person.username });
    expect(deletion.status).toBe(409);
    expect(deletion.text).toContain('last owner');
    expect((await owner.get('/admin')).status).toBe(200);
  });
});

describe('deletion', () => {
  it('asks who sits here and for one’s own name, shows a banner everywhere, and is taken back by one click', async () => {
    const browser = await signedInBrowser(app);
    const { person } = browser;
    await stale(person.id);
    expect((await browser.get('/settings/data/deletion')).location).toContain('/settings/proof');
    expect((await browser.post('/settings/data/deletion', { username: person.username })).status).toBe(403);
    const fresh = await signInAs(app, person);
    const wrong = await fresh.post('/settings/data/deletion', { username: 'somebody' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('This is not your username');
    expect(wrong.text).toContain('value="somebody"');
    for (const username of ['', 'x'.repeat(200), '<script>alert(1)</script>']) expect((await fresh.post('/settings/data/deletion', { username })).status).toBe(400);
    expect((await fresh.post('/settings/data/deletion', { username: person.username.toUpperCase() })).status).toBe(303);
    for (const path of ['/', '/library', '/settings/data', '/nowhere/at/all']) expect((await fresh.get(path)).text, path).toContain('Keep my account');
    expect((await app.outbox.letter(String(person.email))).subject).toMatch(/Your_account_will_be_deleted/);
    // Keeping asks for no proof: it gives nothing away.
    await stale(person.id);
    expect((await fresh.post('/settings/data/deletion/cancellation', {})).status).toBe(303);
    expect((await fresh.get('/')).text).not.toContain('Keep my account');
    expect(await db.user.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ deletionDueAt: null });
  });

  it('asked for again keeps its day, and says which it is', async () => {
    const browser = await signedInBrowser(app);
    const { person } = browser;
    const asked = new Date();
    const saidDay = async () => /Your account will be deleted on ([^<.]*)\. Until then/.exec((await browser.get('/settings/data')).text)?.[1];
    await browser.post('/settings/data/deletion', { username: person.username });
    const due = formatDay(dayInZone(new Date(asked.getTime() + 30 * day), person.timeZone), 'en').replaceAll('\u00A0', ' ');
    expect(await saidDay()).toBe(due);
    app.setNow(new Date(asked.getTime() + 5 * day));
    await db.session.updateMany({ where: { userId: person.id }, data: { provenAt: app.services.now() } });
    expect((await browser.post('/settings/data/deletion', { username: person.username })).status).toBe(303);
    expect(await saidDay()).toBe(due);
    app.setNow(null);
  });

  it('happens when its day has come: nobody comes in any more, and the calendar does the rest', async () => {
    const browser = await memberWithPassword();
    const { person } = browser;
    await browser.post('/settings/data/deletion', { username: person.username });
    app.setNow(new Date(Date.now() + 30 * day + 1000));
    try {
      expect((await browser.get('/settings')).location).toContain('/sign-in');
      expect((await browser.post('/settings/data/deletion/cancellation', {})).location).toContain('/sign-in');
      expect((await app.browser().post('/sign-in', { intent: 'password', login: person.username, password })).status).toBe(409);
      await inTransaction(db, (tx) => deleteDuePeopleHourly.run(tx, { period: 'now', now: app.services.now(), queue: app.services.queue, log: app.services.log }));
      await until(async () => (await db.user.count({ where: { id: person.id } })) === 0, 20_000);
    } finally {
      app.setNow(null);
    }
    // The name and the address are free again.
    expect(await createPerson(db, { username: person.username, email: person.email })).toMatchObject({ username: person.username });
    expect(await db.user.count({ where: { usernameKey: usernameKey(person.username) } })).toBe(1);
  }, 40_000);
});
