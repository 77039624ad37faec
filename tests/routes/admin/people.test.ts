import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import { createPerson, signedInBrowser, signInAs } from '#tests/support/people.ts';
import { appRoutes, dataPath } from '#tests/support/routes.ts';
import { until } from '#tests/support/until.ts';
import { validForms } from '../security/valid-forms.ts';

const app = await createTestApp();
const routes = (await appRoutes()).filter(({ pattern }) => pattern.startsWith('/admin'));
const owner = await signedInBrowser(app, 'owner');

const failedMail = (to: string, more: { template?: string; payload?: Uint8Array<ArrayBuffer> | null; userId?: string } = {}) => app.db.mailMessage.create({
  data: { idempotencyKey: `failed ${to}`, to, template: 'people.deactivated', locale: 'en', timeZone: 'UTC', status: 'failed', attempts: 15, lastError: '550 no such user', ...more }, select: { id: true },
});

describe('the owner’s house', () => {
  it('is not there for visitors, members and teachers, on any of its pages, with any real id, whatever they send', async () => {
    const victim = await createPerson(app.db, { username: 'the-victim' });
    const mail = await failedMail(String(victim.email), { userId: victim.id });
    expect(routes.length).toBeGreaterThan(12);
    for (const role of ['visitor', 'member', 'teacher'] as const) {
      const browser = role === 'visitor' ? app.browser() : await signedInBrowser(app, role);
      for (const { pattern, hasAction } of routes) {
        const address = pattern.replace(':id', pattern.includes('/mail') ? mail.id : victim.id);
        for (const path of [address, dataPath(address)]) {
          const read = await browser.get(path);
          if (role === 'visitor') expect(read.location ?? read.text, path).toContain('/sign-in');
          else expect(read.status, `${role} ${path}`).toBe(404);
          expect(read.text, path).not.toContain(victim.username);
          if (!hasAction) continue;
          const write = await browser.post(path, validForms[pattern]?.() ?? {});
          if (role !== 'visitor') expect(write.status, `${role} POST ${path}`).toBe(404);
          expect(write.text, path).not.toContain(victim.username);
        }
      }
    }
    const { role, blockedAt } = await app.db.user.findUniqueOrThrow({ where: { id: victim.id } });
    expect([role, blockedAt]).toEqual(['member', null]);
  }, 60_000);

  it('shows everything about somebody and nothing that opens anything', async () => {
    const person = await createPerson(app.db, { username: 'well-known' });
    await app.db.user.update({ where: { id: person.id }, data: { passwordHash: '$argon2id$secret-hash', firstName: 'Vera', lastName: 'Figner' } });
    await app.db.authenticator.create({ data: { userId: person.id, secret: new Uint8Array(Buffer.from('app-secret')), confirmedAt: new Date() } });
    await signInAs(app, person);
    for (const path of [`/admin/people/${person.id}`, dataPath(`/admin/people/${person.id}`), `/admin/people/${person.id}/sessions`]) {
      const { status, text } = await owner.get(path);
      expect(status).toBe(200);
      for (const secret of ['argon2id', 'secret-hash', 'passwordHash', 'app-secret', Buffer.from('app-secret').toString('base64'), 'idHash', 'usernameKey', 'emailKey']) expect(text, `${path} ${secret}`).not.toContain(secret);
    }
    const { text } = await owner.get(`/admin/people/${person.id}`);
    for (const fact of ['well-known', 'Vera Figner', String(person.email), 'member']) expect(text).toContain(fact);
    for (const odd of ['0', 'null', "' OR 1=1", '%00', 'x'.repeat(300), '0190a0a0-0000-7000-8000-000000000001']) {
      for (const page of ['', '/role', '/sessions', '/deactivation', '/reactivation', '/second-factor']) expect((await owner.get(`/admin/people/${encodeURIComponent(odd)}${page}`)).status, `${odd}${page}`).toBe(404);
      expect((await owner.get(`/admin/mail/${encodeURIComponent(odd)}`)).status).toBe(404);
    }
  });

  it('answers every odd address with a page', async () => {
    const odd = ['', '%', "'", '💥', '\ud800', 'x'.repeat(3000), '<script>alert(1)</script>', '[]', '-1', '\u0000', 'eyJhIjoxfQ'];
    for (const path of ['/admin/people', '/admin/mail', '/admin/audit', '/admin/audit/journal.csv', '/admin/people/deactivation', '/admin/people/sessions']) {
      for (const name of ['q', 'role', 'state', 'factor', 'sort', 'after', 'kind', 'person', 'from', 'to', 'template']) {
        // More than anybody asks for in an hour.
        await app.db.rateLimit.deleteMany();
        for (const value of odd) {
          const { status, text } = await owner.get(`${path}?${new URLSearchParams({ [name]: value.toWellFormed() }).toString()}`);
          expect(status, `${path} ${name}=${value.slice(0, 20)}`).toBe(200);
          expect(text).not.toContain('<script>alert(1)');
        }
      }
    }
  }, 120_000);
});

