import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
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
  return pdf.save();
}

test('a book is read: pages, search, panels, keys', async ({ page, join, hasScripts, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await smallBook(9), { title: 'Обломов', pageCount: 9 });
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
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await expect(page.locator('.reader')).toHaveAttribute('data-mode', 'page');
});
