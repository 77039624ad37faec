import { randomInt } from 'node:crypto';
import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { enter, newPerson } from './e2e-entry.ts';
import type { Person } from './e2e-entry.ts';
import { Outbox } from './outbox.ts';
import { secretNameIn } from './secret-columns.ts';

export type { Person } from './e2e-entry.ts';

type Fixtures = {
  outbox: Outbox;
  hasScripts: boolean;
  /** A fresh member with a session: the page is theirs, and stands where it stood. Coming in by the pages is entry.spec.ts. */
  join: (page: Page) => Promise<Person>;
  /** Fails on anything serious that axe finds on the page. */
  checkAxe: (page: Page) => Promise<void>;
};

export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(process.env.APP_URL),
  extraHTTPHeaders: async ({}, use) => use({ 'X-Forwarded-For': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` }),
  hasScripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  outbox: async ({}, use) => use(new Outbox(process.env.APP_OUTBOX ?? '')),
  page: async ({ page }, use) => {
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    const scanning = scanAnswers(page, problems);
    await use(page);
    await Promise.all(scanning);
    expect(problems, 'the browser console, and secrets in answers').toEqual([]);
  },
  join: async ({}, use) =>
    use(async (page) => {
      const person = newPerson();
      await enter(page, person, 'member');
      return person;
    }),
  checkAxe: async ({ hasScripts }, use) =>
    use(async (page) => {
      if (!hasScripts) return;
      expect(await axeFaults(page)).toEqual([]);
    }),
});

export { expect };

/** Whatever a page and its data bring along: no name of a column that keeps secrets. Scripts and styles are the same for everybody. */
function scanAnswers(page: Page, problems: string[]): Promise<void>[] {
  const scanning: Promise<void>[] = [];
  page.on('response', (response) => {
    if (!/html|json|x-script/.test(response.headers()['content-type'] ?? '')) return;
    // A page that was left before all of it came has no text any more.
    scanning.push(response.text().then((text) => {
      const name = secretNameIn(text);
      if (name) problems.push(`${response.url()} holds ${name}`);
    }, () => undefined));
  });
  return scanning;
}

/** Fills in the registration; the letter is on its way and the page asks for its code. */
export async function askToJoin(page: Page): Promise<Person> {
  const person = newPerson();
  await page.goto('/register');
  await page.locator('[name=username]').fill(person.username);
  await page.locator('[name=email]').fill(person.email);
  await page.locator('[name=password]').fill(person.password);
  await page.locator('main form [type=submit]').first().click();
  await page.waitForURL(/\/sign-in\/code/);
  return person;
}

/** All of it: the form, the letter, the code. */
export async function register(page: Page, outbox: Outbox): Promise<Person> {
  const person = await askToJoin(page);
  await page.locator('[name=code]').fill(await outbox.code(person.email));
  await page.locator('main form:has([name=code]) [type=submit]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return person;
}
