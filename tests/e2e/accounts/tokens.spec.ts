import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/e2e.ts';

/** As a script asks: without the browser's cookies. */
const ask = async (token: string, path: string, method = 'GET') => {
  const answer = await fetch(`${process.env.APP_URL ?? ''}/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

const token = (page: Page) => page.getByLabel('Token', { exact: true });
const list = (page: Page) => page.getByRole('list', { name: 'Your tokens' });

test('a token is made, shown once, used by a script, and taken away', async ({ page, join, checkAxe }) => {
  const person = await join(page);
  await page.goto('/settings');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Tokens' }).click();
  await expect(page).toHaveURL('/settings/tokens');
  await expect(page.getByText('No tokens yet.')).toBeVisible();
  await checkAxe(page);
  await page.getByLabel('What is it for?').fill('A script on the shelf');
  await page.getByLabel('See people and your profile').check();
  await page.getByLabel('30 days').check();
  await page.getByRole('button', { name: 'Make a token' }).click();
  await expect(page.getByRole('heading', { name: 'This is your token' })).toBeVisible();
  const value = await token(page).inputValue();
  expect(value).toMatch(/^kzp_/);
  await checkAxe(page);

  const me = await ask(value, '/user/@me');
  expect([me.status, me.body.username]).toEqual([200, person.username]);
  const books = await ask(value, '/books');
  expect([books.status, books.body.code]).toEqual([403, 'scope_missing']);

  await page.getByRole('button', { name: 'I have copied it' }).click();
  await expect(token(page)).toHaveCount(0);
  await page.reload();
  await expect(token(page)).toHaveCount(0);
  await expect(list(page)).toContainText(`…${value.slice(-4)}`);
  await expect(list(page)).toContainText('last used');
  await page.getByRole('button', { name: 'Take away “A script on the shelf”' }).click();
  await expect(page.getByText('The token opens nothing any more')).toBeVisible();
  await expect(page.getByText('No tokens yet.')).toBeVisible();
  const late = await ask(value, '/user/@me');
  expect([late.status, late.body.code]).toEqual([401, 'token_invalid']);
});

test('what is missing is said beside its field, and what was chosen stays', async ({ page, join, checkAxe }) => {
  await join(page);
  await page.goto('/settings/tokens');
  await page.getByLabel('What is it for?').fill('Nothing');
  await page.getByLabel('A year').check();
  await page.getByRole('button', { name: 'Make a token' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(page.getByRole('group', { name: 'What it may do' })).toContainText('Choose at least one');
  await checkAxe(page);
  await summary.getByRole('link', { name: /Choose at least one/ }).click();
  await expect(page.getByRole('group', { name: 'What it may do' })).toBeFocused();
  await expect(page.getByLabel('What is it for?')).toHaveValue('Nothing');
  await expect(page.getByLabel('A year')).toBeChecked();
  await page.getByLabel('See your goals').check();
  await page.getByRole('button', { name: 'Make a token' }).click();
  await expect(token(page)).toHaveValue(/^kzp_/);
});

test('all of it by keyboard', async ({ page, join }) => {
  await join(page);
  await page.goto('/settings/tokens');
  await page.getByLabel('What is it for?').focus();
  await page.keyboard.type('By keys');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('See people and your profile')).toBeFocused();
  await page.keyboard.press('Space');
  for (let scope = 0; scope < 7; scope += 1) await page.keyboard.press('Tab');
  await expect(page.getByLabel('Change your goals')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('90 days')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('A year')).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Make a token' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(token(page)).toHaveValue(/^kzp_/);
  const seen = page.getByRole('button', { name: 'I have copied it' });
  await seen.focus();
  await page.keyboard.press('Enter');
  await expect(token(page)).toHaveCount(0);
  await expect(list(page)).toContainText('See people and your profile; Change your goals');
  await page.getByRole('button', { name: 'Take away “By keys”' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('No tokens yet.')).toBeVisible();
});
