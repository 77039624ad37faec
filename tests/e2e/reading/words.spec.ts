import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { expect, test } from '#tests/support/e2e.ts';
import { shelvePdf } from '#tests/support/e2e-book.ts';

async function oneLine(text: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let number = 1; number <= 2; number += 1) pdf.addPage([420, 595]).drawText(text, { x: 40, y: 500, size: 18, font });
  return pdf.save();
}

test('a word is looked up, kept with its sentence, changed and removed', async ({ page, join, checkAxe }) => {
  await join(page);
  await page.goto('/library/look-up?text=going&from=en&to=ru&sentence=He%20was%20going%20home.');
  await expect(page.getByText('Wikipedia does not answer just now.')).toBeVisible();
  await checkAxe(page);
  await page.getByLabel('Translation', { exact: true }).fill('идти');
  await page.getByRole('button', { name: 'Save word' }).click();
  await expect(page.getByText('You have “go” already: new.')).toBeVisible();
  await page.goto('/library/words');
  await expect(page.getByText('He was going home.')).toBeVisible();
  await checkAxe(page);
  await page.getByRole('link', { name: 'go', exact: true }).click();
  await page.getByLabel('known').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('known')).toBeChecked();
  await checkAxe(page);
  await page.getByRole('link', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'No words yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'go', exact: true })).toBeVisible();
});

test('in the text view saved words are marked, and a word is looked up by typing it', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await oneLine('She carried books home.'), { pageCount: 2, text: 'She carried books home.' });
  await page.goto(`/library/books/${bookId}/text/1`);
  await page.getByLabel('Look up a word or phrase').fill('book');
  await page.getByLabel('Look up a word or phrase').press('Enter');
  await expect(page.getByRole('link', { name: 'Back to page 1' })).toBeVisible();
  await expect(page.getByLabel('Sentence')).toHaveValue('She carried books home.');
  await page.getByRole('button', { name: 'Save word' }).click();
  await expect(page.getByText('You have “book” already: new.')).toBeVisible();
  await page.goto(`/library/books/${bookId}/text/1?q=ook`);
  const word = page.getByRole('link', { name: 'books', exact: true });
  await expect(word.locator('mark')).toHaveText('ook');
  await checkAxe(page);
  await word.click();
  await expect(page.getByRole('heading', { name: 'book', exact: true })).toBeVisible();
});

test('in the reader a selection is looked up and saved by keys', async ({ page, join, hasScripts, checkAxe }) => {
  test.skip(!hasScripts, 'without scripts the text view leads to the page above');
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await oneLine('She carried books home.'), { pageCount: 2, text: 'She carried books home.' });
  await page.goto(`/library/books/${bookId}/read`);
  await expect(page.locator('.reader')).toHaveAttribute('data-status', 'ready');
  const line = page.locator('.textLayer span', { hasText: 'She carried' }).first();
  await expect(line).toBeVisible();
  await line.dblclick({ position: { x: 6, y: 8 } });
  await expect(page.getByRole('toolbar')).toBeVisible();
  await page.keyboard.press('l');
  const panel = page.getByRole('complementary', { name: 'Translate' });
  await expect(panel.getByLabel('Sentence')).toHaveValue('She carried books home.');
  await checkAxe(page);
  await panel.getByRole('button', { name: 'Save word' }).click();
  await expect(panel.getByText('“She” is saved.')).toBeVisible();
  await panel.getByLabel('Sentence').fill('She carries a book.');
  await panel.getByRole('button').last().click();
  await expect(panel.getByText('“She” has one more sentence.')).toBeVisible();
  await page.waitForFunction(() => (CSS.highlights.get('saved-words')?.size ?? 0) > 0);
});