describe('what an owner does with people', () => {
  it('a role needs a fresh proof, is asked for by name, and takes effect at the next request', async () => {
    const person = await signedInBrowser(app, 'member');
    const path = `/admin/people/${person.person.id}/role`;
    const tired = await signedInBrowser(app, 'owner');
    await app.db.session.updateMany({ where: { userId: tired.person.id }, data: { provenAt: new Date(Date.now() - 11 * 60_000) } });
    expect((await tired.get(path)).location).toContain('/settings/proof');
    expect((await tired.post(path, { role: 'owner' })).status).toBe(403);
    expect((await owner.post(path, { role: 'emperor' })).status).toBe(400);
    expect((await person.get('/admin')).status).toBe(404);
    const changed = await owner.post(path, { role: 'owner', email: 'planted@example.org', blockedAt: '2026-01-01', id: owner.person.id });
    expect([changed.status, changed.location]).toEqual([303, `/admin/people/${person.person.id}`]);
    expect((await person.get('/admin')).status).toBe(200);
    expect((await app.outbox.letter(String(person.person.email))).text).toMatch(/an owner|владелец/);
    // Giving the role back oneself leads out of the house.
    expect((await person.post(path, { role: 'member' })).location).toBe('/');
    expect((await person.get('/admin')).status).toBe(404);
    expect((await app.db.user.findUniqueOrThrow({ where: { id: person.person.id } })).email).toBe(person.person.email);
  });

  it('closing accounts ends sessions within the next request and stands against the right password; opening brings back', async () => {
    const [one, two] = [await signedInBrowser(app), await signedInBrowser(app)];
    await app.db.user.update({ where: { id: one.person.id }, data: { passwordHash: await hashPassword('gravel otter plinth') } });
    const ticked = `person=${one.person.id}&person=${two.person.id}&person=${owner.person.id}&person=nonsense`;
    const asked = await owner.get(`/admin/people/deactivation?${ticked}`);
    for (const name of [one.person.username, two.person.username]) expect(asked.text).toContain(name);
    const fields: [string, string][] = [one, two, owner].map(({ person }) => ['person', person.id]);
    expect((await owner.post('/admin/people/deactivation', fields)).status).toBe(303);
    expect((await owner.get('/admin')).status).toBe(200);
    for (const browser of [one, two]) expect((await browser.get('/library')).location).toContain('/sign-in');
    const enter = () => app.browser().post('/sign-in', { intent: 'password', login: one.person.username, password: 'gravel otter plinth' });
    expect((await enter()).status).not.toBe(303);
    expect((await owner.post(`/admin/people/${one.person.id}/reactivation`, {})).status).toBe(303);
    expect((await enter()).status).toBe(303);
    expect((await owner.post('/admin/people/deactivation', {})).status).toBe(409);
    expect((await owner.post(`/admin/people/${owner.person.id}/deactivation`, {})).status).toBe(409);
  });

  it('the only owner stays one, with twenty attempts at once', async () => {
    await app.db.user.updateMany({ where: { role: 'owner', id: { not: owner.person.id } }, data: { role: 'member' } });
    const answers = await Promise.all(Array.from({ length: 20 }, () => owner.post(`/admin/people/${owner.person.id}/role`, { role: 'member' })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409]));
    expect(answers[0]?.text).toContain('owner');
    expect((await owner.get('/admin')).status).toBe(200);
  });

  it('sessions end one by one and all together', async () => {
    const person = await signedInBrowser(app);
    const again = await signInAs(app, person.person);
    const [first] = await app.db.session.findMany({ where: { userId: person.person.id }, orderBy: { createdAt: 'asc' } });
    const path = `/admin/people/${person.person.id}/sessions`;
    expect((await owner.post(path, { session: first!.publicId })).status).toBe(303);
    expect([(await person.get('/library')).status, (await again.get('/library')).status]).toEqual([303, 200]);
    expect((await owner.post(path, { session: 'all' })).status).toBe(303);
    expect((await again.get('/library')).status).toBe(303);
    expect((await owner.post(path, { session: 'others' })).status).toBe(400);
  });

  it('programs and personal tokens stand beside the browsers, without what opens anything, and end with them', async () => {
    const person = await signedInBrowser(app);
    const path = `/admin/people/${person.person.id}/sessions`;
    const token = 'kzp_of-the-tests';
    const tokenHash = createHash('sha256').update(token).digest();
    await app.db.personalToken.create({ data: { userId: person.person.id, name: 'Backup of <my> shelf', tokenHash: new Uint8Array(tokenHash), ending: 'Q3xZ', scopes: ['library:read'] } });
    await app.db.tokenFamily.create({ data: { userId: person.person.id, expiresAt: new Date(Date.now() + 86_400_000), userAgent: 'shelf-sync/2' } });
    expect((await owner.get(`/admin/people/${person.person.id}`)).text).toMatch(/Signed in on 2 devices · 1 personal token/);
    const page = await owner.get(path);
    for (const text of ['Browsers', 'Programs', 'shelf-sync/2', 'Personal tokens', 'Backup of &lt;my&gt; shelf', 'See your books', 'never used', 'until it is taken away', 'personal tokens are taken away for good']) expect(page.text, text).toContain(text);
    for (const secret of ['Q3xZ', token, tokenHash.toString('hex'), tokenHash.toString('base64')]) expect(page.text).not.toContain(secret);
    expect((await owner.get(`/admin/people/sessions?person=${person.person.id}`)).text).toContain('their personal tokens are taken away for good');
    expect((await owner.post(path, { session: 'all' })).status).toBe(303);
    expect((await owner.get(path)).text).toContain('This person is signed in nowhere.');
    expect(await app.db.personalToken.count({ where: { userId: person.person.id } })).toBe(0);
  });

  it('a second factor is reset after a fresh proof, never one’s own', async () => {
    const person = await createPerson(app.db);
    await app.db.user.update({ where: { id: person.id }, data: { secondFactor: 'mail' } });
    expect((await owner.post(`/admin/people/${person.id}/second-factor`, {})).status).toBe(303);
    expect((await app.db.user.findUniqueOrThrow({ where: { id: person.id } })).secondFactor).toBe('off');
    expect((await owner.post(`/admin/people/${owner.person.id}/second-factor`, {})).status).toBe(409);
  });
});

