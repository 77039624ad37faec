import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/e2e.ts';
import { shelvePdf } from '#tests/support/e2e-book.ts';
import { makePdf } from '#tests/support/make-pdf.ts';

test('notes are kept, found, changed, removed and brought back without the reader', async ({ page, join, checkAxe }) => {
  await join(page);
  await page.goto('/library/notes');
  await expect(page.getByRole('heading', { name: 'No notes yet' })).toBeVisible();
  await page.goto('/library/books/new');
  await page.locator('[name=title]').fill('Анна Каренина');
  await page.getByRole('button', { name: 'Put on the shelf' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Анна Каренина' })).toBeVisible();
  await page.goto(`${page.url()}/notes`);
  await page.getByRole('button', { name: 'Add a note' }).click();
  await expect(page.getByText('Write something or quote something.').first()).toBeVisible();
  await page.getByLabel('Quote').fill('Всё смешалось <b>в доме</b>');
  await page.getByLabel('Your note').fill('=1+1 о семье');
  await page.getByLabel('Page', { exact: false }).last().fill('9');
  await page.getByRole('radio', { name: 'Green' }).check();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Add a note' }).click();
  await expect(page.getByRole('link', { name: 'Всё смешалось <b>в доме</b>' })).toBeVisible();
  await checkAxe(page);
  await page.goto('/library/notes?q=все+семье&color=green');
  await page.getByRole('link', { name: /Всё смешалось/ }).click();
  // The list has a field for notes as well: what is typed before the note is there would go into it.
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
  await page.getByLabel('Note', { exact: false }).last().fill('Другая мысль');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/changed/)).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'No notes yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The note is back')).toBeVisible();
  await page.goto('/library/notes');
  await expect(page.locator('.list')).toContainText('Другая мысль');
});

test('a page read as text takes a note that knows its place', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: ['x', 'y'] }), { pageCount: 2, text: 'Мороз и солнце; день чудесный! Ещё ты дремлешь.' });
  await page.goto(`/library/books/${bookId}/text/2`);
  await checkAxe(page);
  await page.getByText('Add a note to this page').click();
  await page.getByLabel('Quote').fill('день чудесный');
  await page.getByRole('button', { name: 'Add a note' }).click();
  await expect(page).toHaveURL(/\/text\/2/);
  await page.getByRole('link', { name: 'день чудесный' }).click();
  await expect(page.locator('blockquote')).toContainText('…Мороз и солнце; день чудесный! Ещё ты дремлешь.');
  await expect(page.getByText(/page 2/)).toBeVisible();

  // One that is refused goes on among the notes of the book, with its page; the next begins with nothing of it.
  await page.goto(`/library/books/${bookId}/text/2`);
  await page.getByText('Add a note to this page').click();
  await page.getByRole('button', { name: 'Add a note' }).click();
  await expect(page.getByText('Write something or quote something.').first()).toBeVisible();
  await expect(page.locator('#note-page')).toHaveValue('2');
  await page.getByLabel('Your note').fill('Пушкин');
  await page.getByRole('button', { name: 'Add a note' }).click();
  await expect(page.locator('.list')).toContainText('Пушкин');
  await expect(page.locator('#note-page')).toHaveValue('');
  await expect(page.getByText('Write something or quote something.')).toHaveCount(0);
});

