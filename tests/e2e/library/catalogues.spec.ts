import type { Page } from '@playwright/test';
import { isbns } from '#tests/support/fake-catalogue-world.ts';
import { expect, test } from '#tests/support/e2e.ts';

test('a book is found, looked over and put on the shelf, and its cover comes', async ({ page, join, checkAxe }) => {
  await join(page);
  await page.goto('/library');
  await page.getByRole('link', { name: 'Add a book' }).first().click();
  await expect(page).toHaveURL(/\/library\/books\/search$/);
  await checkAxe(page);
  await page.getByRole('searchbox', { name: 'Title, author or ISBN' }).fill('oblomov');
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('link', { name: 'Oblomov', exact: true })).toBeVisible();
  await checkAxe(page);

  await page.getByRole('link', { name: 'All 3 editions' }).click();
  await expect(page.getByText('2012 · Азбука · Russian · 544 pages')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Обломов' }).click();
  await expect(page.locator('[name=title]')).toHaveValue('Обломов');
  await expect(page.locator('[name=authors]')).toHaveValue('Ivan Goncharov');
  await expect(page.locator('[name=pages]')).toHaveValue('544');
  await expect(page.getByRole('checkbox', { name: 'Take this cover' })).toBeChecked();
  await checkAxe(page);
  await page.locator('[name=title]').fill('Обломов, моё издание');
  await page.getByRole('button', { name: 'Put on the shelf' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Обломов, моё издание' })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.locator('main img[src^="/files/"]').first()).toBeAttached({ timeout: 500 });
  }).toPass();

  await page.goto('/library/works/OL101W?q=oblomov');
  await page.getByRole('link', { name: 'On your shelf' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Обломов, моё издание' })).toBeVisible();
  await page.goto(`${page.url()}/cover/choices`);
  await checkAxe(page);
  await page.getByRole('button', { name: 'Cover 1' }).click();
  await expect(page.getByText('The book has a new cover.')).toBeVisible();
});

test('a number fills in the form and keeps what was typed; unknown, it says so', async ({ page, join, checkAxe }) => {
  await join(page);
  await page.goto('/library/books/search?q=zzzz%20qqqq');
  await expect(page.getByText('The catalogues do not know it')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Add by hand' }).last().click();
  await expect(page.locator('[name=title]')).toHaveValue('zzzz qqqq');
  await page.locator('[name=tags]').fill('from the fair');
  await page.locator('[name=isbn]').fill(isbns.nobodys);
  await page.getByRole('button', { name: 'Fill in' }).click();
  await expect(page.getByText('The catalogues do not know this number.').first()).toBeVisible();
  await expect(page.locator('[name=title]')).toHaveValue('zzzz qqqq');
  await checkAxe(page);
  await page.locator('[name=isbn]').fill(isbns.emma);
  await page.getByRole('button', { name: 'Fill in' }).click();
  await expect(page.getByText('The catalogue knows this number.')).toBeVisible();
  await expect(page.locator('[name=title]')).toHaveValue('Emma');
  await expect(page.locator('[name=tags]')).toHaveValue('from the fair');
  await checkAxe(page);
  // Enter in a field saves; it does not look up.
  await page.locator('[name=pages]').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Emma' })).toBeVisible();
});

/** A browser that reads barcodes, and a camera that sees what `show` holds before it; it refuses while `refusal` is kept. */
async function giveCamera(page: Page) {
  await page.addInitScript(() => {
    class BarcodeDetector {
      static getSupportedFormats = () => Promise.resolve(['ean_13', 'qr_code']);
      detect = () => Promise.resolve([sessionStorage.getItem('before')].flatMap((rawValue) => (rawValue ? { rawValue } : [])));
    }
    Object.assign(globalThis, { BarcodeDetector });
    const getUserMedia = () => {
      const refusal = sessionStorage.getItem('refusal');
      if (refusal) return Promise.reject(new DOMException('no', refusal));
      const canvas = document.createElement('canvas');
      const pen = canvas.getContext('2d');
      setInterval(() => pen?.fillRect(0, 0, 9, 9), 40);
      const stream = canvas.captureStream(25);
      for (const track of stream.getTracks()) {
        const stop = track.stop.bind(track);
        track.stop = () => {
          // Stopped again, later, it says nothing of the camera that is on by then.
          if (track.readyState === 'live') sessionStorage.setItem('camera', 'off');
          stop();
        };
      }
      sessionStorage.setItem('camera', 'on');
      return Promise.resolve(stream);
    };
    Object.assign(navigator.mediaDevices, { getUserMedia, enumerateDevices: () => Promise.resolve([{ kind: 'videoinput' }]) });
  });
}
const put = (page: Page, name: string, value: string) => page.evaluate((pair) => sessionStorage.setItem(...pair), [name, value] as [string, string]);
const show = (page: Page, code: string) => put(page, 'before', code);
const camera = (page: Page) => page.evaluate(() => sessionStorage.getItem('camera'));

test('a barcode before the camera is a search; the camera is off afterwards @js', async ({ page, join, checkAxe }) => {
  await join(page);
  await giveCamera(page);
  await page.goto('/library/books/search');
  await page.getByRole('link', { name: 'Scan the barcode' }).click();
  await expect(page.getByText('Looking for a barcode…')).toBeVisible();
  await show(page, '4006381333931');
  await expect(page.getByText('This is a barcode, but not a book’s.')).toBeVisible();
  await show(page, isbns.emma);
  await expect(page).toHaveURL(new RegExp(`/library/books/search\\?q=${isbns.emma}$`));
  await expect.poll(() => camera(page)).toBe('off');
  await expect(page.getByRole('link', { name: 'Emma', exact: true })).toBeVisible();

  await show(page, '');
  await page.goto('/library/books/barcode');
  await expect(page.getByText('Looking for a barcode…')).toBeVisible();
  await expect.poll(() => camera(page)).toBe('on');
  await checkAxe(page);
  await page.getByRole('button', { name: 'Stop' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Looking for a barcode…')).toBeHidden();
  await expect.poll(() => camera(page)).toBe('off');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Looking for a barcode…')).toBeVisible();
  await expect.poll(() => camera(page)).toBe('on');
  await page.getByRole('main').getByRole('link', { name: 'Library' }).click();
  await expect(page).toHaveURL(/\/library$/);
  await expect.poll(() => camera(page)).toBe('off');
});

test('a camera that is not allowed is said, and can be tried again @js', async ({ page, join, checkAxe }) => {
  await join(page);
  await giveCamera(page);
  await page.goto('/library/books/search');
  await put(page, 'refusal', 'NotAllowedError');
  await page.goto('/library/books/barcode');
  await expect(page.getByText('The camera is not allowed for this page.')).toBeVisible();
  await checkAxe(page);
  await put(page, 'refusal', '');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Looking for a barcode…')).toBeVisible();
});

test('where nothing reads barcodes the digits are typed', async ({ page, join }) => {
  await join(page);
  await page.goto('/library/books/search');
  await expect(page.getByRole('link', { name: 'Add by hand' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Scan the barcode' })).toBeHidden();
  await page.goto('/library/books/barcode');
  await expect(page.getByText('This browser cannot read barcodes.')).toBeVisible();
  await page.getByLabel('Digits under the bars').fill(isbns.emma);
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('link', { name: 'Emma', exact: true })).toBeVisible();
});
