import type { Page } from '@playwright/test';
import { PDFDict, PDFDocument, PDFHexString, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { expect, test } from '#tests/support/e2e.ts';
import { shelvePdf } from '#tests/support/e2e-book.ts';

/** A small book: each page says which one it is. */
async function smallBook(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let number = 1; number <= pages; number += 1) {
    const page = pdf.addPage([420, 595]);
    page.drawText(`This is page ${number} of the story.`, { x: 40, y: 500, size: 18, font });
    page.drawText(number === 5 ? 'Here hides the samovar.' : 'Nothing hides here.', { x: 40, y: 470, size: 14, font });
  }
  pdf.addJavaScript('hello', 'app.alert("run"); this.print();');
  await pdf.flush();
  // What pdf.js before 4.2.67 ran, being made a part of a function's text (CVE-2024-4367).
  pdf.context.lookup(font.ref, PDFDict).set(PDFName.of('FontMatrix'), pdf.context.obj([1, 2, 3, 4, 5, PDFHexString.of(Buffer.from("0); alert('font')//").toString('hex'))]));
  return pdf.save();
}

test('a book is read: pages, search, panels, keys', async ({ page, join, hasScripts, checkAxe }) => {
  // What browsers leave out over plain http, as in a home network.
  await page.addInitScript(() => { delete (Crypto.prototype as Partial<Crypto>).randomUUID; });
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await smallBook(9), { title: 'Обломов', pageCount: 9 });
  // A script inside the file would have asked something.
  page.on('dialog', (dialog) => { throw new Error(`the file said: ${dialog.message()}`); });
  await page.goto(`/library/books/${bookId}/read`);
  if (!hasScripts) {
    await expect(page.getByRole('link', { name: 'Read as text' })).toHaveAttribute('href', `/library/books/${bookId}/text/1`);
    return;
  }
  await expect(page.locator('.reader')).toHaveAttribute('data-status', 'ready');
  await expect(page.getByText('This is page 1 of the story.')).toBeVisible();
  await checkAxe(page);
  const field = page.getByRole('textbox', { name: 'Page' });
  await page.keyboard.press('n');
  await expect(field).toHaveValue('2');
  await page.keyboard.press('g');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is page 7 of the story.')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('samovar');
  await expect(page.locator('.reader-find output')).toHaveText('1 of 1');
  await expect(field).toHaveValue('5');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.getByRole('button', { name: 'Page 2', exact: true }).click();
  await expect(field).toHaveValue('2');
  await checkAxe(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys while reading' })).toBeVisible();
  await checkAxe(page);
  // The book lies still below it, and Escape closes it wherever the focus is.
  await page.keyboard.press('n');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys while reading' })).toHaveCount(0);
  await expect(field).toHaveValue('2');
  await page.keyboard.press('m');
  await expect(page.locator('.reader')).toHaveAttribute('data-mode', 'page');
});

test('two browsers on one book: further elsewhere is asked about; the last places; times of reading @js', async ({ page, join, browser, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await smallBook(9), { title: 'Обломов', pageCount: 9 });
  const read = `/library/books/${bookId}/read`;
  const told = (from: Page) => from.waitForResponse((response) => response.url().endsWith('/positions/marks') && response.status() === 204);
  const goTo = async (from: Page, number: number) => {
    await expect(from.locator('.reader')).toHaveAttribute('data-status', 'ready');
    await from.getByRole('textbox', { name: 'Page' }).fill(String(number));
    const answer = told(from);
    await from.getByRole('textbox', { name: 'Page' }).press('Enter');
    await answer;
  };
  await page.goto(read);
  await goTo(page, 4);
  const phone = await browser.newContext({ baseURL: process.env.APP_URL, userAgent: 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36', viewport: { width: 390, height: 800 }, locale: 'en-US' });
  await phone.addCookies((await page.context().cookies()).filter(({ name }) => name === 'kz-session'));
  const other = await phone.newPage();
  await other.goto(read);
  await expect(other.getByRole('textbox', { name: 'Page' })).toHaveValue('4');
  await goTo(other, 8);
  const shape = await other.locator('.pdfViewer .page').first().boundingBox();
  expect((shape?.height ?? 0) / (shape?.width ?? 1)).toBeCloseTo(595 / 420, 1);
  await checkAxe(other);
  await phone.close();

  await page.reload();
  await expect(page.getByText('On another device you were further: page 8 (Chrome, Android')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Page' })).toHaveValue('4');
  await checkAxe(page);
  const answer = told(page);
  await page.getByRole('button', { name: 'Go to page 8' }).click();
  await expect(page.getByRole('textbox', { name: 'Page' })).toHaveValue('8');
  await answer;
  await page.goto(`/library/books/${bookId}/positions`);
  await checkAxe(page);
  await page.getByRole('button', { name: 'Go to page 4' }).first().click();
  await page.waitForURL(/\/read$/);
  await expect(page.getByRole('textbox', { name: 'Page' })).toHaveValue('4');
});

test('do not disturb: nothing but the page, and a card at its end @js', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await smallBook(3), { pageCount: 3 });
  await page.goto(`/library/books/${bookId}/read`);
  await expect(page.locator('.reader')).toHaveAttribute('data-status', 'ready');
  const begun = page.waitForResponse((response) => response.url().endsWith('/quiet'));
  await page.keyboard.press('q');
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Page' })).toBeHidden();
  await begun;
  await page.reload();
  await expect(page.locator('.reader')).toHaveAttribute('data-status', 'ready');
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await checkAxe(page);
  await page.keyboard.press('q');
  await expect(page.getByRole('dialog', { name: 'That was quiet' })).toContainText('0 minutes');
  await checkAxe(page);
  await page.getByRole('button', { name: 'Read on' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a time of reading by hand, and quiet by a form', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await smallBook(1), { pageCount: 1 });
  await page.goto(`/library/books/${bookId}/sittings`);
  await page.getByLabel('Minutes').fill('many');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText('A whole number from 1 to 1,440.').first()).toBeVisible();
  await page.getByLabel('Minutes').fill('30');
  await page.getByLabel('Pages').fill('20');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText('You read about 40 pages an hour.')).toBeVisible();
  await checkAxe(page);
  await page.goto('/quiet');
  await page.getByLabel('For how many minutes').fill('25');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('It is quiet until')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'End the quiet' }).click();
  await expect(page.getByText('The quiet has ended. Minutes: 0, pages: 0.')).toBeVisible();
});

test('until somebody chooses, the paper is as dark as the room', async ({ page, join, hasScripts }) => {
  test.skip(!hasScripts, 'the reader is made of scripts');
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await smallBook(2), { pageCount: 2 });
  const reader = page.locator('.reader');
  for (const room of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: room });
    await page.goto(`/library/books/${bookId}/read`);
    await expect(reader).toHaveAttribute('data-paper', room);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(reader).toHaveAttribute('data-paper', 'dark');
});
