import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { appRoutes, dataPath } from '#tests/support/routes.ts';
import { secretColumns, secretNameIn } from '#tests/support/secret-columns.ts';
import { acceptedForms } from './accepted-forms.ts';
import { furnishedHouse, isOwners } from './furnished-house.ts';
import { allColumns, furnishedPerson } from './furnished-person.ts';
import { validForms } from './valid-forms.ts';

const app = await createTestApp();
const routes = await appRoutes();
const othersIp = '203.0.113.77';

/** Everything secret that an account can have beside its password and session. */
async function mustHaveSecrets(userId: string): Promise<void> {
  const [{ db }, soon] = [app, new Date(Date.now() + 3_600_000)];
  const secret = () => randomBytes(32);
  await db.authenticator.create({ data: { userId, secret: secret(), confirmedAt: new Date() } });
  await db.recoveryCode.create({ data: { userId, codeHash: secret() } });
  await db.personalToken.create({ data: { userId, name: 'A script', tokenHash: secret(), ending: 'abcd', scopes: ['library:read'] } });
  await db.tokenFamily.create({ data: { userId, expiresAt: soon, ip: othersIp, tokens: { create: { tokenHash: secret(), expiresAt: soon } } } });
  await db.emailChange.create({ data: { userId, oldEmail: 'before@example.org', newEmail: 'after@example.org', revertHash: secret(), revertUntil: soon } });
  await db.telegramPairing.create({ data: { userId, tokenHash: secret(), expiresAt: soon } });
  await db.session.updateMany({ where: { userId }, data: { ip: othersIp } });
}

/** What no answer may hold, whoever asks: every cell of every column that is a hash or a key, in each way to write bytes. */
async function secretsOfTheHouse(): Promise<string[]> {
  const columns = (await allColumns(app.db)).filter(({ table, column, type }) => (secretColumns as readonly string[]).includes(column) && /Hash$/.test(column) || (table === 'Authenticator' && type === 'bytea'));
  const cells = await Promise.all(columns.map(async ({ table, column }) => {
    const rows = await app.db.$queryRawUnsafe<{ cell: Uint8Array | string }[]>(`SELECT "${column}" AS "cell" FROM "${table}" WHERE "${column}" IS NOT NULL`);
    return rows.flatMap(({ cell }) => (typeof cell === 'string' ? [cell] : (['hex', 'base64', 'base64url'] as const).map((encoding) => Buffer.from(cell).toString(encoding))));
  }));
  expect(columns.map(({ table }) => table)).toEqual(expect.arrayContaining(['User', 'Session', 'LoginChallenge', 'Authenticator', 'RecoveryCode', 'EmailChange', 'Invitation', 'RefreshToken', 'PersonalToken', 'TelegramPairing']));
  return [app.services.env.sessionSecret, ...cells.flat()];
}

const other = await furnishedPerson(app, 'The Double');
const othersBooks = ['The Double', 'tag of The', 'before@example.org'];
const othersName = [other.browser.person.username, other.browser.person.id, other.lastName, othersIp];

type Reader = { name: string; browser: Browser; house: Awaited<ReturnType<typeof furnishedHouse>>; secrets: string[] };

function expectBare({ name, browser, secrets }: Reader, { text, headers, status }: Page, isPeople: boolean, what: string): void {
  expect(status, what).toBeLessThan(500);
  const answer = `${text}\n${headers.get('location') ?? ''}`;
  expect(secretNameIn(answer), what).toBeNull();
  const cookies = [...browser.cookies.entries()].filter(([cookie]) => /session|code/.test(cookie)).map(([, value]) => value);
  // The owner's list of people shows names and addresses; that is what it is for. What they read it never does.
  const email = name === 'waiting' || isPeople ? [] : [String(other.browser.person.email)];
  for (const secret of [...secrets, ...cookies, ...othersBooks, ...email, ...(isPeople ? [] : othersName)]) expect(answer.includes(secret), `${what}: ${secret}`).toBe(false);
  if (name !== 'member') expect(answer.includes('Poor Folk'), `${what}: the member’s book`).toBe(false);
}

it('no page, no data and no answer to a form holds a hash, a session, or anything of somebody else', async () => {
  const waiting = app.browser();
  expect((await waiting.post('/sign-in', { intent: 'code', email: String(other.browser.person.email) })).status).toBe(303);
  const house = await furnishedHouse(app, 'Poor Folk');
  for (const { browser } of [other, house.about]) await mustHaveSecrets(browser.person.id);
  await app.db.tokenFamily.updateMany({ where: { userId: house.about.browser.person.id }, data: { ip: '198.51.100.1' } });
  await app.db.session.updateMany({ where: { userId: house.about.browser.person.id }, data: { ip: '198.51.100.1' } });
  const secrets = await secretsOfTheHouse();
  expect(secrets.length).toBeGreaterThan(40);
  const browsers = { visitor: app.browser(), waiting, member: house.about.browser, teacher: await signedInBrowser(app, 'teacher'), owner: house.owner };
  const seen = { owner: 0, posted: 0 };
  for (const [name, browser] of Object.entries(browsers)) {
    const reader = { name, browser, house, secrets };
    for (const { pattern } of routes) {
      const address = house.addressOf(pattern);
      for (const path of [address, dataPath(address)]) {
        const answer = await browser.get(path);
        expectBare(reader, answer, name === 'owner' && isOwners({ pattern }), `${name} ${path}`);
        if (name === 'owner' && isOwners({ pattern }) && answer.status < 400) seen.owner += 1;
      }
    }
  }
  // Last, for they change what is there: what a form answers, accepted or refused.
  for (const name of ['member', 'owner'] as const) {
    for (const { pattern } of routes.filter((route) => route.hasAction && isOwners(route) === (name === 'owner') && !/deactivation|deletion|sign-out/.test(route.pattern))) {
      const { path, form } = await acceptedForms[pattern]?.(app, house.about) ?? {};
      const answer = await browsers[name].post(path ?? house.addressOf(pattern), form ?? validForms[pattern]?.() ?? {});
      expectBare({ name, browser: browsers[name], house, secrets }, answer, name === 'owner', `${name} POST ${pattern}`);
      seen.posted += 1;
    }
  }
  expect(seen.owner, 'pages of the owner that were there').toBeGreaterThan(30);
  expect(seen.posted).toBeGreaterThan(100);
}, 300_000);
