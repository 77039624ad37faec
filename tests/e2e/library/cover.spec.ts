import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/e2e.ts';
import { chooseByKeyboard, sendByKeyboard } from '#tests/support/e2e-upload.ts';
import { picture } from '#tests/support/pictures.ts';

// The tracer itself fetches the preview's blob, which the page's policy refuses, rightly.
test.use({ trace: 'off' });

/** Opens the cover's form of a new book. */
async function bookWithForm(page: Page): Promise<void> {
  await page.goto('/library/books/new');
  await page.locator('[name=title]').fill('Oblomov');
  await page.getByRole('button', { name: 'Put on the shelf' }).click();
  await page.waitForURL(/\/library\/books\/[\w-]{36}$/);
  await page.goto(`${page.url()}/cover`);
}

test.describe('a cover', () => {
  test('is given, refused and taken away by keyboard', async ({ page, join, checkAxe, hasScripts }) => {
    await join(page);
    await bookWithForm(page);
    await checkAxe(page);
    const form = page.url();
    await sendByKeyboard(page, 'cover', { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('not a picture, honestly') });
    await expect(page.getByText('This is not a picture we can read').first()).toBeVisible();
    await expect(page.locator('[name=cover]')).toHaveAttribute('aria-invalid', 'true');
    await expect(hasScripts ? page.locator('[name=cover]') : page.getByRole('alert')).toBeFocused();

    // What the browser cannot show is not shown as a broken picture.
    await expect(page.locator('.picture-preview')).toHaveCount(0);
    if (hasScripts) {
      await chooseByKeyboard(page, 'cover', { name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) });
      await expect(page.getByText('The picture is larger than 10 MB.')).toBeVisible();
      await page.getByRole('button', { name: 'Save' }).press('Enter');
      await expect(page.locator('[name=cover]')).toBeFocused();
      await expect(page).toHaveURL(form);
    }

    await sendByKeyboard(page, 'cover', { name: 'cover.png', mimeType: 'image/png', buffer: Buffer.from(await picture('png', { width: 400, height: 600 })) });
    await page.waitForURL(/\/library\/books\/[\w-]{36}$/);
    await expect(page.getByText('The book has a new cover.')).toBeVisible();
    await expect(page.locator('main img[src^="/files/"]').filter({ visible: true }).first()).toBeVisible();
    await page.goto(form);
    await page.getByRole('button', { name: 'Remove the cover' }).press('Enter');
    await page.waitForURL(/\/library\/books\/[\w-]{36}$/);
    await expect(page.locator('main img[src^="/files/"]')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(page.getByText('The cover before is back.')).toBeVisible();
    await expect(page.locator('main img[src^="/files/"]').filter({ visible: true }).first()).toBeVisible();
  });

  test('shows how far it is on its way over a thin line @js', async ({ page, join }) => {
    await join(page);
    await bookWithForm(page);
    const line = await page.context().newCDPSession(page);
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 150_000 });
    await page.locator('[name=cover]').setInputFiles({ name: 'large.png', mimeType: 'image/png', buffer: randomBytes(900_000) });
    await page.getByRole('button', { name: 'Save' }).click();
    const bar = page.getByRole('progressbar');
    await expect(bar).toBeVisible();
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(100);
    await expect(bar).toHaveAccessibleName(/\d+\s*%/);
    await expect(page.getByText('This is not a picture we can read').first()).toBeVisible({ timeout: 20_000 });
    await expect(bar).toBeHidden();
    await expect(page.locator('[name=cover]')).toBeFocused();
  });
});
