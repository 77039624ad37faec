import { describe, expect, it } from 'vitest';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import type { Role } from '#app/kernel/accounts/context.ts';
import { createTestApp } from '#tests/support/app.ts';
import type { Page } from '#tests/support/browser-session.ts';
import { createPerson, signedInBrowser, signInAs } from '#tests/support/people.ts';
import { dataPath } from '#tests/support/routes.ts';

const app = await createTestApp();
const { db } = app;
const readers = {
  visitor: app.browser(),
  member: await signedInBrowser(app, 'member'),
  teacher: await signedInBrowser(app, 'teacher'),
  owner: await signedInBrowser(app, 'owner'),
};

const roles = ['visitor', 'member', 'teacher', 'owner'] as const;

async function person(username: string, data: Parameters<typeof db.user.update>[0]['data'] = {}) {
  const made = await createPerson(db, { username });
  await db.user.update({ where: { id: made.id }, data: { bio: 'What only some may read', ...data } });
  return made;
}

/** What is different in two answers although they say the same. */
const plain = (page: Page, ...names: string[]) =>
  [...names, ...names.map((name) => encodeURIComponent(name))].reduce((text, name) => text.replaceAll(name, 'name'), page.text)
    .replace(/nonce="[^"]*"/g, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replaceAll(page.headers.get('x-request-id') ?? 'none', 'request');

describe('who sees a profile', () => {
  const all = [200, 200, 200, 200];
  it.each([
    ['everyone', {}, all],
    ['members', {}, [404, 200, 200, 200]],
    ['nobody', {}, [404, 404, 404, 200]],
    ['everyone', { deactivatedAt: new Date() }, [404, 404, 404, 200]],
    ['everyone', { deletionDueAt: new Date(Date.now() + 1e9) }, [404, 404, 404, 200]],
  ] as const)('shown to %s, %j', async (profileVisibility, more, statuses) => {
    const { username, email } = await person(`${profileVisibility}-${(Object.keys(more)[0] ?? 'here').slice(0, 5)}`, { profileVisibility, ...more });
    for (const path of [`/people/${username}`, dataPath(`/people/${username}`)]) {
      for (const [at, role] of roles.entries()) {
        const page = await readers[role].get(path);
        expect(page.status, `${role} ${path}`).toBe(statuses[at]);
        expect(page.text.includes('What only some may read'), `${role} ${path}`).toBe(statuses[at] === 200);
        expect(page.text, `${role} ${path}`).not.toContain(String(email));
      }
    }
  });

  it('its person always does, with their address, which nobody else is told', async () => {
    const self = await person('sees-herself', { profileVisibility: 'nobody', lastSeenAt: new Date() });
    const browser = await signInAs(app, self);
    const page = await browser.get('/people/sees-herself');
    expect(page.status).toBe(200);
    for (const text of [String(self.email), '/settings/profile', 'Seen only by you']) expect(page.text).toContain(text);
  });

  it('and who may not gets the very answer of a name that nobody has, whatever its spelling', async () => {
    await person('hidden-one', { profileVisibility: 'nobody' });
    await person('hidden-two', { deactivatedAt: new Date(), profileVisibility: 'everyone' });
    await person('hidden-six', { profileVisibility: 'members' });
    for (const [role, hidden] of [['visitor', ['hidden-one', 'hidden-two', 'hidden-six']], ['member', ['hidden-one', 'hidden-two']], ['teacher', ['hidden-one', 'hidden-two']]] as const) {
      for (const [name, missing] of hidden.flatMap((one) => [[one, 'nobody-one'], [one.toUpperCase(), 'NOBODY-ONE'], [dataPath(one), dataPath('nobody-one')]])) {
        const [one, other] = [await readers[role].get(`/people/${name}`), await readers[role].get(`/people/${missing}`)];
        expect([one.status, one.location], `${role} ${name}`).toEqual([404, null]);
        expect(plain(one, name ?? ''), `${role} ${name}`).toBe(plain(other, missing ?? ''));
        expect([...one.headers.keys()], `${role} ${name}`).toEqual([...other.headers.keys()]);
      }
    }
  });

  it('names that cannot be are not found, and nothing answers 500', async () => {
    for (const odd of ['%00', 'a%00b', '%', '%E0%A4%A', '..', '%2e%2e', '%2F', 'x'.repeat(5_000), '<script>', "' OR 1=1 --", '💩', '%F0%9F%92%A9', ' ', '\u202Eanna', 'a b', '{"not":null}', '[object Object]', 'null', '___', '.']) {
      const { status } = await readers.member.get(`/people/${odd.includes('%') ? odd : encodeURIComponent(odd)}`);
      // Two dots are the browser's own way up.
      expect([200, 400, 404, 414], odd).toContain(status);
      if (!/^(\.\.?|%2e%2e| )$/.test(odd)) expect([400, 404, 414], odd).toContain(status);
    }
  });
});

