import { expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signInAs } from '#tests/support/people.ts';
import { appRoutes } from '#tests/support/routes.ts';
import { addressOf, furnishedPerson } from './furnished-person.ts';
import { validForms } from './valid-forms.ts';

const app = await createTestApp({}, { works: false });
const forms = (await appRoutes()).filter(({ hasAction, pattern }) => hasAction && pattern !== '/*').map(({ pattern }) => pattern);

it('whatever people send, the journal says from where it came', async () => {
  const owner = await furnishedPerson(app, 'Oblomov');
  const target = await furnishedPerson(app, 'The Idiot');
  await app.db.user.update({ where: { id: owner.browser.person.id }, data: { role: 'owner' } });
  await app.db.user.update({ where: { id: target.browser.person.id }, data: { secondFactor: 'mail' } });
  const before = await app.db.auditEvent.count();
  for (const pattern of forms.filter((form) => form !== '/sign-out' && form !== '/settings/data/deactivation')) {
    // Each from a session of its own: some of these end others.
    const browser = await signInAs(app, owner.browser.person);
    const address = pattern.startsWith('/admin/people/:id') ? pattern.replace(':id', target.browser.person.id) : addressOf(pattern, owner);
    const answer = await browser.post(address ?? '', { ...validForms[pattern]?.(), ...(pattern === '/admin/people/:id/role' ? { role: 'teacher' } : {}) });
    expect(answer.status, pattern).toBeLessThan(500);
  }
  const someone = await furnishedPerson(app, 'Demons');
  const name = someone.browser.person.username;
  for (const [path, form] of [['/settings/sign-in/second-factor', { factor: 'mail' }], ['/settings/data/deletion', { username: name }], ['/settings/data/deletion/cancellation', {}], ['/settings/data/deactivation', {}]] as const) {
    expect((await someone.browser.post(path, form)).status, path).toBe(303);
  }
  const events = await app.db.auditEvent.findMany({ select: { kind: true, ip: true } });
  expect(events.length).toBeGreaterThan(before + 25);
  expect(new Set(events.filter(({ ip }) => ip === null).map(({ kind }) => kind))).toEqual(new Set());
  for (const kind of ['second-factor.reset', 'second-factor.changed', 'account.deletion-requested', 'account.deactivated', 'account.username-changed', 'person.role-changed', 'house.changed']) {
    expect(events.map((event) => event.kind)).toContain(kind);
  }
}, 90_000);
