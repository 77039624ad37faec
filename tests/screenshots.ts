import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, BrowserContext } from 'playwright';
import { startApp } from './support/app-process.ts';
import { browserArguments, ensureBrowser } from './support/browser.ts';
import { startFakeCatalogues } from './support/fake-catalogues.ts';
import { withoutStreams } from './support/without-streams.ts';
import { furnishReadingRoom, readingRoomPages } from './support/picture-book.ts';
import { memberPages, ownerPages, visitorPages } from './support/picture-pages.ts';
import type { Shot } from './support/picture-pages.ts';

/**
 * Every page of the demo world into a folder: phone and desk, light and dark, both languages.
 * `npm run screenshots -- [folder] [part of a name]`
 */
const [folder = 'screenshots', only = ''] = process.argv.slice(2);
const widths = [390, 1280];
const themes = ['light', 'dark'] as const;
const languages = ['ru', 'en'] as const;

async function signIn(context: BrowserContext, url: string, login: string, password: string) {
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.locator('form:has([name=password]) [name=login]').fill(login);
  await page.locator('[name=password]').fill(password);
  await page.locator('form:has([name=password]) [type=submit]').click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  await page.close();
}

async function takeAll(browser: Browser, url: string, pages: Shot[], person?: { login: string; password: string }) {
  const context = await browser.newContext({ reducedMotion: 'reduce', extraHTTPHeaders: { 'accept-language': 'en' } });
  await withoutStreams(context);
  if (person) await signIn(context, url, person.login, person.password);
  const page = await context.newPage();
  const shots = pages === memberPages ? [...pages, ...(await goalPages(context, url)), ...(await bookPages(context, url)), ...(await titlePages(context, url)), await importPage(context, url, 'library', 'tests/fixtures/exports/goodreads-2019.csv'), await importPage(context, url, 'titles', 'tests/fixtures/titles/mal.xml')] : pages;
  for (const language of languages) {
    // A member's language is a setting of theirs; a visitor's is a cookie. The form sets both.
    await context.request.post(`${url}/preferences`, { form: { locale: language, returnTo: '/' }, headers: { origin: url } });
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 860 });
      for (const shot of shots) {
        if (!shot.name.includes(only)) continue;
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(`${url}${shot.path}`, { waitUntil: 'networkidle' });
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme });
          await page.screenshot({ path: join(folder, `${shot.name}-${language}-${width}-${colorScheme}.png`), fullPage: true });
        }
      }
    }
  }
  await context.close();
}

/** Goals of the list: of one book, and one that comes again and again, with its form and its removal. */
async function goalPages(context: BrowserContext, url: string): Promise<Shot[]> {
  const page = await context.newPage();
  await page.goto(`${url}/goals`);
  const goals = await page.locator('main a[href^="/goals/0"]').evaluateAll((links) => links.map((link) => ({ path: link.getAttribute('href') ?? '', isWhole: /[«“]/.test(link.textContent ?? '') })));
  await page.close();
  const [whole, other] = [goals.find(({ isWhole }) => isWhole), goals.find(({ isWhole }) => !isWhole)];
  return [
    ...(whole ? [{ name: 'goal-book', path: whole.path }] : []),
    ...(other ? [{ name: 'goal', path: other.path }, { name: 'goal-edit', path: `${other.path}/edit` }, { name: 'goal-removal', path: `${other.path}/removal` }] : []),
  ];
}

/** The first book of the reading shelf: its page and its forms. */
async function bookPages(context: BrowserContext, url: string): Promise<Shot[]> {
  const page = await context.newPage();
  await page.goto(`${url}/library`);
  const hrefs = await page.locator('main a[href^="/library/books/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  await page.close();
  const book = hrefs.find((href) => /^\/library\/books\/[0-9a-f-]{36}$/.test(href));
  if (!book) return [];
  await furnishReadingRoom(context, url, book);
  return [...readingRoomPages(book), { name: 'book', path: book }, { name: 'book-edit', path: `${book}/edit` }, { name: 'book-cover', path: `${book}/cover` }, { name: 'book-cover-choices', path: `${book}/cover/choices` }];
}

/** The film that is rated best, which has most words under it: its page and its forms; and one whose walk and review were removed. */
async function titlePages(context: BrowserContext, url: string): Promise<Shot[]> {
  const page = await context.newPage();
  await page.goto(`${url}/titles/films?sort=rating`);
  const hrefs = await page.locator('main a[href^="/titles/0"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  await page.close();
  const [title, other] = hrefs.filter((href) => /^\/titles\/[0-9a-f-]{36}$/.test(href));
  if (!title || !other) return [];
  const send = (path: string, form: Record<string, string>) => context.request.post(`${url}${other}/${path}`, { form, headers: { origin: url }, maxRedirects: 0 });
  await send('walk/state', { state: 'completed' });
  await send('review', { rating: '70', text: 'Once more, perhaps.' });
  await send('walk/removal', {});
  await send('review/removal', {});
  return [
    { name: 'title', path: title }, { name: 'title-removed', path: other }, { name: 'title-walk-removal', path: `${title}/walk/removal` },
    ...['walk', 'walk/history', 'walks', 'review', 'reviews', 'edit', 'versions', 'cover'].map((part) => ({ name: `title-${part.replace('/', '-')}`, path: `${title}/${part}` })),
  ];
}

/** A file just read: the page where one looks before anything changes. */
async function importPage(context: BrowserContext, url: string, room: 'library' | 'titles', file: string): Promise<Shot> {
  const page = await context.newPage();
  await page.goto(`${url}/${room}/import`);
  await page.locator('[name=file]').setInputFiles(file);
  await page.locator('form:has([name=file]) [type=submit]').click();
  await page.locator('button[value=apply]').waitFor();
  const path = new URL(page.url()).pathname;
  await page.close();
  return { name: `${room}-import-review`, path };
}

mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'kruzhok-screenshots-'));
const catalogues = await startFakeCatalogues();
const app = await startApp({ DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...catalogues.env });
try {
  const seeded = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'app/server/cli/seed.ts', 'demo'], { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' });
  const [, login = '', password = ''] = /Sign in as ([^\s,]+).* with the password: (.+)/.exec(seeded) ?? [];
  const [, owner = '', ownerPassword = ''] = /owner login: (\S+) password: (\S+)/.exec(app.output()) ?? [];
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserArguments });
  await takeAll(browser, app.url, visitorPages);
  await takeAll(browser, app.url, memberPages, { login, password: password.trim() });
  await takeAll(browser, app.url, ownerPages, { login: owner, password: ownerPassword });
  await browser.close();
  console.log(`Pictures are in ${folder}/`);
} finally {
  await app.stop();
  await catalogues.close();
  rmSync(dataDir, { recursive: true, force: true });
}
