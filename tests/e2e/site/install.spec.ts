import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/e2e.ts';

type Prompted = { prompts: number };

/** What Chromium says when the app could be put on the device; here it says so when it is asked to. */
async function offer(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept = window as unknown as Prompted;
    kept.prompts ??= 0;
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: async () => void (kept.prompts += 1) });
    // Held back: the browser shows no strip of its own.
    if (dispatchEvent(event)) throw new Error('nobody took the offer');
  });
}

const prompts = (page: Page) => page.evaluate(() => (window as unknown as Prompted).prompts);
const hint = (page: Page) => page.getByRole('main').getByRole('button', { name: words.install });
const words = { install: 'Install', later: 'Not now' };

/** The page answers: only then does anybody listen. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(async () => {
    await offer(page);
    await expect(hint(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test('the hint stands where the browser offers it, and takes the offer up once @js', async ({ page, join, checkAxe }) => {
  await join(page);
  await page.goto('/');
  await expect(hint(page)).toHaveCount(0);
  await open(page, '/');
  await checkAxe(page);
  await hint(page).click();
  expect(await prompts(page)).toBe(1);
  await expect(hint(page)).toHaveCount(0);
});

test('put off it stays away; the settings go on offering it @js', async ({ page, join, checkAxe }) => {
  await join(page);
  await open(page, '/');
  await page.getByRole('main').getByRole('button', { name: words.later }).press('Enter');
  await expect(hint(page)).toHaveCount(0);
  await page.reload();
  await page.waitForLoadState('networkidle');
  await offer(page);
  await expect(hint(page)).toHaveCount(0);
  await open(page, '/settings/language');
  await checkAxe(page);
  await hint(page).click();
  expect(await prompts(page)).toBe(1);
});

test('once it is installed nobody is asked @js', async ({ page, join }) => {
  await join(page);
  await open(page, '/');
  await page.evaluate(() => void dispatchEvent(new Event('appinstalled')));
  await expect(hint(page)).toHaveCount(0);
});
