import { describe, expect, it } from 'vitest';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import type { User } from '#app/platform/db/generated/client.ts';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { appRoutes } from '#tests/support/routes.ts';
import { acceptedForms, unproven } from './accepted-forms.ts';
import { furnishedHouse, isOwners } from './furnished-house.ts';
import { addressOf, allColumns, everythingOf, furnishedPerson } from './furnished-person.ts';
import type { Column, Furnished } from './furnished-person.ts';
import { validForms } from './valid-forms.ts';
import type { Fields } from './valid-forms.ts';

const app = await createTestApp();
const routes = (await appRoutes()).filter(({ hasAction, pattern }) => hasAction && pattern !== '/*');
const columns = await allColumns(app.db);
// Would be found again wherever it were written.
const planted = { text: 'planted-7f3a', number: '31337', day: '2001-02-03', instant: '2001-02-03T04:05:06.007Z' };

function plantedValue({ column, type }: Column, victimsId: string): string {
  if (type === 'Role') return 'owner';
  if (type === 'uuid' || type === '_uuid') return victimsId;
  if (type === 'timestamptz') return planted.instant;
  if (type === 'date') return planted.day;
  if (/^(int|numeric)/.test(type)) return planted.number;
  if (type === 'bool') return 'on';
  return /email/i.test(column) ? `${planted.text}@example.org` : planted.text;
}

/** A form with every column of every model beside what it asks for, plain and as an ORM would nest it. */
function withEveryColumn(form: Fields, victimsId: string): Fields {
  const more: Fields = {
    'user[role]': 'owner', 'user.role': 'owner', 'owner.id': victimsId, 'owner[connect][id]': victimsId, 'data[ownerId]': victimsId,
    'where[ownerId]': victimsId, isAdmin: 'true', admin: '1', 'viewer.role': 'owner', '_method': 'DELETE',
  };
  for (const column of columns) more[column.column] = plantedValue(column, victimsId);
  return { ...more, ...form };
}

/** A script sends it and goes nowhere. */
const marks = '/library/books/:id/positions/marks';

const endings = ['/settings/data/deactivation', '/settings/data/deletion', '/sign-out'];

/** Columns of the person's own row that a form is there to change, besides how the house looks. */
const changes: Record<string, (keyof User)[]> = {
  '/settings/language': ['hasShortcuts', 'weekStart'],
  '/settings/profile': ['firstName', 'lastName', 'bio', 'learningGoal'],
  '/settings/profile/username': ['username', 'usernameKey'],
  '/settings/notifications': ['notificationChannel', 'digestHour'],
  '/settings/notifications/none': ['notificationChannel'],
  '/settings/privacy': ['profileVisibility'],
  '/settings/telegram': [],
  '/settings/telegram/unlinking': [],
  '/settings/telegram/reminder': [],
  '/settings/data/deactivation': ['deactivatedAt'],
  '/settings/data/deletion': ['deletionDueAt'],
  '/settings/profile/pictures/:place': ['avatarId'],
  '/settings/profile/pictures/:place/removal': ['avatarId'],
  '/settings/password': ['passwordHash', 'passwordChangedAt'],
  '/settings/sign-in/second-factor': ['secondFactor'],
};

/** What an owner changes about somebody. */
const ownersChanges: Record<string, (keyof User)[]> = {
  '/admin/people/deactivation': ['deactivatedAt', 'blockedAt'],
  '/admin/people/:id/deactivation': ['deactivatedAt', 'blockedAt'],
  '/admin/people/:id/reactivation': ['deactivatedAt', 'blockedAt'],
  '/admin/people/:id/role': ['role'],
  '/admin/people/:id/second-factor': ['secondFactor'],
};

/** What a form is answered with that was accepted. */
const success = (pattern: string) => (pattern === marks ? 204 : 303);

/** What a form is answered with; the owner's house is not there for members. */
function answersTo(pattern: string): number[] {
  if (isOwners({ pattern }) || ownersTitles.has(pattern)) return [404];
  if (pattern in unproven) return [400, 404, 409, 429];
  return [success(pattern)];
}

/** Titles are taken away and joined by owners alone. */
const ownersTitles = new Set(['/titles/:id/removal', '/titles/:id/merge']);

/** A route's form with every column beside it, as a browser sends it: as an upload where there is a file. */
async function sendAll(browser: Browser & { person: Viewer }, pattern: string, address: string, about: Furnished, victimsId: string): Promise<Page> {
  // What makes the house's forms good does something itself: for a member they are not there anyway.
  const isTheirs = browser.person.role === 'owner' || !isOwners({ pattern });
  const { path = address, form, files = [] } = isTheirs ? await acceptedForms[pattern]?.(app, about) ?? {} : {};
  const fields = withEveryColumn(form ?? validForms[pattern]?.() ?? {}, victimsId);
  if (files.length === 0) return browser.post(path, fields);
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [field, file] of files) body.append(field, file);
  return browser.send('POST', path, body);
}

/** Both who are concerned when an owner does something to somebody. */
async function rowsOf(owner: { person: Viewer }, about: { person: Viewer }): Promise<{ owner: User; about: User }> {
  const of = (id: string) => app.db.user.findUniqueOrThrow({ where: { id } });
  return { owner: await of(owner.person.id), about: await of(about.person.id) };
}

