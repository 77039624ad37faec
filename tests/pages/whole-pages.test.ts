import { chromium } from 'playwright';
import type { Browser as Chromium, Page } from 'playwright';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { axeFaults, bringAxe } from '#tests/support/axe.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { browserArguments, ensureBrowser } from '#tests/support/browser.ts';
import { startFakeCatalogues } from '#tests/support/fake-catalogues.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { appRoutes } from '#tests/support/routes.ts';
import { withoutStreams } from '#tests/support/without-streams.ts';
import { furnishedHouse } from '#tests/routes/security/furnished-house.ts';

const [phone, desk] = [{ width: 390, height: 844 }, { width: 1280, height: 860 }];

const catalogues = await startFakeCatalogues();
const app = await createTestApp(catalogues.env);
const chrome: Chromium = await chromium.launch({ executablePath: ensureBrowser(), args: browserArguments });
afterAll(async () => {
  await chrome.close();
  await catalogues.close();
});

const pages = (await appRoutes()).filter(({ hasPage }) => hasPage);
const house = await furnishedHouse(app, 'The Eternal Husband');
const seen = new Set<string>();
/** What needs a longer story to be there, and the spec that tells it, with axe. */
const elsewhere: Record<string, string> = {
  '/sign-in/second-factor': 'accounts/second-factor', '/settings/sign-in/authenticator': 'accounts/second-factor', '/settings/sign-in/recovery-codes': 'accounts/second-factor', '/*': 'site/pages',
};

/** A page that asks about a file which another book has already. */
const second = uuidv7();
await house.about.browser.post('/library/books/new', { id: second, title: 'The Village of Stepanchikovo' });
const { fileId } = await app.db.documentVersion.findFirstOrThrow({ where: { document: { ownerId: house.about.browser.person.id } }, select: { fileId: true } });
const aboutSomething: Record<string, string> = { '/library/books/:id/pdf/attachment': `/library/books/${second}/pdf/attachment?file=${fileId}`, '/notifications/unsubscription': `/notifications/unsubscription?for=${app.services.notifications.tokens.make(house.about.browser.person.id)}` };

type Walk = { as: string; reader: Browser; locale: 'en' | 'ru'; addressOf: (pattern: string) => string };
/** Nothing of theirs stands behind a parameter. */
const plain = (pattern: string) => (/[:*]/.test(pattern) ? '' : pattern);

/** What others rely on, only an owner takes away. */
const ownersOfTitles = new Set(['/titles/:id/removal', '/titles/:id/merge']);

const walks: Walk[] = [
  { as: 'visitor', reader: app.browser(), locale: 'en', addressOf: plain },
  { as: 'member with everything', reader: house.about.browser, locale: 'en', addressOf: (pattern) => (pattern.startsWith('/admin') ? '' : aboutSomething[pattern] ?? house.addressOf(pattern)) },
  { as: 'owner of a house with everything', reader: house.owner, locale: 'en', addressOf: (pattern) => (pattern.startsWith('/admin') || ownersOfTitles.has(pattern) ? house.addressOf(pattern) : '') },
  { as: 'newcomer whose name is taken', reader: await nameless(), locale: 'ru', addressOf: (pattern) => (pattern === '/register/username' ? pattern : '') },
  { as: 'member who is asked again who they are', reader: await tired(), locale: 'ru', addressOf: (pattern) => (pattern === '/settings/proof' ? pattern : '') },
  { as: 'member with nothing', reader: await signedInBrowser(app), locale: 'ru', addressOf: plain },
  { as: 'owner with nothing', reader: await signedInBrowser(app, 'owner'), locale: 'ru', addressOf: (pattern) => (['/', '/styleguide'].includes(pattern) || pattern.startsWith('/admin') ? plain(pattern) : '') },
];

async function pageOf({ reader, locale }: Walk): Promise<Page> {
  const context = await chrome.newContext({ locale, viewport: phone, reducedMotion: 'reduce', extraHTTPHeaders: { 'x-forwarded-for': '10.20.30.40' } });
  await withoutStreams(context);
  await bringAxe(context);
  await context.addCookies([...reader.cookies].map(([name, value]) => ({ name, value, url: app.url })));
  return context.newPage();
}

/** Somebody at whose registration another was quicker. */
async function nameless(): Promise<Browser> {
  const [browser, email] = [app.browser(), 'late@example.org'];
  await browser.post('/register', { username: house.about.browser.person.username, email, password: 'gravel otter plinth' });
  await browser.post('/sign-in/code', { code: await app.outbox.code(email) });
  return browser;
}

/** Somebody who proved long ago who they are. */
async function tired(): Promise<Browser> {
  const browser = await signedInBrowser(app);
  await app.db.session.updateMany({ where: { userId: browser.person.id }, data: { provenAt: new Date(0) } });
  return browser;
}

const wider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What is wrong with the page that stands there. */
async function faultsOf(page: Page, locale: string, pattern: string): Promise<string[]> {
  const faults: string[] = [];
  const { headings, lang, title } = await page.evaluate(() => ({ headings: document.querySelectorAll('h1').length, lang: document.documentElement.lang, title: document.title }));
  if (headings !== 1) faults.push(`${headings} first headings`);
  if (lang !== locale) faults.push(`the language is ${lang}`);
  if (!title || (pattern !== '/' && !/\S.* · \S/.test(title))) faults.push(`the title is "${title}"`);
  if (await wider(page) > 0) faults.push(`scrolls sideways on a phone by ${await wider(page)}`);
  await page.setViewportSize(desk);
  if (await wider(page) > 0) faults.push(`scrolls sideways on a desk by ${await wider(page)}`);
  await page.setViewportSize(phone);
  return faults;
}

/** By language: what one walk has looked at another one need not. */
const withAxe = new Set<string>();

describe.each(walks)('every page that is there for a $as', (walk) => {
  it(`is whole, in ${walk.locale}: axe, one heading, a title, no sideways scrolling, a quiet console`, async () => {
    const page = await pageOf(walk);
    const faults: string[] = [];
    let at = '';
    page.on('console', (message) => message.type() === 'error' && faults.push(`${at} says: ${message.text()} (${message.location().url})`));
    page.on('pageerror', (error) => faults.push(`${at} throws: ${error.message}`));
    for (const { pattern } of pages) {
      at = walk.addressOf(pattern);
      if (!at) continue;
      const answer = await walk.reader.get(at);
      if (answer.status !== 200) continue;
      await page.goto(`${app.url}${at}`);
      seen.add(pattern);
      const found = await faultsOf(page, walk.locale, pattern);
      const turn = `${walk.locale} ${pattern}`;
      if (!withAxe.has(turn) || pattern === '/') found.push(...await axeFaults(page));
      withAxe.add(turn);
      faults.push(...found.map((fault) => `${at}: ${fault}`));
    }
    await page.context().close();
    expect(faults).toEqual([]);
  }, 600_000);
});

it('there is nobody’s page that nobody saw', () => {
  expect(pages.map(({ pattern }) => pattern).filter((pattern) => !seen.has(pattern) && !elsewhere[pattern])).toEqual([]);
});
