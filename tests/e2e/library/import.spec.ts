import { readFileSync } from 'node:fs';
import { bring, carryOut, download, undo } from '#tests/support/e2e-import.ts';
import { expect, test } from '#tests/support/e2e.ts';

const exported = 'tests/fixtures/exports/goodreads-2019.csv';

test('years of reading come in, move forward, go out, and can be taken back', async ({ page, join, hasScripts, checkAxe }) => {
  await join(page);
  const where = { page, hasScripts, checkAxe };
  await bring(where, '/library/import', exported);
  await expect(page.getByText('The Left Hand of Darkness').first()).toBeVisible();
  const imported = await carryOut(where, 'Import into the library');

  await page.goto('/library?shelf=read');
  await expect(page.getByText('The Left Hand of Darkness').first()).toBeVisible();
  await page.goto('/library?shelf=reading');
  await page.getByRole('link', { name: 'Meditations' }).first().click();
  await page.getByLabel('I am on page').fill('101');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page.getByText('101 of 303 pages, 202 left').first()).toBeVisible();

  await bring(where, '/library/import', exported);
  await expect(page.getByText('There is nothing to import: all of it is in the library already.')).toBeVisible();

  const csv = readFileSync(await download(page, '/library/export', 'Books as a table (CSV)'), 'utf8');
  await checkAxe(page);
  expect(csv).toContain('The Left Hand of Darkness');
  expect(csv.split('\n').filter(Boolean)).toHaveLength(6);

  await undo(where, imported);
  await page.goto('/library?shelf=read');
  await expect(page.getByText('The Left Hand of Darkness')).toHaveCount(0);
  await page.goto('/library?shelf=reading');
  await expect(page.getByText('Meditations').first()).toBeVisible();
});
