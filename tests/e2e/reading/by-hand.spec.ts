import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect, test } from '#tests/support/e2e.ts';
import { shelvePdf } from '#tests/support/e2e-book.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';

/** The same person at a telephone. What its console says about a missing line is no fault. */
async function phoneOf(page: Page, browser: Browser): Promise<{ phone: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: process.env.APP_URL, viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true, locale: 'en-US', userAgent: 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36' });
  await context.addCookies((await page.context().cookies()).filter(({ name }) => name === 'kz-session'));
  return { phone: await context.newPage(), context };
}

type Point = { x: number; y: number };

/** Fingers that are put down, moved in some steps and taken away, as a screen tells of them. */
async function fingers(page: Page, from: Point[], to: Point[]): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const steps = 6;
  const at = (step: number) => from.map((point, index) => ({ x: point.x + ((to[index]!.x - point.x) * step) / steps, y: point.y + ((to[index]!.y - point.y) * step) / steps, id: index }));
  await line.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= steps; step += 1) await line.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) });
  await line.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await line.detach();
}

const swipe = (page: Page, by: number) => fingers(page, [{ x: 195 - by / 2, y: 400 }], [{ x: 195 + by / 2, y: 410 }]);
const field = (page: Page) => page.getByRole('textbox', { name: 'Page' });
const isReady = (page: Page) => expect(page.locator('.reader')).toHaveAttribute('data-status', 'ready');
const widthOf = async (page: Page, number: number) => (await page.locator(`.page[data-page-number="${number}"]`).boundingBox())?.width ?? 0;

test('fingers: across turns the page, two make it larger and smaller, and a large one is moved, not turned @js', async ({ page, join, browser }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: numberedPages(5) }), { pageCount: 5 });
  const { phone, context } = await phoneOf(page, browser);
  await phone.addInitScript(() => localStorage.setItem('reader:settings', JSON.stringify({ mode: 'page' })));
  await phone.goto(`/library/books/${bookId}/read`);
  await isReady(phone);
  await swipe(phone, -200);
  await expect(field(phone)).toHaveValue('2');
  await swipe(phone, -200);
  await expect(field(phone)).toHaveValue('3');
  await swipe(phone, 200);
  await expect(field(phone)).toHaveValue('2');
  await swipe(phone, -30);
  await expect(field(phone)).toHaveValue('2');
  const usual = await widthOf(phone, 2);
  // The second finger may come so late, on a busy machine, that the browser has begun to move the page: then once more.
  const pinch = (from: Point[], to: Point[], becomes: () => Promise<void>) => expect(async () => {
    await fingers(phone, from, to);
    await becomes();
  }).toPass();
  const width = () => expect.poll(() => widthOf(phone, 2), { timeout: 3_000 });
  await pinch([{ x: 180, y: 380 }, { x: 210, y: 420 }], [{ x: 100, y: 300 }, { x: 290, y: 500 }], () => width().toBeGreaterThan(4 * usual));
  // What a browser itself would make larger is the whole page, with the line above it.
  expect(await phone.evaluate(() => visualViewport?.scale)).toBe(1);
  await swipe(phone, -200);
  await expect(field(phone)).toHaveValue('2');
  await pinch([{ x: 60, y: 260 }, { x: 330, y: 540 }], [{ x: 150, y: 360 }, { x: 240, y: 440 }], () => width().toBeLessThan(2 * usual));
  await context.close();
});