/** Every cell of the database in which a planted value stands. */
async function plantedCells(): Promise<string[]> {
  const found: string[] = [];
  for (const table of new Set(columns.map((column) => column.table))) {
    const rows = await app.db.$queryRawUnsafe<{ row: string }[]>(`SELECT row_to_json(t)::text AS "row" FROM "${table}" t`);
    for (const { row } of rows) {
      for (const value of [planted.text, `:${planted.number}[,}]`, planted.day]) if (new RegExp(value).test(row)) found.push(`${table}: ${row}`);
    }
  }
  return found;
}

describe('forms with every column of every model', () => {
  it('are sent to every route that takes a form', () => {
    expect(routes.map(({ pattern }) => pattern).filter((pattern) => !validForms[pattern])).toEqual([]);
  });

  it('change what the form is for, and nothing else of anybody', async () => {
    const victim = await furnishedPerson(app, 'The Idiot');
    const before = await everythingOf(app.db, victim.browser.person.id);
    expect(columns.length).toBeGreaterThan(100);
    let self = await furnishedPerson(app, 'Oblomov');
    // These end the session that the others need.
    const inOrder = [...routes].sort((a, b) => endings.indexOf(a.pattern) - endings.indexOf(b.pattern));
    for (const { pattern } of inOrder) {
      const send = async () => {
        const address = addressOf(pattern, self);
        if (!address) throw new Error(`no parameters for ${pattern}`);
        const row = await app.db.user.findUniqueOrThrow({ where: { id: self.browser.person.id } });
        return { row, answer: await sendAll(self.browser, pattern, address, self, victim.browser.person.id) };
      };
      const wanted = answersTo(pattern);
      let { row, answer } = await send();
      // An earlier form may have taken away what this one is about: then it is somebody's who has everything.
      if (!wanted.includes(answer.status)) {
        self = await furnishedPerson(app, 'Oblomov');
        ({ row, answer } = await send());
      }
      expect.soft(wanted, `${pattern}: ${answer.text.slice(0, 300)}`).toContain(answer.status);
      const now = await app.db.user.findUniqueOrThrow({ where: { id: row.id } });
      const own = Object.fromEntries(['locale', 'theme', 'timeZone', 'lastSeenAt', ...(changes[pattern] ?? [])].map((column) => [column, now[column as keyof typeof now]]));
      expect.soft(now, pattern).toEqual({ ...row, ...own });
    }
    expect(await everythingOf(app.db, victim.browser.person.id)).toEqual(before);
    expect(await plantedCells()).toEqual([]);
    expect(await app.db.user.count({ where: { role: { not: 'member' } } })).toBe(0);
  }, 300_000);

  it('plant nothing when an owner sends them to the house’s own routes', async () => {
    let house = await furnishedHouse(app, 'The Landlady');
    const own = routes.filter((route) => isOwners(route) || ownersTitles.has(route.pattern));
    expect(own.length).toBeGreaterThan(15);
    for (const { pattern } of own) {
      const send = async () => {
        const { owner, about } = house;
        const rows = await rowsOf(owner, about.browser);
        return { rows, answer: await sendAll(owner, pattern, house.addressOf(pattern), about, owner.person.id) };
      };
      let { rows, answer } = await send();
      if (answer.status !== 303) {
        house = await furnishedHouse(app, 'The Landlady');
        ({ rows, answer } = await send());
      }
      expect.soft(answer.status, `${pattern}: ${answer.text.slice(0, 300)}`).toBe(303);
      const now = await rowsOf(house.owner, house.about.browser);
      const meant = Object.fromEntries(['lastSeenAt', ...(ownersChanges[pattern] ?? [])].map((column) => [column, now.about[column as keyof User]]));
      expect.soft(now.about, pattern).toEqual({ ...rows.about, ...meant });
      expect.soft(now.owner, pattern).toEqual({ ...rows.owner, lastSeenAt: now.owner.lastSeenAt });
    }
    expect(await plantedCells()).toEqual([]);
  }, 300_000);

  it('with a condition in the place of a value are no condition', async () => {
    const victim = await furnishedPerson(app, 'Demons');
    const before = await everythingOf(app.db, victim.browser.person.id);
    const self = await furnishedPerson(app, 'Oblomov');
    for (const { pattern } of routes.filter((route) => !endings.includes(route.pattern))) {
      const form = validForms[pattern]?.() ?? {};
      for (const operator of ['[contains]', '.not', '[]']) {
        const asked = Object.fromEntries(Object.keys(form).map((name) => [`${name}${operator}`, '']));
        const { status } = await self.browser.post(addressOf(pattern, self) ?? '', { ...asked, [`session${operator}`]: '', [`login${operator}`]: '' });
        expect(status, `${pattern} ${operator}`).toBeLessThan(500);
      }
    }
    expect(await everythingOf(app.db, victim.browser.person.id)).toEqual(before);
  }, 300_000);

  it('with names of the prototype are refused, and nothing is polluted', async () => {
    const { browser } = await furnishedPerson(app, 'The Gambler');
    for (const name of ['__proto__[polluted]', '__proto__.polluted', 'constructor[prototype][polluted]', 'title.__proto__.polluted', 'constructor.prototype.polluted']) {
      expect((await browser.post('/library/books/new', { ...validForms['/library/books/new']?.(), [name]: 'yes' })).status, name).toBe(400);
      expect((await browser.get(`/library?${encodeURIComponent(name)}=yes`)).status, name).toBe(200);
    }
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