describe('logs', () => {
  it('a letter that failed goes again once, however often it is asked for; codes and emptied ones do not', async () => {
    const person = await createPerson(app.db);
    const key = `people.deactivated:${person.id}`;
    await app.db.$transaction((tx) => app.services.mailer.queue(tx, { idempotencyKey: key, userId: person.id, to: String(person.email), template: 'people.deactivated', locale: 'en', timeZone: 'UTC', data: {} }));
    const row = await until(() => app.db.mailMessage.findFirst({ where: { idempotencyKey: key, status: 'sent' } }));
    expect((await owner.post(`/admin/mail/${row.id}`, {})).status).toBe(409);
    const other = await createPerson(app.db);
    const emptied = await failedMail(String(other.email));
    const code = await failedMail('code@example.org', { template: 'accounts.sign-in', payload: new Uint8Array([1, 2, 3]) });
    for (const { id } of [emptied, code]) {
      expect((await owner.get(`/admin/mail/${id}`)).text).not.toContain('Send again');
      expect((await owner.post(`/admin/mail/${id}`, {})).status).toBe(409);
    }
    // A letter that can be opened: another one would have failed anew before the last of those who ask.
    const sealed = await app.db.$transaction(async (tx) => {
      const again = 'people.deactivated:again';
      await app.services.mailer.queue(tx, { idempotencyKey: again, userId: person.id, to: 'again@example.org', template: 'people.deactivated', locale: 'en', timeZone: 'UTC', data: {} });
      return tx.mailMessage.update({ where: { idempotencyKey: again }, data: { status: 'failed', attempts: 15 }, select: { id: true } });
    });
    expect((await owner.get(`/admin/mail/${sealed.id}`)).text).toContain('Send again');
    const asked = await Promise.all(Array.from({ length: 20 }, () => owner.post(`/admin/mail/${sealed.id}`, {})));
    expect(asked.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(asked.filter(({ status }) => status === 409)).toHaveLength(19);
    expect((await owner.get('/admin/mail?q=again@')).text).toContain('again@example.org');
  });

  it('the journal says of whom it has no name any more that they are deleted', async () => {
    await app.db.auditEvent.create({ data: { kind: 'sign-in.password', actorId: '0190a0a0-0000-7000-8000-00000000dead', subjectId: '0190a0a0-0000-7000-8000-00000000beef' } });
    const page = (language: string) => owner.get('/admin/audit?kind=sign-in.password', { 'accept-language': language });
    expect((await page('en')).text.match(/deleted person/g)).toHaveLength(2);
    expect((await page('ru')).text.replaceAll('\u00A0', ' ').match(/удалённый человек/g)).toHaveLength(2);
  });

  it('sessions of several people end together, and nobody else’s', async () => {
    const [one, two, other] = [await signedInBrowser(app), await signedInBrowser(app), await signedInBrowser(app)];
    const ticked = [one, two].map(({ person }) => `person=${person.id}`).join('&');
    const asked = await owner.get(`/admin/people/sessions?${ticked}`);
    for (const { person } of [one, two]) expect(asked.text).toContain(person.username);
    expect(asked.text).not.toContain(other.person.username);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await owner.send('POST', '/admin/people/sessions', ticked, form)).toMatchObject({ status: 303, location: '/admin/people' });
    expect(await Promise.all([one, two, other].map(async (browser) => (await browser.get('/library')).status))).toEqual([303, 303, 200]);
    expect(await app.db.session.count({ where: { userId: { in: [one.person.id, two.person.id] } } })).toBe(0);
    expect((await owner.get('/admin')).status).toBe(200);
    const journal = await app.db.auditEvent.findMany({ where: { actorId: owner.person.id, subjectId: { in: [one.person.id, two.person.id] } }, select: { subjectId: true } });
    expect(new Set(journal.map(({ subjectId }) => subjectId))).toEqual(new Set([one.person.id, two.person.id]));
  });

  it('the journal is read, narrowed and taken away as a table that runs nothing', async () => {
    const tom = await createPerson(app.db, { username: 'tom-of-the-journal' });
    await app.db.auditEvent.create({ data: { kind: 'limit.reached', actorId: tom.id, ip: '=1+1', details: { limit: '=HYPERLINK("http://evil.example")' } } });
    const page = await owner.get('/admin/audit?person=tom-of-the-journal');
    expect(page.text).toContain('Too many attempts');
    const file = await owner.get('/admin/audit/journal.csv?person=tom-of-the-journal');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="kruzhok-journal-\d{4}-\d\d-\d\d\.csv"$/);
    expect(file.headers.get('cache-control')).toBe('no-store');
    const rows = parse(file.text, { bom: true }) as string[][];
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain("'=1+1");
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    const journal = await owner.get('/admin/audit?kind=audit.exported');
    expect(journal.text).toContain(owner.person.username);
  });
});
