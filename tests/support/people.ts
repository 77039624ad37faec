import { randomBytes } from 'node:crypto';
import { sessionCookieName, startSession } from '#app/kernel/accounts/session.server.ts';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import type { Role, Viewer } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { TestApp } from './app.ts';
import type { Browser } from './browser-session.ts';

/** A person with a proven e-mail, straight into the database. */
export async function createPerson(db: Db, values: { username?: string; role?: Role; email?: string | null; timeZone?: string } = {}): Promise<Viewer> {
  const id = randomBytes(5).toString('hex');
  const username = values.username ?? `person-${id}`;
  const email = values.email === undefined ? `${id}@example.org` : values.email;
  const role = values.role ?? 'member';
  const timeZone = values.timeZone ?? 'Europe/Moscow';
  const user = await db.user.create({
    data: { username, usernameKey: usernameKey(username), email, emailKey: email, emailProvenAt: email ? new Date() : null, role, timeZone },
    select: { id: true },
  });
  return { id: user.id, username, role, email, locale: null, timeZone, weekStart: 1, theme: 'system', sessionId: id, provenAt: new Date(), hasShortcuts: true, avatarId: null, deletionDueAt: null };
}

/** A browser with a fresh session of a fresh person. */
export async function signedInBrowser(app: TestApp, role: Role = 'member'): Promise<Browser & { person: Viewer }> {
  const person = await createPerson(app.db, { role });
  return signInAs(app, person);
}

export async function signInAs(app: TestApp, person: Viewer): Promise<Browser & { person: Viewer }> {
  const browser = app.browser();
  const id = await inTransaction(app.db, (tx) => startSession(tx, { userId: person.id, now: app.services.now(), ip: '', userAgent: 'test', replaces: null }));
  browser.cookies.set(sessionCookieName(app.services.env.baseUrl.startsWith('https:')), id);
  return Object.assign(browser, { person });
}
