import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/e2e.ts';

/** With scripts the page follows the work by itself; without them the reader reloads. */
async function reach(page: Page, heading: string, hasScripts: boolean) {
  const title = page.getByRole('heading', { level: 1, name: heading, exact: true });
  if (hasScripts) return expect(title).toBeVisible({ timeout: 30_000 });
  await expect(async () => {
    if (!(await title.isVisible())) await page.reload();
    await expect(title).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

test('a list comes in, goes out, comes in again without a trace, and can be taken back', async ({ page, join, hasScripts, checkAxe }) => {
  await join(page);
  const bring = async (path: string) => {
    await page.goto('/titles/import');
    await page.locator('[name=file]').setInputFiles(path);
    await page.getByRole('button', { name: 'See what is inside' }).click();
    await reach(page, 'This is what will change', hasScripts);
  };
  await page.goto('/titles/import');
  await checkAxe(page);
  await bring('tests/fixtures/titles/mal.xml');
  await checkAxe(page);
  await expect(page.getByText('Cowboy Bebop').first()).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await reach(page, 'Imported', hasScripts);
  await checkAxe(page);
  const imported = page.url();

  await page.goto('/titles/export');
  await checkAxe(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Anime (XML)' }).click()]);
  const saved = await download.path();
  expect(readFileSync(saved, 'utf8')).toContain('<series_title>Cowboy Bebop</series_title>');
  await bring(saved);
  await expect(page.getByText('There is nothing to import: you have all of it already.')).toBeVisible();

  await page.goto(imported);
  await page.getByRole('link', { name: 'Undo the import' }).click();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await reach(page, 'The import was undone', hasScripts);
  await page.goto('/titles/export');
  const [empty] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Anime (XML)' }).click()]);
  expect(readFileSync(await empty.path(), 'utf8')).not.toContain('Cowboy Bebop');
});
