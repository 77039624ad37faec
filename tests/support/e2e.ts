import { randomBytes, randomInt } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { everybodysPassword } from './everybodys-password.ts';
import { Outbox } from './outbox.ts';

export type Person = { username: string; email: string; password: string };

type Fixtures = {
  outbox: Outbox;
  hasScripts: boolean;
  /** Registers a fresh person through the pages and leaves the page signed in. */
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
    await use(page);
    expect(problems, 'the browser console').toEqual([]);
  },
  join: async ({ outbox }, use) => use((page) => register(page, outbox)),
  checkAxe: async ({ hasScripts }, use) =>
    use(async (page) => {
      if (!hasScripts) return;
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      const serious = violations.filter((violation) => violation.impact === 'serious' || violation.impact === 'critical');
      expect(serious.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
    }),
});

export { expect };

const newPerson = (): Person => {
  const id = randomBytes(5).toString('hex');
  return { username: `reader-${id}`, email: `${id}@example.org`, password: everybodysPassword };
};

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

async function register(page: Page, outbox: Outbox): Promise<Person> {
  const person = await askToJoin(page);
  await page.locator('[name=code]').fill(await outbox.code(person.email));
  await page.locator('main form:has([name=code]) [type=submit]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return person;
}