test('words are marked in the reader, by mouse and by key, and wait for the line to come back', async ({ page, join, hasScripts, checkAxe }) => {
  test.skip(!hasScripts, 'the reader is made of scripts');
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: ['Мороз и солнце; день чудесный!', 'The second page'] }), { pageCount: 2 });
  await page.goto(`/library/books/${bookId}/read`);
  const line = page.getByText('Мороз и солнце; день чудесный!');
  await line.click({ clickCount: 3 });
  await page.getByRole('button', { name: 'Highlight: pink' }).click();
  const status = page.getByRole('status').filter({ hasText: 'Saved' });
  await expect(status).toBeVisible();
  const mark = page.getByRole('button', { name: /^Highlight, pink: Мороз и солнце/ });
  await expect(mark).toBeAttached();
  await mark.focus();
  await page.keyboard.press('Enter');
  const body = page.locator('.note-editor textarea');
  await expect(body).toBeFocused();
  await body.fill('Пушкин');
  await checkAxe(page);
  await page.locator('.note-editor').getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.note-list')).toContainText('Пушкин');

  await expect(status).toBeVisible();
  // A browser without a line says so in its console, where nothing may be said here: a server that has no time is the same to a note.
  await page.route('**/notes', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 429 }) : route.continue()));
  await page.keyboard.press('Shift+N');
  await body.fill('written on a train');
  await page.locator('.note-editor').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  await page.unroute('**/notes');
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(status).toBeVisible();

  // A change that is refused is discarded, the note is not.
  await page.route('**/notes/*', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 409 }) : route.continue()));
  await mark.focus();
  await page.keyboard.press('Enter');
  await body.fill('refused');
  await page.locator('.note-editor').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.unroute('**/notes/*');
  await expect(page.locator('.note-list')).toContainText('Пушкин');
  await expect(mark).toBeAttached();

  await page.getByRole('button', { name: 'Draw' }).click();
  const pad = page.locator('.note-pad').first();
  await pad.hover({ position: { x: 100, y: 200 } });
  await page.mouse.down();
  await pad.hover({ position: { x: 200, y: 260 } });
  await page.mouse.up();
  await page.locator('.reader-panel').getByRole('button', { name: 'Done' }).click();
  await expect(status).toBeVisible();

  await page.reload();
  await expect(page.getByRole('button', { name: /^Drawing/ })).toBeAttached();
  await expect(mark).toBeAttached();
  await page.goto(`/library/books/${bookId}/notes`);
  for (const text of ['Мороз и солнце', 'written on a train', 'Drawing']) await expect(page.locator('.list')).toContainText(text);
});

test('notes that wait in two windows of a book are all kept, whichever is closed first @js', async ({ page, join, context }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: ['Мороз и солнце'] }), { pageCount: 1 });
  const write = async (where: Page, text: string) => {
    await where.keyboard.press('Shift+N');
    await where.locator('.note-editor textarea').fill(text);
    await where.locator('.note-editor').getByRole('button', { name: 'Save' }).click();
    await expect(where.getByText('Not saved yet.')).toBeVisible();
  };
  const open = async (where: Page) => {
    await where.goto(`/library/books/${bookId}/read`);
    await expect(where.getByText('Мороз и солнце')).toBeVisible();
  };
  await context.route('**/notes', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 429 }) : route.continue()));
  await open(page);
  const second = await context.newPage();
  await open(second);
  await write(second, 'of the second window');
  await second.close();
  await write(page, 'of the first window');
  await context.unroute('**/notes');
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  const sent = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/notes'));
  await open(page);
  await sent;
  await page.goto(`/library/books/${bookId}/notes`);
  for (const text of ['of the first window', 'of the second window']) await expect(page.locator('.list').getByText(text)).toHaveCount(1);
});

test('what is said a second time in the same words is shown again, and stays while the page looks for news @js', async ({ page, join }) => {
  await join(page);
  await page.goto('/library/books/new');
  await page.locator('[name=title]').fill('Анна Каренина');
  await page.getByRole('button', { name: 'Put on the shelf' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Анна Каренина' })).toBeVisible();
  await page.goto(`${page.url()}/notes`);
  const toast = page.locator('.toast');
  for (const words of ['Одно', 'Другое']) {
    await page.getByLabel('Your note').fill(words);
    await page.getByRole('button', { name: 'Add a note' }).click();
    await expect(page.getByText(words, { exact: true }).first()).toBeVisible();
    await expect(toast).toBeVisible();
    if (words === 'Одно') await toast.getByRole('button', { name: 'Close' }).click();
    await expect(toast).toHaveCount(words === 'Одно' ? 0 : 1);
  }
  // What a page that waits for a job does every second.
  await page.evaluate(() => (window as unknown as { __remixRouter: { revalidate(): Promise<void> } }).__remixRouter.revalidate());
  await expect(toast).toBeVisible();
  await page.getByRole('link', { name: 'Анна Каренина' }).first().click();
  await expect(page).not.toHaveURL(/notes$/);
  await expect(toast).toHaveCount(0);
});