describe('a profile', () => {
  it('has one address, however the name is spelt', async () => {
    await person('Ёлка.Ель', { profileVisibility: 'everyone' });
    const address = `/people/${encodeURIComponent('Ёлка.Ель')}`;
    for (const spelling of ['ёлка.ель', 'ЕЛКА.ЕЛЬ', 'eлка.ель']) {
      expect(usernameKey(spelling)).toBe(usernameKey('Ёлка.Ель'));
      expect(await readers.visitor.get(`/people/${encodeURIComponent(spelling)}`), spelling).toMatchObject({ status: 302, location: address });
    }
    expect((await readers.visitor.get(address)).status).toBe(200);
  });

  it('is kept from search engines unless everybody may see it', async () => {
    await person('findable', { profileVisibility: 'everyone', bio: 'A line for searches' });
    await person('not-findable', { profileVisibility: 'members' });
    const noindex = /<meta name="robots" content="noindex"/;
    const open = await readers.visitor.get('/people/findable');
    expect(open.text).not.toMatch(noindex);
    expect(open.text).toMatch(/<meta name="description" content="A line for searches"/);
    expect((await readers.member.get('/people/not-findable')).text).toMatch(noindex);
  });

  it('says when somebody joined to all who see it, and when they were last here to members only', async () => {
    const now = new Date('2026-03-10T12:00:00Z');
    app.setNow(now);
    await person('been-here', { profileVisibility: 'everyone', joinedAt: new Date('2025-05-12T12:00:00Z'), lastSeenAt: new Date('2026-03-09T12:00:00Z'), role: 'teacher' });
    const [open, member] = [await readers.visitor.get('/people/been-here'), await signInAs(app, await createPerson(db)).then((browser) => browser.get('/people/been-here'))];
    for (const page of [open, member]) for (const text of ['Here since 12 May 2025', 'teacher']) expect(page.text).toContain(text);
    expect(member.text).toContain('Last visit: yesterday');
    for (const text of ['Last visit', '2026-03-09']) expect(open.text).not.toContain(text);
    app.setNow(null);
  });

  it('links with the words that search engines and browsers are told, and shows the address a label stands for', async () => {
    const { id } = await person('linked', { profileVisibility: 'everyone' });
    await db.profileLink.createMany({ data: [{ userId: id, kind: 'own', url: 'https://xn--pple-43d.com/', label: 'apple.com', position: 0 }, { userId: id, kind: 'github', url: 'https://github.com/linked', position: 1 }] });
    const { text } = await readers.visitor.get('/people/linked');
    expect(text.match(/<a[^>]*rel="me nofollow noopener ugc"[^>]*>/g)).toHaveLength(2);
    expect(text).toContain('>xn--pple-43d.com</a>');
    expect(text).toContain('>@linked</a>');
  });

  it('lets its person, and nobody else, look at it with others’ eyes', async () => {
    const self = await person('looks-at-herself', { profileVisibility: 'members', lastSeenAt: new Date() });
    const browser = await signInAs(app, self);
    const asMember = await browser.get('/people/looks-at-herself?as=member');
    expect(asMember.text).toContain('This is what members see.');
    expect(asMember.text).toContain('What only some may read');
    expect(asMember.text).not.toContain(String(self.email));
    const asVisitor = await browser.get('/people/looks-at-herself?as=visitor');
    expect(asVisitor.status).toBe(200);
    expect(asVisitor.text).toContain('There is nothing to see here for them');
    expect(asVisitor.text).not.toContain('What only some may read');
    for (const odd of ['owner', '', 'visitor&as=member', '__proto__']) expect((await browser.get(`/people/looks-at-herself?as=${odd}`)).status).toBe(200);
    const other = await readers.member.get('/people/looks-at-herself?as=visitor');
    expect(other.text).not.toContain('This is what a visitor sees.');
    expect(other.text).toContain('What only some may read');
  });

  it.each(['member', 'teacher', 'owner'] as Role[])('of a %s holds no more than it shows', async (role) => {
    const { id, email } = await person(`over-${role}`, { profileVisibility: 'everyone', role, passwordHash: '$argon2id$secret', notificationChannel: 'none', timeZone: 'Asia/Almaty' });
    for (const reader of roles) {
      const { text } = await readers[reader].get(dataPath(`/people/over-${role}`));
      for (const secret of [id, String(email), 'argon2id', 'Almaty', 'notificationChannel', 'usernameKey', 'deactivatedAt']) expect(text.includes(secret), `${reader}: ${secret}`).toBe(false);
    }
  });
});
