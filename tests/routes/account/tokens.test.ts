import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { apiClient, signedInClient } from '#tests/support/api-client.ts';
import { parseHtml } from '#tests/support/html.ts';
import { signInAs, signedInBrowser } from '#tests/support/people.ts';

const app = await createTestApp();
const made = (text: string) => /value="(kzp_[\w-]{43})"/.exec(text)?.[1] ?? null;

it('a token is made with what it may do, shown once, and taken away', async () => {
  const browser = await signedInBrowser(app);
  const wrong = await browser.post('/settings/tokens', { intent: 'create', id: uuidv7(), name: 'Backup', days: '30' });
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('Choose at least one');
  expect(wrong.text).toContain('value="Backup"');
  expect((await browser.post('/settings/tokens', [['intent', 'create'], ['id', uuidv7()], ['name', 'Backup'], ['days', '30'], ['scopes', 'library:read'], ['scopes', 'goals:read']])).status).toBe(303);
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
  expect((await browser.post('/settings/tokens', { intent: 'create', id: uuidv7(), name: 'x', days: '30', scopes: 'library:read' })).status).toBe(403);
});

it('lists the programs that signed in, and ends them', async () => {
  const { person, call } = await signedInClient(app);
  const browser = await signInAs(app, person);
  expect((await browser.get('/settings/tokens')).text).toContain('Programs that are signed in');
  const { id } = await app.db.tokenFamily.findFirstOrThrow({ where: { userId: person.id }, select: { id: true } });
  expect((await browser.post('/settings/tokens', { intent: 'end-client', id })).status).toBe(303);
  expect((await call('GET', '/user/@me')).status).toBe(401);
});

it('whose only other access is a program can sign out everywhere but here', async () => {
  const { person, call } = await signedInClient(app);
  const browser = await signInAs(app, person);
  const offers = async () => parseHtml((await browser.get('/settings/sessions')).text).tags.some(({ name, attributes }) => name === 'button' && attributes.get('value') === 'others');
  await app.db.session.deleteMany({ where: { userId: person.id, userAgent: { not: 'test' } } });
  expect(await offers()).toBe(true);
  expect((await browser.post('/settings/sessions', { session: 'others' })).status).toBe(303);
  expect((await browser.get('/settings/sessions')).text).toContain('1 program signed out.');
  expect((await call('GET', '/user/@me')).status).toBe(401);
  expect(await offers()).toBe(false);
  // A program that has not come for so long is out by itself.
  await app.db.tokenFamily.create({ data: { userId: person.id, lastSeenAt: new Date(Date.now() - 31 * 86_400_000), expiresAt: new Date(Date.now() + 86_400_000) } });
  expect(await offers()).toBe(false);
});

it('a form that is sent twice makes one token, and says so where the page cannot show it', async () => {
  const browser = await signedInBrowser(app);
  const { tags } = parseHtml((await browser.get('/settings/tokens')).text);
  const id = tags.find(({ attributes }) => attributes.get('name') === 'id')?.attributes.get('value') ?? '';
  const form = { intent: 'create', id, name: 'Backup', days: '30', scopes: 'library:read' };
  const count = () => app.db.personalToken.count({ where: { userId: browser.person.id } });
  expect((await browser.post('/settings/tokens', form)).status).toBe(303);
  const token = made((await browser.get('/settings/tokens')).text);
  expect((await browser.post('/settings/tokens', form)).status).toBe(303);
  const shown = (await browser.get('/settings/tokens')).text;
  expect(shown).toContain('This token was made already');
  expect(made(shown)).toBe(token);
  expect((await apiClient(app, token)('GET', '/books')).status).toBe(200);
  expect(await count()).toBe(1);

  const other = { ...form, id: uuidv7() };
  await Promise.all(Array.from({ length: 5 }, () => browser.post('/settings/tokens', other)));
  expect(await count()).toBe(2);

  // The most that one may have is counted without the one that is there already.
  const rest = Array.from({ length: 18 }, (_, at) => ({ id: uuidv7(), userId: browser.person.id, name: `n${at}`, scopes: [], tokenHash: new Uint8Array(32).fill(at + 1), ending: 'abcd', createdAt: new Date() }));
  await app.db.personalToken.createMany({ data: rest });
  expect((await browser.post('/settings/tokens', form)).status).toBe(303);
  expect((await browser.post('/settings/tokens', { ...form, id: uuidv7() })).status).toBe(400);
  expect(await count()).toBe(20);
});
