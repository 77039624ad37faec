import { text as readText } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import { expect, test as base } from '#tests/support/e2e.ts';
import { enter, newPerson, onDatabase } from '#tests/support/e2e-entry.ts';
import { openLine } from '#tests/support/cuttable-line.ts';

type Line = Awaited<ReturnType<typeof openLine>>;

/** A page with the worker, on a line that can be cut; what a browser says of a cut line is no fault of the page. */
const test = base.extend<{ line: Line; reader: Page }>({
  line: async ({}, use) => {
    const line = await openLine(process.env.APP_URL ?? '');
    await use(line);
    await line.close();
  },
  reader: async ({ browser, line, extraHTTPHeaders }, use) => {
    const context = await browser.newContext({ baseURL: line.url, locale: 'en-US', serviceWorkers: 'allow', extraHTTPHeaders });
    await use(await context.newPage());
    await context.close();
  },
});

const keptPaths = (page: Page) => page.evaluate(async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith('pages:'));
  const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)));
  return kept.flat().sort();
});

const expectKept = (page: Page, path: string) => expect.poll(() => keptPaths(page), { message: `${path} is kept` }).toContain(path);

async function readShelf(page: Page, title: string): Promise<void> {
  await page.goto('/library');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.request.post('/library/books/new', { form: { id: crypto.randomUUID(), title }, headers: { origin: process.env.APP_URL ?? '' } });
  await page.goto('/library');
  await expect(page.getByRole('main')).toContainText(title);
  await expectKept(page, '/library');
}

const noConnection = (page: Page) => page.getByRole('heading', { name: 'No connection' });
const banner = (page: Page) => page.getByText(/There is no connection\. This is how the page looked: \d+:\d\d/);

test('pages that were seen can be read without a connection, and say of when they are @js', async ({ reader: page, line, join, checkAxe }) => {
  await join(page);
  await readShelf(page, 'The Gambler');
  // Inside the app, without a document.
  await page.getByRole('navigation').first().getByRole('link', { name: 'Today' }).click();
  await expect(page).toHaveURL(`${line.url}/`);
  await expectKept(page, '/');
  line.cut();
  await page.getByRole('navigation').first().getByRole('link', { name: 'Library' }).click();
  await expect(page).toHaveURL(`${line.url}/library`);
  await expect(banner(page)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('The Gambler');
  await checkAxe(page);
  await page.goto('/');
  await expect(banner(page)).toBeVisible();
  await page.goto('/library/statistics');
  await expect(noConnection(page)).toBeVisible();
  await checkAxe(page);
  line.mend();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Statistics' })).toBeVisible();
  await expect(banner(page)).toBeHidden();
});

test('in Russian it says so in Russian @js', async ({ reader: page, line }) => {
  await enter(page, newPerson(), 'member', 'ru');
  await readShelf(page, 'Игрок');
  line.cut();
  await page.goto('/library');
  await expect(page.getByText(/Связи нет\. Так страница выглядела: \d+:\d\d/)).toBeVisible();
  await page.goto('/library/statistics');
  await expect(page.getByRole('heading', { name: 'Нет связи' })).toBeVisible();
});

/** With the worker there, and no connection. */
async function expectNothingKept(page: Page, line: Line): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  line.cut();
  await page.goto('/library');
  await expect(noConnection(page)).toBeVisible();
  expect(await page.content()).not.toContain('A Nasty Story');
  line.mend();
}

test('after signing out nothing of the person is left @js', async ({ reader: page, line, join }) => {
  await join(page);
  await readShelf(page, 'A Nasty Story');
  await page.goto('/sign-out');
  await page.getByRole('main').getByRole('button').first().click();
  await page.waitForURL(`${line.url}/`);
  await expect.poll(() => keptPaths(page)).not.toContain('/library');
  await expectNothingKept(page, line);
  await join(page);
  await page.goto('/');
  await expectNothingKept(page, line);
});

test('another person in the same browser and an ended session find nothing of the first @js', async ({ reader: page, line, join }) => {
  await join(page);
  await readShelf(page, 'White Nights');
  await join(page);
  await page.goto('/');
  await expect.poll(() => keptPaths(page)).toEqual(['/']);
  line.cut();
  await page.goto('/library');
  await expect(noConnection(page)).toBeVisible();
  line.mend();
  await readShelf(page, 'Netochka');
  await onDatabase((client) => client.query(`DELETE FROM "Session" WHERE "userId" = (SELECT "ownerId" FROM "Book" WHERE "title" = 'Netochka' ORDER BY "createdAt" DESC LIMIT 1)`));
  await page.goto('/library');
  await expect(page).toHaveURL(/\/sign-in/);
  await expect.poll(() => keptPaths(page)).toEqual([]);
});

test('the owner’s house, settings and ways in are never kept @js', async ({ reader: page }) => {
  await enter(page, newPerson(), 'owner');
  await readShelf(page, 'The Double');
  for (const path of ['/admin', '/admin/people', '/settings', '/settings/sessions', '/library/books/new', '/goals']) await page.goto(path);
  await expectKept(page, '/goals');
  expect(await keptPaths(page)).toEqual(['/goals', '/library']);
});

test('what is opened is asked for at once and only once: pages and files @js', async ({ reader: page, line, join }) => {
  await join(page);
  await readShelf(page, 'The Eternal Husband');
  const before = line.asked.length;
  await page.goto('/goals');
  await expectKept(page, '/goals');
  const download = page.waitForEvent('download');
  await page.evaluate(() => { location.href = '/library/export/books.csv'; });
  expect(await readText(await (await download).createReadStream())).toContain('The Eternal Husband');
  await page.goto('/library/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const opened = line.asked.slice(before).filter(({ path }) => ['/goals', '/library/export/books.csv', '/library/nowhere'].includes(path));
  expect(opened).toEqual([{ path: '/goals', isPreload: true }, { path: '/library/export/books.csv', isPreload: true }, { path: '/library/nowhere', isPreload: true }]);
});

test('a new worker takes over and an open page goes on @js', async ({ reader: page, line, join }) => {
  await join(page);
  await readShelf(page, 'Poor Folk');
  const open = await page.context().newPage();
  await open.goto('/library/books/new');
  await open.locator('[name=title]').first().fill('Half a title');
  line.renewWorker(`self.addEventListener('message', ({ ports }) => ports[0]?.postMessage('second'));`);
  const build = () => page.evaluate(() => new Promise<unknown>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    setTimeout(() => done('first'), 300);
    navigator.serviceWorker.controller?.postMessage('which', [port2]);
  }));
  // A page that is opened while a browser still looks for a new worker does not make it look again.
  await expect.poll(async () => {
    await page.goto('/goals');
    return build();
  }).toBe('second');
  await expectKept(page, '/library');
  await expect(open.locator('[name=title]').first()).toHaveValue('Half a title');
  await open.getByRole('navigation').first().getByRole('link', { name: 'Library' }).click();
  await expect(open.getByRole('main')).toContainText('Poor Folk');
});