test('without a line one reads on and takes notes; when it is back both devices have everything, and neither has moved @js', async ({ page, join, browser }) => {
  const { username } = await join(page);
  const bookId = await shelvePdf(username, await makePdf({ pages: numberedPages(9, (number) => `Words of page ${number}`) }), { pageCount: 9 });
  const read = `/library/books/${bookId}/read`;
  const goTo = async (where: Page, number: number) => {
    await field(where).fill(String(number));
    await field(where).press('Enter');
    await expect(where.locator(`.page[data-page-number="${number}"] .textLayer span`).first()).toBeVisible();
  };
  const highlight = async (where: Page, number: number) => {
    await where.locator(`.page[data-page-number="${number}"] .textLayer span`).first().click({ clickCount: 3 });
    await where.getByRole('button', { name: 'Highlight: pink' }).click();
  };
  const { phone, context } = await phoneOf(page, browser);
  await phone.goto(read);
  await isReady(phone);
  await goTo(phone, 3);
  await phone.waitForResponse((response) => response.url().endsWith('/positions/marks'));
  await context.setOffline(true);
  await goTo(phone, 6);
  await highlight(phone, 6);
  await expect(phone.getByText('Not saved yet.')).toBeVisible();

  await page.goto(read);
  await isReady(page);
  await expect(field(page)).toHaveValue('3');
  const told = page.waitForResponse((response) => response.url().endsWith('/positions/marks') && response.status() === 204);
  await goTo(page, 8);
  await told;
  await highlight(page, 8);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  const sent = Promise.all(['/positions/marks', '/notes'].map((path) => phone.waitForResponse((response) => response.url().endsWith(path) && response.request().method() === 'POST')));
  await context.setOffline(false);
  await sent;
  await expect(phone.getByText('Not saved yet.')).toBeHidden();
  await expect(field(phone)).toHaveValue('6');
  // Each of them opens where it was, and the telephone is asked about the page that is further on.
  await page.reload();
  await expect(field(page)).toHaveValue('8');
  await isReady(page);
  await phone.reload();
  await isReady(phone);
  await expect(field(phone)).toHaveValue('6');
  await expect(phone.getByRole('button', { name: 'Go to page 8' })).toBeVisible();
  await context.close();
  await page.goto(`/library/books/${bookId}/positions`);
  for (const number of [3, 6, 8]) await expect(page.getByRole('button', { name: `Go to page ${number}` }).first()).toBeVisible();
  await page.goto(`/library/books/${bookId}/notes`);
  for (const number of [6, 8]) await expect(page.locator('.list')).toContainText(`Words of page ${number}`);
});

test('a mark lies on its words: on a page that the file turns, beside another page, and turned by hand @js', async ({ page, join }) => {
  const { username } = await join(page);
  const turned = [0, 90, 180, 270] as const;
  const bytes = await makePdf({ pages: turned.map((rotate, index) => ({ rotate, text: ['A line above', `Marked words ${index + 1}`, 'A line below'], fontSize: 20 })) });
  const bookId = await shelvePdf(username, bytes, { pageCount: 4 });
  await page.goto(`/library/books/${bookId}/read`);
  await isReady(page);
  const words = (number: number) => page.locator(`.page[data-page-number="${number}"] .textLayer span`, { hasText: 'Marked words' });
  const mark = (number: number) => page.locator(`.page[data-page-number="${number}"] .note-stroke`);
  /** How much of the two is shared: 1 = the same place. */
  const overlap = async (number: number): Promise<number> => {
    const [a, b] = await Promise.all([words(number).boundingBox(), mark(number).boundingBox()]);
    if (!a || !b) return 0;
    const shared = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));
    return shared / (a.width * a.height + b.width * b.height - shared);
  };
  const goTo = async (number: number) => {
    await field(page).fill(String(number));
    await field(page).press('Enter');
    await words(number).scrollIntoViewIfNeeded();
  };
  const lieOnTheirWords = async () => {
    for (const number of [1, 2, 3, 4]) {
      await goTo(number);
      await expect.poll(() => overlap(number), `page ${number}`).toBeGreaterThan(0.6);
    }
  };
  for (const number of [1, 2, 3, 4]) {
    await goTo(number);
    await words(number).evaluate((element) => document.getSelection()?.selectAllChildren(element));
    await page.getByRole('button', { name: 'Highlight: green' }).click();
    await expect(mark(number)).toHaveCount(1);
  }
  await lieOnTheirWords();
  await page.locator('summary[aria-label=View]').click();
  await page.getByText('Two', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.spread').first().locator('.page')).toHaveCount(2);
  await lieOnTheirWords();
  await page.locator('.reader-pages').focus();
  await page.keyboard.press('r');
  await expect(page.locator('.page[data-page-number="1"]')).toBeVisible();
  await lieOnTheirWords();
  await page.locator('summary[aria-label=View]').click();
  await page.getByText('Page by page').click();
  await page.keyboard.press('Escape');
  await page.reload();
  await isReady(page);
  await expect(page.locator('.reader')).toHaveAttribute('data-mode', 'page');
  await lieOnTheirWords();
});
