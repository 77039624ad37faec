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

/**
 * Every page of the demo world into a folder: phone and desk, light and dark, both languages.
 * `npm run screenshots -- [folder] [part of a name]`
 */
const [folder = 'screenshots', only = ''] = process.argv.slice(2);
const widths = [390, 1280];
const themes = ['light', 'dark'] as const;
const languages = ['ru', 'en'] as const;

type Shot = { name: string; path: string };

const visitorPages: Shot[] = [
  { name: 'home', path: '/' },
  { name: 'register', path: '/register' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-code', path: '/sign-in/code' },
  { name: 'person-public', path: '/people/kate' },
  { name: 'not-found', path: '/nothing-here' },
];

const memberPages: Shot[] = [
  { name: 'today', path: '/' },
  { name: 'library', path: '/library' },
  { name: 'library-to-read', path: '/library?shelf=to_read' },
  { name: 'library-read-grid', path: '/library?shelf=read&view=grid' },
  { name: 'library-search', path: '/library?shelf=all&q=zzzz' },
  { name: 'book-new', path: '/library/books/new' },
  { name: 'book-find', path: '/library/books/search' },
  { name: 'book-found', path: '/library/books/search?q=oblomov' },
  { name: 'book-found-many', path: '/library/books/search?q=chekhov' },
  { name: 'book-editions', path: '/library/works/OL101W?q=oblomov' },
  { name: 'book-draft', path: '/library/books/new?openLibraryId=OL1011M&googleBooksId=gOblomov0001&q=oblomov' },
  { name: 'book-catalogues-silent', path: '/library/books/new?q=Oblomov&silent=1' },
  { name: 'book-barcode', path: '/library/books/barcode' },
  { name: 'titles', path: '/titles' },
  { name: 'titles-films', path: '/titles/films' },
  { name: 'titles-anime-grid', path: '/titles/anime?view=grid&sort=rating' },
  { name: 'titles-games-narrowed', path: '/titles/games?genre=adventure&sort=newest' },
  { name: 'titles-series-nothing', path: '/titles/series?q=zzzz' },
  { name: 'person-walks', path: '/people/anna/walks' },
  { name: 'person-reviews', path: '/people/kate/reviews' },
  { name: 'person-titles', path: '/people/anna/titles' },
  { name: 'settings-titles', path: '/settings/titles' },
  { name: 'goals', path: '/goals' },
  { name: 'goals-history', path: '/goals/history' },
  { name: 'goal-new', path: '/goals/new' },
  { name: 'goal-filter', path: '/goals/new/filter?metric=library.pages&kind=book' },
  { name: 'statistics', path: '/library/statistics' },
  { name: 'statistics-weeks', path: '/library/statistics?by=week' },
  { name: 'statistics-time', path: '/library/statistics?of=minutes&by=day' },
  { name: 'statistics-days', path: '/library/statistics/days' },
  { name: 'statistics-taste', path: '/library/statistics/taste' },
  { name: 'statistics-speed', path: '/library/statistics/speed' },
  { name: 'years', path: '/library/years' },
  { name: 'year', path: `/library/years/${new Date().getFullYear()}` },
  { name: 'trash', path: '/library/trash' },
  { name: 'import', path: '/library/import' },
  { name: 'export', path: '/library/export' },
  { name: 'settings', path: '/settings' },
  { name: 'settings-profile', path: '/settings/profile' },
  { name: 'settings-profile-picture', path: '/settings/profile/pictures/avatar' },
  { name: 'settings-username', path: '/settings/profile/username' },
  { name: 'settings-language', path: '/settings/language' },
  { name: 'notifications', path: '/notifications' },
  { name: 'settings-notifications', path: '/settings/notifications' },
  { name: 'settings-silence', path: '/settings/notifications/none' },
  { name: 'settings-telegram', path: '/settings/telegram' },
  { name: 'settings-privacy', path: '/settings/privacy' },
  { name: 'person-own', path: '/people/anna' },
  { name: 'person', path: '/people/ilya' },
  { name: 'person-preview', path: '/people/anna?as=visitor' },
  { name: 'settings-sessions', path: '/settings/sessions' },
  { name: 'settings-data', path: '/settings/data' },
  { name: 'settings-deletion', path: '/settings/data/deletion' },
  { name: 'keyboard', path: '/keyboard' },
  { name: 'sign-out', path: '/sign-out' },
];

const ownerPages: Shot[] = [
  { name: 'admin', path: '/admin' },
  { name: 'admin-people', path: '/admin/people' },
  { name: 'admin-invitations', path: '/admin/invitations' },
  { name: 'admin-settings', path: '/admin/settings' },
  { name: 'admin-mail', path: '/admin/mail' },
  { name: 'admin-audit', path: '/admin/audit' },
  { name: 'admin-dictionaries', path: '/admin/dictionaries' },
  { name: 'notes-empty', path: '/library/notes' },
  { name: 'words-empty', path: '/library/words' },
  { name: 'styleguide', path: '/styleguide' },
  { name: 'notifications-empty', path: '/notifications' },
  { name: 'library-empty', path: '/library' },
  { name: 'titles-empty', path: '/titles' },
  { name: 'statistics-empty', path: '/library/statistics' },
  { name: 'statistics-days-empty', path: '/library/statistics/days' },
  { name: 'statistics-taste-empty', path: '/library/statistics/taste' },
  { name: 'statistics-speed-empty', path: '/library/statistics/speed' },
  { name: 'year-empty', path: `/library/years/${new Date().getFullYear()}` },
  { name: 'today-empty', path: '/' },
  { name: 'goals-empty', path: '/goals' },
];

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
  const shots = pages === memberPages ? [...pages, ...(await goalPages(context, url)), ...(await bookPages(context, url)), ...(await titlePages(context, url)), await importPage(context, url)] : pages;
  for (const language of languages) {
    // A member's language is a setting of theirs; a visitor's is a cookie. The form sets both.
    await context.request.post(`${url}/preferences`, { form: { locale: language, returnTo: '/' }, headers: { origin: url } });
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 860 });
      for (const shot of shots) {
        if (!shot.name.includes(only)) continue;
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

/** The film that is rated best, which has most words under it: its page and its forms. */
async function titlePages(context: BrowserContext, url: string): Promise<Shot[]> {
  const page = await context.newPage();
  await page.goto(`${url}/titles/films?sort=rating`);
  const hrefs = await page.locator('main a[href^="/titles/0"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  await page.close();
  const title = hrefs.find((href) => /^\/titles\/[0-9a-f-]{36}$/.test(href));
  if (!title) return [];
  return [
    { name: 'title', path: title },
    ...['walk', 'walk/history', 'walks', 'review', 'reviews', 'edit', 'versions', 'cover'].map((part) => ({ name: `title-${part.replace('/', '-')}`, path: `${title}/${part}` })),
  ];
}

/** A file just read: the page where one looks before anything changes. */
async function importPage(context: BrowserContext, url: string): Promise<Shot> {
  const page = await context.newPage();
  await page.goto(`${url}/library/import`);
  await page.locator('[name=file]').setInputFiles('tests/fixtures/exports/goodreads-2019.csv');
  await page.locator('form:has([name=file]) [type=submit]').click();
  await page.locator('button[value=apply]').waitFor();
  const path = new URL(page.url()).pathname;
  await page.close();
  return { name: 'import-review', path };
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
