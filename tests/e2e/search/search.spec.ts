import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { onDatabase } from '#tests/support/e2e-entry.ts';
import { expect, test } from '#tests/support/e2e.ts';

async function shelved(username: string, title: string): Promise<void> {
  await onDatabase(async (client) => {
    await client.query(
      `INSERT INTO "Book" ("id", "ownerId", "title", "titleKey", "matchKey", "searchText", "updatedAt") SELECT $1::uuid, u."id", $3, $4, $4, $4, now() FROM "User" u WHERE u."username" = $2`,
      [randomUUID(), username, title, title.toLowerCase().replaceAll('ё', 'е')],
    );
  });
}

test('one box finds things in every room, in other forms of a word and with a typo', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  for (const title of ['Мёртвые души', 'The Wandering Albatross']) await shelved(username, title);
  await page.goto('/search');
  await checkAxe(page);
  const box = page.getByRole('main').getByRole('searchbox');
  for (const [typed, title] of [['мертвых душ', 'Мёртвые души'], ['albatrosses', 'The Wandering Albatross'], ['albatrosss', 'The Wandering Albatross'], ['фдифекщыы', 'The Wandering Albatross']] as const) {
    await box.fill(typed);
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL((url) => url.pathname === '/search' && url.searchParams.get('q') === typed);
    await expect(page.getByRole('region', { name: 'Books' }).or(page.locator('#found-books')).getByRole('link', { name: title })).toBeVisible();
    await expect(box).toHaveValue(typed);
  }
  await expect(page.getByRole('status').filter({ hasText: 'for “albatross”' })).toBeVisible();
  await checkAxe(page);
  await box.fill(username);
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page.locator('#found-people').getByRole('link', { name: username })).toBeVisible();
  await box.fill('zzzzqqqq');
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { name: /Nothing found/ })).toBeVisible();
  await checkAxe(page);
});

/** A key does nothing before the page is alive. */
const pressSlash = (page: Page, comesAbout: () => Promise<void>) =>
  expect(async () => {
    await page.keyboard.press('/');
    await comesAbout();
  }).toPass();

test('the slash goes to the box, wherever one is @js', async ({ page, join }) => {
  const { username } = await join(page);
  await shelved(username, 'The Wandering Albatross');
  await page.goto('/settings');
  await pressSlash(page, () => expect(page.getByRole('search').getByRole('searchbox')).toBeFocused({ timeout: 1_000 }));
  await page.keyboard.type('albatross');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/search?q=albatross');
  await page.locator('#found-books').getByRole('link', { name: 'The Wandering Albatross' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The Wandering Albatross' })).toBeVisible();
});

test('on a phone the slash and the glass open the page @js', async ({ page, join }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await join(page);
  await page.goto('/settings');
  await pressSlash(page, () => expect(page).toHaveURL('/search', { timeout: 1_000 }));
  await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused();
});
