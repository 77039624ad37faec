import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/e2e.ts';
import { sendByKeyboard } from '#tests/support/e2e-upload.ts';
import { picture } from '#tests/support/pictures.ts';

// The tracer itself fetches the preview's blob, which the page's policy refuses, rightly.
test.use({ trace: 'off' });

const titleUrl = /\/titles\/[\w-]{36}$/;
const save = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).last().click();
  await page.waitForURL(titleUrl);
};

test('a film is added by hand, corrected, compared, brought back and deleted', async ({ page, join, checkAxe }) => {
  await join(page);
  await page.goto('/titles/new');
  await checkAxe(page);
  await page.getByRole('link', { name: 'Film', exact: true }).first().click();
  const name = `Ёлка <b>${Date.now()}</b>`;
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel(/^Year/).fill('19');
  await page.getByLabel(/^Director/).fill('Андрей Тарковский\nSecond Director');
  await page.getByRole('checkbox', { name: 'Drama' }).check();
  await page.getByRole('button', { name: 'Add', exact: true }).last().click();
  // What is wrong is said, what was typed is there.
  await expect(page.getByLabel(/^Year/)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('checkbox', { name: 'Drama' })).toBeChecked();
  await expect(page.getByLabel(/^Director/)).toHaveValue('Андрей Тарковский\nSecond Director');
  await checkAxe(page);
  await page.getByLabel(/^Year/).fill('1979');
  await save(page, 'Add');
  const title = page.url();

  await page.goto(`${title}/edit`);
  await checkAxe(page);
  await page.getByLabel(/^Description/).fill('A guide leads two men into the Zone.');
  await save(page, 'Save');
  await page.goto(`${title}/edit`);
  await page.getByLabel(/^Description/).fill('A guide leads two tired men into the Zone.');
  await save(page, 'Save');

  await page.goto(`${title}/versions`);
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(3);
  await checkAxe(page);
  await page.getByRole('link', { name: 'What changed – version 3' }).click();
  await expect(page.locator('ins')).toHaveText('tired ');
  await checkAxe(page);
  await page.goto(`${title}/versions`);
  await page.getByRole('link', { name: 'Bring back – version 1' }).click();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Bring back' }).click();
  await page.waitForURL(/\/versions$/);
  await expect(page.getByText('brings back version 1')).toBeVisible();
  await page.goto(`${title}/edit`);
  await expect(page.getByLabel(/^Description/)).toHaveValue('');

  // The same once more: it is offered first.
  await page.goto(`/titles/new?type=film&q=${encodeURIComponent(name)}`);
  await page.getByLabel(/^Year/).fill('1979');
  await page.getByRole('button', { name: 'Add', exact: true }).last().click();
  await expect(page.getByText('Is it one of these?')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name })).toHaveAttribute('href', new URL(title).pathname);
  await checkAxe(page);
  await save(page, 'Add it anyway');
  expect(page.url()).not.toBe(title);

  await page.goto(`${title}/removal`);
  await checkAxe(page);
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(/\/titles\/films$/);
  expect((await page.goto(`${title}/edit`))?.status()).toBe(404);
});

test('two people change it at one moment: nobody’s words are lost', async ({ page, join, browser, checkAxe }) => {
  await join(page);
  await page.goto('/titles/new?type=game');
  await page.getByLabel('Name', { exact: true }).fill(`Game ${Date.now()}`);
  await save(page, 'Add');
  const title = page.url();
  await page.goto(`${title}/edit`);
  const other = await browser.newPage();
  await join(other);
  await other.goto(`${title}/edit`);
  await other.getByLabel(/^Year/).fill('2015');
  await save(other, 'Save');
  await other.close();

  await page.getByLabel(/^Description/).fill('Mine');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByText('Somebody saved another version meanwhile').first()).toBeVisible();
  await expect(page.getByLabel(/^Description/)).toHaveValue('Mine');
  await expect(page.getByRole('link', { name: 'See what changed' })).toHaveAttribute('href', `${new URL(title).pathname}/versions/2`);
  await checkAxe(page);
  await save(page, 'Save');
  await page.goto(`${title}/versions`);
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(3);
});

test('an anime is found outside and has a cover of its own by keyboard', async ({ page, join, checkAxe }) => {
  await join(page);
  await page.goto('/titles/search?type=anime');
  await checkAxe(page);
  await page.getByRole('searchbox').last().fill('bebop');
  await page.getByRole('searchbox').last().press('Enter');
  await page.waitForURL(/q=bebop/);
  await expect(page.getByRole('heading', { name: 'AniList knows' })).toBeVisible();
  await checkAxe(page);
  await page.getByRole('main').getByRole('link', { name: 'Cowboy Bebop: Tengoku no Tobira' }).last().click();
  // The other lane has added it by now, or this one does.
  if (!titleUrl.test(page.url())) {
    await page.waitForURL((url) => titleUrl.test(url.href) || url.pathname === '/titles/new');
    if (!titleUrl.test(page.url())) {
      await expect(page.getByText('From the catalogue')).toBeVisible();
      await checkAxe(page);
      await save(page, 'Add');
    }
  }
  const title = page.url();
  await page.goto(`${title}/cover`);
  await checkAxe(page);
  await sendByKeyboard(page, 'cover', { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('not a picture, honestly') });
  await expect(page.getByText('This is not a picture we can read').first()).toBeVisible();
  await sendByKeyboard(page, 'cover', { name: 'cover.png', mimeType: 'image/png', buffer: Buffer.from(await picture('png', { width: 400, height: 600 })) });
  await page.waitForURL(titleUrl);
  await page.goto(`${title}/cover`);
  await expect(page.locator('main img[src^="/files/"]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Remove the cover' }).press('Enter');
  await page.waitForURL(titleUrl);
  await page.goto(`${title}/cover`);
  await expect(page.locator('.picture-now img')).toHaveCount(0);
  await page.getByRole('button', { name: 'Bring it back' }).press('Enter');
  await page.waitForURL(titleUrl);
  await page.goto(`${title}/cover`);
  await expect(page.locator('.picture-now img[src^="/files/"]')).toHaveCount(1);
});
