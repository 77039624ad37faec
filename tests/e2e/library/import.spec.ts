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

test('years of reading come in, move forward, go out, and can be taken back', async ({ page, join, hasScripts, checkAxe }) => {
  await join(page);
  const bring = async () => {
    await page.goto('/library/import');
    await page.locator('[name=file]').setInputFiles('tests/fixtures/exports/goodreads-2019.csv');
    await page.getByRole('button', { name: 'See what is inside' }).click();
    await reach(page, 'This is what will change', hasScripts);
  };
  await page.goto('/library/import');
  await checkAxe(page);
  await bring();
  await checkAxe(page);
  await expect(page.getByText('The Left Hand of Darkness').first()).toBeVisible();
  await page.getByRole('button', { name: 'Import into the library' }).click();
  await reach(page, 'Imported', hasScripts);
  await checkAxe(page);
  const imported = page.url();

  await page.goto('/library?shelf=read');
  await expect(page.getByText('The Left Hand of Darkness').first()).toBeVisible();
  await page.goto('/library?shelf=reading');
  await page.getByRole('link', { name: 'Meditations' }).first().click();
  await page.getByLabel('I am on page').fill('101');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page.getByText('101 of 303 pages, 202 left').first()).toBeVisible();

  await bring();
  await expect(page.getByText('There is nothing to import: all of it is in the library already.')).toBeVisible();

  await page.goto('/library/export');
  await checkAxe(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Books as a table (CSV)' }).click()]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv).toContain('The Left Hand of Darkness');
  expect(csv.split('\n').filter(Boolean)).toHaveLength(6);

  await page.goto(imported);
  await page.getByRole('link', { name: 'Undo the import' }).click();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await reach(page, 'The import was undone', hasScripts);
  await page.goto('/library?shelf=read');
  await expect(page.getByText('The Left Hand of Darkness')).toHaveCount(0);
  await page.goto('/library?shelf=reading');
  await expect(page.getByText('Meditations').first()).toBeVisible();
});
