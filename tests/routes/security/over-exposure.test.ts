import { expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { appRoutes, dataPath } from '#tests/support/routes.ts';
import { addressOf, furnishedPerson } from './furnished-person.ts';

const app = await createTestApp();
const routes = await appRoutes();

/** What no answer may hold, whoever asks: hashes, keys, ids of sessions. */
async function secretsOfTheHouse(): Promise<string[]> {
  const [users, sessions, challenges] = await Promise.all([app.db.user.findMany(), app.db.session.findMany(), app.db.loginChallenge.findMany()]);
  return [
    'passwordHash', 'codeHash', 'linkHash', 'idHash', 'emailKey', 'usernameKey', '$argon2id', app.services.env.sessionSecret,
    ...users.flatMap(({ passwordHash }) => (passwordHash ? [passwordHash] : [])),
    ...sessions.flatMap(({ idHash }) => ['hex', 'base64', 'base64url'].map((encoding) => Buffer.from(idHash).toString(encoding as BufferEncoding))),
    ...challenges.flatMap(({ codeHash, linkHash }) => [codeHash, Buffer.from(linkHash).toString('base64url')]),
  ];
}

it('no page and no data holds a hash, a session, or anything of somebody else', async () => {
  const other = await furnishedPerson(app, 'The Double');
  const waiting = app.browser();
  expect((await waiting.post('/sign-in', { intent: 'code', email: String(other.browser.person.email) })).status).toBe(303);
  const member = await furnishedPerson(app, 'Poor Folk');
  const teacher = await signedInBrowser(app, 'teacher');
  const owner = await signedInBrowser(app, 'owner');
  const readers = { visitor: app.browser(), waiting, member: member.browser, teacher, owner };
  const house = await secretsOfTheHouse();
  expect(house.length).toBeGreaterThan(20);
  const othersOwn = [String(other.browser.person.email), other.browser.person.username, other.browser.person.id, 'The Double', other.lastName];
  for (const [name, browser] of Object.entries(readers)) {
    for (const { pattern } of routes) {
      const address = addressOf(pattern, member) ?? '';
      for (const path of [address, dataPath(address)]) {
        const { text, status } = await browser.get(path);
        expect(status, `${name} ${path}`).toBeLessThan(500);
        const cookies = [...browser.cookies.entries()].filter(([cookie]) => /session|code/.test(cookie)).map(([, value]) => value);
        for (const secret of [...house, ...cookies]) expect(text.includes(secret), `${name} ${path}: ${secret}`).toBe(false);
        // The owner's list of people shows names and addresses; that is what it is for.
        const isPeople = name === 'owner' && pattern.startsWith('/admin');
        const foreign = name === 'waiting' ? othersOwn.slice(1) : othersOwn;
        if (!isPeople) for (const secret of foreign) expect(text.includes(secret), `${name} ${path}: ${secret}`).toBe(false);
        if (name !== 'member' && !isPeople) expect(text.includes('Poor Folk'), `${name} ${path}`).toBe(false);
      }
    }
  }
}, 180_000);
