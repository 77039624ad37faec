import { expect, test } from '#tests/support/e2e.ts';
import { shelvePdf } from '#tests/support/e2e-book.ts';
import { sendByKeyboard } from '#tests/support/e2e-upload.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';
import type { Page } from '@playwright/test';

const file = async (name: string, options: Parameters<typeof makePdf>[0]) => ({ name, mimeType: 'application/pdf', buffer: await makePdf(options) });

/** Reading it out takes a moment; with scripts the page follows by itself. */
const untilRead = (page: Page, hasScripts: boolean, what: ReturnType<Page['getByRole']>) =>
  expect(async () => {
    if (!hasScripts) await page.reload();
    await expect(what).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });

test('a PDF is given to a book by keyboard, read out, and read as text', async ({ page, join, hasScripts, checkAxe }) => {
  const { username } = await join(page);
  await page.goto('/library/books/new');
  await page.locator('[name=title]').fill('Обломов');
  await page.locator('[name=title]').press('Enter');
  await page.waitForURL(/\/library\/books\/[\da-f-]{36}$/);
  const book = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Upload a PDF' }).press('Enter');
  await checkAxe(page);
  const wrong = { name: 'book.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no PDF at all') };
  await sendByKeyboard(page, 'pdf', wrong, 'Upload');
  await expect(page.getByText('This is not a PDF').first()).toBeVisible();
  await checkAxe(page);
  const pages = numberedPages(3, (number) => `This is page ${number}.${number === 3 ? ' Here hides the samovar.' : ''}`);
  await sendByKeyboard(page, 'pdf', await file('oblomov.pdf', { pages, title: username }), 'Upload');
  await expect(page.getByText('oblomov.pdf')).toBeVisible();
  await untilRead(page, hasScripts, page.getByRole('link', { name: 'Change the file' }));
  await checkAxe(page);

  await page.goto(book);
  await checkAxe(page);
  await page.getByRole('link', { name: 'Text view' }).press('Enter');
  await expect(page.getByRole('article')).toHaveText('This is page 1.');
  await checkAxe(page);
  await page.getByRole('button', { name: 'Next page' }).press('Enter');
  await expect(page.getByRole('article')).toHaveText('This is page 2.');
  await page.getByRole('link', { name: 'Previous page' }).press('Enter');
  await expect(page.getByRole('article')).toHaveText('This is page 1.');
  // Turning a page keeps the place; going back to look does not.
  const text = page.url();
  await page.goto(`${book}/positions`);
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: /^Page/ })).toHaveCount(1);
  await expect(page.getByRole('main').getByText(/^Page\s2$/)).toBeVisible();
  await page.goto(text);
  await page.getByRole('searchbox', { name: 'Search in the text' }).fill('САМОВАР samovar');
  await page.getByRole('searchbox', { name: 'Search in the text' }).press('Enter');
  await expect(page.getByText('is nowhere in the text.')).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search in the text' })).toHaveValue('САМОВАР samovar');
  await page.getByRole('searchbox', { name: 'Search in the text' }).fill('SAMOVAR');
  await page.getByRole('searchbox', { name: 'Search in the text' }).press('Enter');
  await expect(page.locator('mark').first()).toHaveText('samovar');
  await checkAxe(page);
  await page.getByRole('link', { name: 'Page 3', exact: true }).press('Enter');
  await expect(page.getByRole('article').locator('mark')).toHaveText('samovar');
});

test('a book is started from a PDF', async ({ page, join, hasScripts, checkAxe }) => {
  const { username } = await join(page);
  await page.goto('/library/books/new/pdf');
  await checkAxe(page);
  await page.locator('[name=pdf]').setInputFiles(await file('asya.pdf', { pages: numberedPages(2), title: `Asya of ${username}`, author: 'Ivan Turgenev' }));
  await page.getByRole('button', { name: 'Upload and add the book' }).click();
  await expect(page.locator('[name=title]')).toHaveValue(`Asya of ${username}`);
  await expect(page.locator('[name=pages]')).toHaveValue('2');
  await page.goto(new URL(page.url()).pathname.replace(/\/edit$/, ''));
  await untilRead(page, hasScripts, page.getByRole('link', { name: 'Text view' }));
});

test('a locked PDF is opened with its password, which is then forgotten', async ({ page, join, hasScripts, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ title: username }), { pageCount: 1 });
  const path = `/library/books/${bookId}/pdf`;
  await page.goto(path);
  await sendByKeyboard(page, 'pdf', await file('locked.pdf', { pages: ['Behind the door.'], title: username, password: 'sesame' }), 'Upload');
  await expect(page.getByText('locked.pdf').first()).toBeVisible();
  await untilRead(page, hasScripts, page.getByRole('link', { name: 'Enter the password' }));
  await checkAxe(page);
  await page.getByRole('link', { name: 'Enter the password' }).press('Enter');
  await page.getByLabel('Password', { exact: true }).fill('another');
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await expect(page.getByText('This password does not open the file.').first()).toBeVisible();
  await checkAxe(page);
  await page.getByLabel('Password', { exact: true }).fill('sesame');
  await page.getByLabel('Remember it').check();
  await page.getByRole('button', { name: 'Open the file' }).press('Enter');
  await page.waitForURL((url) => url.pathname === path);
  await untilRead(page, hasScripts, page.getByRole('link', { name: 'Change the file' }));
  await page.goto(`/library/books/${bookId}/text/1`);
  await expect(page.getByRole('article')).toHaveText('Behind the door.');
  if (hasScripts) {
    await page.getByRole('link', { name: 'Open in the reader' }).click();
    await expect(page.locator('.reader[data-status=ready]')).toBeVisible();
  }
  await page.goto(`${path}/password`);
  await checkAxe(page);
  await page.getByRole('button', { name: 'Forget the password' }).press('Enter');
  await page.waitForURL((url) => url.pathname === path);
  await expect(page.getByRole('link', { name: 'Enter the password' })).toBeVisible();
});
