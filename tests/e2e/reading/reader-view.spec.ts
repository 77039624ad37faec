import { expect, test } from '#tests/support/e2e.ts';
import { shelvePdf } from '#tests/support/e2e-book.ts';
import { makePdf } from '#tests/support/make-pdf.ts';

const sepia = 'rgb(246, 236, 214)';

test('pages lie as one likes, and do so the next time: fit, paper, full screen @js', async ({ page, join, checkAxe }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: ['First', 'Second'] }), { pageCount: 2 });
  await page.goto(`/library/books/${bookId}/read`);
  const reader = page.locator('.reader');
  await expect(reader).toHaveAttribute('data-status', 'ready');
  const window = page.locator('.reader-pages');
  const sheet = page.locator('.pdfViewer .page').first();
  const share = async (side: 'width' | 'height') => ((await sheet.boundingBox())?.[side] ?? 0) / ((await window.boundingBox())?.[side] ?? 1);
  const menu = page.locator('summary[aria-label=View]');
  const pick = async (name: string) => {
    await menu.click();
    await page.locator('.reader-view').getByText(name, { exact: true }).click();
    await page.keyboard.press('Escape');
  };

  await pick('Width');
  await expect.poll(() => share('width')).toBeGreaterThan(0.9);
  expect(await share('height')).toBeGreaterThan(1);
  await pick('Whole page');
  await expect.poll(() => share('height')).toBeLessThanOrEqual(1);
  expect(await share('height')).toBeGreaterThan(0.9);

  const paper = sheet.locator('.canvasWrapper');
  await expect(paper).not.toHaveCSS('background-color', sepia);
  await pick('Sepia');
  await expect(paper).toHaveCSS('background-color', sepia);
  // What is drawn is white: the paper shows through it.
  await expect(paper.locator('canvas')).toHaveCSS('mix-blend-mode', 'multiply');
  await checkAxe(page);
  await page.reload();
  await expect(reader).toHaveAttribute('data-status', 'ready');
  await expect(paper).toHaveCSS('background-color', sepia);
  await expect.poll(() => share('height')).toBeLessThanOrEqual(1);

  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await menu.click();
  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect.poll(isFull).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect.poll(isFull).toBe(false);
  await page.keyboard.press('Escape');
  await page.locator('.reader-pages').focus();
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(true);
});

test('words dragged from one page to the next are one note @js', async ({ page, join }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: [{ size: [420, 200], text: ['It ends on the', 'next page'] }, { size: [420, 200], text: ['and goes on here', 'until now'] }] }), { pageCount: 2 });
  await page.goto(`/library/books/${bookId}/read`);
  await expect(page.locator('.reader')).toHaveAttribute('data-status', 'ready');
  const from = page.getByText('next page');
  const to = page.getByText('and goes on here');
  await expect(to).toBeVisible();
  await from.hover({ position: { x: 2, y: 6 } });
  await page.mouse.down();
  const end = await to.boundingBox();
  await page.mouse.move((end?.x ?? 0) + (end?.width ?? 0) - 2, (end?.y ?? 0) + 6, { steps: 8 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Highlight: green' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  for (const number of [1, 2]) await expect(page.locator(`.page[data-page-number="${number}"]`).getByRole('button', { name: /^Highlight, green: next page/ }).first()).toBeAttached();
  await page.goto(`/library/books/${bookId}/notes`);
  const notes = page.locator('.list').getByRole('listitem');
  await expect(notes).toHaveCount(1);
  await expect(notes).toContainText(/next page\s+and goes on here/);
});

test('the file is begun before the page is alive, and opens as well where nothing was begun @js', async ({ page, join }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: ['First', 'Second'] }), { pageCount: 2 });
  await page.addInitScript(() => {
    const begun: string[] = [];
    Object.assign(window, { begun });
    window.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        begun.push(document.readyState);
      }
    };
  });
  const begun = async () => {
    await page.goto(`/library/books/${bookId}/read`);
    await expect(page.locator('.reader')).toHaveAttribute('data-status', 'ready');
    return page.evaluate(() => (window as unknown as { begun: string[] }).begun);
  };
  expect(await begun()).toEqual(['loading']);
  await page.route('**/start-reading-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  expect(await begun()).not.toContain('loading');
});
