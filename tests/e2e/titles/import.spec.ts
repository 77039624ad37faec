import { readFileSync } from 'node:fs';
import { bring, carryOut, download, undo } from '#tests/support/e2e-import.ts';
import { expect, test } from '#tests/support/e2e.ts';

test('a list comes in, goes out, comes in again without a trace, and can be taken back', async ({ page, join, hasScripts, checkAxe }) => {
  await join(page);
  const where = { page, hasScripts, checkAxe };
  await bring(where, '/titles/import', 'tests/fixtures/titles/mal.xml');
  await expect(page.getByText('Cowboy Bebop').first()).toBeVisible();
  const imported = await carryOut(where, 'Import');

  const saved = await download(page, '/titles/export', 'Anime (XML)');
  await checkAxe(page);
  expect(readFileSync(saved, 'utf8')).toContain('<series_title>Cowboy Bebop</series_title>');
  await bring(where, '/titles/import', saved);
  await expect(page.getByText('There is nothing to import: you have all of it already.')).toBeVisible();

  await undo(where, imported);
  expect(readFileSync(await download(page, '/titles/export', 'Anime (XML)'), 'utf8')).not.toContain('Cowboy Bebop');
});
