import { expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { apiClient, signedInClient } from '#tests/support/api-client.ts';
import { signInAs, signedInBrowser } from '#tests/support/people.ts';

const app = await createTestApp();
const made = (text: string) => /value="(kzp_[\w-]{43})"/.exec(text)?.[1] ?? null;

it('a token is made with what it may do, shown once, and taken away', async () => {
  const browser = await signedInBrowser(app);
  const wrong = await browser.post('/settings/tokens', { intent: 'create', name: 'Backup', days: '30' });
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('Choose at least one');
  expect(wrong.text).toContain('value="Backup"');
  expect((await browser.post('/settings/tokens', [['intent', 'create'], ['name', 'Backup'], ['days', '30'], ['scopes', 'library:read'], ['scopes', 'goals:read']])).status).toBe(303);
  const token = made((await browser.get('/settings/tokens')).text);
  expect(token).not.toBeNull();
  const call = apiClient(app, token);
  expect((await call('GET', '/books')).status).toBe(200);
  expect((await call('POST', '/books', { body: { title: 'x' } })).body.code).toBe('scope_missing');
  await browser.post('/settings/tokens', { intent: 'seen' });
  const listed = (await browser.get('/settings/tokens')).text;
  expect(made(listed)).toBeNull();
  expect(listed).toContain('Backup');
  const { id } = await app.db.personalToken.findFirstOrThrow({ where: { userId: browser.person.id }, select: { id: true } });
  const stranger = await signedInBrowser(app);
  expect((await stranger.post('/settings/tokens', { intent: 'end', id })).status).toBe(404);
  expect((await browser.post('/settings/tokens', { intent: 'end', id })).status).toBe(303);
  expect((await call('GET', '/books')).status).toBe(401);
});

it('asks for a fresh proof before it makes one', async () => {
  const browser = await signedInBrowser(app);
  await app.db.session.updateMany({ where: { userId: browser.person.id }, data: { provenAt: new Date(Date.now() - 3_600_000) } });
  expect((await browser.get('/settings/tokens')).text).toContain('/settings/proof');
  expect((await browser.post('/settings/tokens', { intent: 'create', name: 'x', days: '30', scopes: 'library:read' })).status).toBe(403);
});

it('lists the programs that signed in, and ends them', async () => {
  const { person, call } = await signedInClient(app);
  const browser = await signInAs(app, person);
  expect((await browser.get('/settings/tokens')).text).toContain('Programs that are signed in');
  const { id } = await app.db.tokenFamily.findFirstOrThrow({ where: { userId: person.id }, select: { id: true } });
  expect((await browser.post('/settings/tokens', { intent: 'end-client', id })).status).toBe(303);
  expect((await call('GET', '/user/@me')).status).toBe(401);
});
