import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MemberCtx, Viewer } from '#app/kernel/accounts/context.ts';
import { beginTelegramLink } from '#app/kernel/accounts/index.server.ts';
import { sessionCookieName } from '#app/kernel/accounts/session.server.ts';
import type { AppError } from '#app/platform/http/app-error.ts';
import { countUses } from '#app/platform/http/rate-limit.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { inParallel } from '#tests/support/in-parallel.ts';
import { createPerson, signedInBrowser, signInAs } from '#tests/support/people.ts';
import { appRoutes } from '#tests/support/routes.ts';
import { until } from '#tests/support/until.ts';
import { furnishedHouse, isOwners } from './furnished-house.ts';
import { addressOf, furnishedPassword, furnishedPerson } from './furnished-person.ts';
import { validForms } from './valid-forms.ts';

const app = await createTestApp();
const { db } = app;
const routes = await appRoutes();
const person = await furnishedPerson(app, 'Uncle’s Dream');
const owner = await signedInBrowser(app, 'owner');
const { username, id: personId, email } = person.browser.person;
let at = 0;
const visitor = (): Browser => {
  at += 1;
  return app.browser({ ip: `10.5.${at >> 8}.${at % 256}` });
};
const lastOf = (kind: string, ip: string) => until(() => db.auditEvent.findFirst({ where: { kind, ip }, orderBy: { at: 'desc' } }));
const ipOf = (browser: Browser) => (browser as unknown as { ip: string }).ip;

/** These need no fresh proof, and end or renew the session that the others come with. */
const endsSessions = new Set(['/sign-out', '/settings/proof', '/settings/sessions', '/admin/people/sessions', '/admin/people/:id/sessions']);

/** `key`: what it counts by, where that is neither the person nor, for `ip` and a visitor, the address. */
type Reached = { by: 'person' | 'owner' | 'ip' | 'visitor'; key?: string; seconds: number; ask: (browser: Browser) => Promise<Page> };
const hour = 3_600;
const sends = (pattern: string, by: Reached['by'], seconds: number): Reached => ({ by, seconds, ask: (browser) => browser.post(addressOf(pattern, person) ?? pattern, validForms[pattern]?.() ?? {}) });
const reads = (path: string, seconds = hour): Reached => ({ by: 'person', seconds, ask: (browser) => browser.get(path) });
/** Where the proof is too old: nobody else is asked for it. */
const proves = (by: Reached['by'], seconds: number, form: Record<string, string>): Reached => ({
  by, seconds,
  async ask(browser) {
    const proven = (provenAt: Date) => db.session.updateMany({ where: { userId: personId }, data: { provenAt } });
    await proven(new Date(Date.now() - hour * 1_000));
    const answer = await browser.post('/settings/proof', form);
    await proven(new Date());
    return answer;
  },
});
const uploads = (pattern: string): Reached => ({ by: 'person', seconds: hour, ask: (browser) => browser.send('POST', addressOf(pattern, person) ?? pattern, new FormData()) });

/** Every limit, by what meets it; those that count by addresses first, as a person's stays used up. */
const reached: Record<string, Reached> = {
  'password-ip': { by: 'visitor', seconds: 60, ask: (browser) => browser.post('/sign-in', { intent: 'password', login: 'x', password: 'x' }) },
  'password-login': { by: 'visitor', key: 'guessed-at', seconds: 900, ask: (browser) => browser.post('/sign-in', { intent: 'password', login: 'guessed-at', password: 'x' }) },
  'code-email': { by: 'visitor', key: 'asked-for@example.org', seconds: 60, ask: (browser) => browser.post('/sign-in', { intent: 'code', email: 'asked-for@example.org' }) },
  'code-attempt-ip': sends('/sign-in/code', 'visitor', 60),
  'code-ip': sends('/sign-in', 'visitor', 60),
  'unsubscribe': { by: 'visitor', seconds: hour, ask: (browser) => browser.post(`/notifications/unsubscription?for=${app.services.notifications.tokens.make(personId)}`, {}) },
  'proof-ip': proves('ip', 60, { intent: 'password', password: 'x' }),
  'proof-person': proves('person', 900, { intent: 'password', password: 'x' }),
  'proof-letter': proves('person', 60, { intent: 'letter' }),
  'app-code': proves('person', 900, { intent: 'app', code: '123456' }),
  'username-try': sends('/settings/profile/username', 'person', hour),
  'name-suggestions': reads('/settings/profile/name-suggestions?part=firstName&query=Ver', 60),
  'data-export': sends('/settings/data/exports', 'person', 24 * hour),
  'library-import': sends('/library/import', 'person', hour),
  'titles-import': sends('/titles/import', 'person', hour),
  'picture-upload': uploads('/settings/profile/pictures/avatar'),
  'pdf-upload': uploads('/library/books/new/pdf'),
  'dictionary-upload': { ...uploads('/admin/dictionaries'), by: 'owner' },
  'pdf-password': sends('/library/books/:id/pdf/password', 'person', 900),
  'save-word': sends('/library/words', 'person', hour),
  'set-goal': sends('/goals/new', 'person', hour),
  'add-title': sends('/titles/new', 'person', hour),
  'catalogue-search': sends('/library/books/new/isbn', 'person', 60),
  'catalogue-cover': reads('/library/covers/ol-1011'),
  'page-picture': reads(`/library/books/${person.ids.id}/pages/1/picture`),
  'year-picture': reads('/library/years/2026/picture.png'),
  'search': reads('/search?q=x', 60),
  'export': reads('/library/export/books.csv'),
};

/** What is refused in other words than 429, or asks for a scene of its own: the file and the test. */
const reachedElsewhere: Record<string, [file: string, test: string]> = {
  'look-up': ['tests/routes/security/journal.test.ts', 'looking a word up goes on with what the house knows'],
  'telegram-link': ['tests/routes/security/journal.test.ts', 'links that bind a chat are few for a person and for an address'],
  'telegram-link-ip': ['tests/routes/security/journal.test.ts', 'links that bind a chat are few for a person and for an address'],
  'bot-chat': ['tests/integration/engines/bot/chats.test.ts', 'more than thirty times in a minute is no longer listened to'],
  'second-letter': ['tests/integration/kernel/accounts/second-factor.test.ts', 'is sent three times a minute at most, counted for the person'],
  'username-change': ['tests/routes/account/profile.test.ts', 'is taken twice in thirty days'],
};

/** As the code names them; a new one needs its line above. */
function limitNames(): string[] {
  const uses = /\bname: ['`]([\w${}.-]+)['`], (?:key: (?!Prisma|nullsLast|id, id|decode)|max: )|ownLetterLimits\('([a-z-]+)'/g;
  const named = globSync('app/**/*.{ts,tsx}').filter((path) => !path.includes('/generated/')).flatMap((path) => [...readFileSync(path, 'utf8').matchAll(uses)].map(([, name, letter]) => name ?? letter ?? ''));
  return [...new Set(named.flatMap((name) => (name.startsWith('$') ? ['library', 'titles'].map((room) => name.replace(/\$\{.*\}/, room)) : [name])))].sort();
}

const exportPaths = [
  '/library/export/books.csv', '/library/export/library.json', '/titles/export/films.csv', '/titles/export/anime.xml', '/titles/export/titles.json', '/library/words/words.csv',
  '/library/words/words.txt', '/library/notes/notes.md', '/library/statistics/days.csv', '/library/statistics/taste.csv',
];
/** What is there for few: the limit is asked before anybody looks. */
const rareFiles = [`/library/import/${randomUUID()}/report.csv`, `/titles/import/${randomUUID()}/report.csv`, '/settings/sign-in/recovery-codes/file'];

/** Who, whence and when. */
async function expectNoted(kind: string, browser: Browser, actorId: string | null): Promise<void> {
  const row = await lastOf(kind, ipOf(browser));
  expect(row.actorId, kind).toBe(actorId);
  expect(Math.abs(Date.now() - row.at.getTime()), kind).toBeLessThan(60_000);
  expect(JSON.stringify(row.details), kind).not.toMatch(/gravel|everything of mine|@example\.org/);
}

describe('the journal', () => {
  it('has a row for each way in that was taken and each that failed', async () => {
    const browser = visitor();
    await browser.post('/sign-in', { intent: 'password', login: username, password: 'not the password' });
    await expectNoted('sign-in.failed', browser, personId);
    await browser.post('/sign-in', { intent: 'password', login: username, password: furnishedPassword });
    await expectNoted('sign-in.password', browser, personId);
    await browser.post('/settings/proof', { intent: 'password', password: 'not the password' });
    await expectNoted('proof.failed', browser, personId);
    await browser.post('/settings/proof', { intent: 'password', password: furnishedPassword });
    await expectNoted('account.proven', browser, personId);
    await browser.post('/settings/password', { current: 'not the password', password: 'gravel otter plinth', repeated: 'gravel otter plinth' });
    await expectNoted('password.wrong', browser, personId);
    await browser.post('/sign-out', {});
    await expectNoted('sign-out', browser, personId);
    const unknown = visitor();
    await unknown.post('/sign-in', { intent: 'password', login: 'nobody-at-all', password: 'not the password' });
    await expectNoted('sign-in.failed', unknown, null);
    const waiting = visitor();
    await waiting.post('/sign-in', { intent: 'code', email: String(email) });
    const code = await app.outbox.code(String(email));
    await waiting.post('/sign-in/code', { code: code === '000000' ? '111111' : '000000' });
    expect((await lastOf('code.wrong', ipOf(waiting))).kind).toBe('code.wrong');
    await waiting.post('/sign-in/code', { code });
    await expectNoted('code.accepted', waiting, personId);
  });

  it('has a row for every 403, whichever route answers it', async () => {
    const house = await furnishedHouse(app, 'A Little Hero');
    const tooOld = new Date(Date.now() - 3_600_000);
    let refused = 0;
    await inParallel(routes.filter(({ hasAction, pattern }) => hasAction && !endsSessions.has(pattern)), async ({ pattern }) => {
      const browser = visitor();
      const own = isOwners({ pattern });
      const kept = (own ? house.owner : house.about.browser).cookies.get(sessionCookieName(false)) ?? '';
      browser.cookies.set(sessionCookieName(false), kept);
      await db.session.updateMany({ where: { userId: { in: [house.owner.person.id, house.about.browser.person.id] } }, data: { provenAt: tooOld } });
      const path = own ? house.addressOf(pattern) : addressOf(pattern, house.about) ?? '';
      const { status } = await browser.post(path, validForms[pattern]?.() ?? {});
      if (status !== 403) return;
      refused += 1;
      const row = await lastOf('request.refused', ipOf(browser));
      expect(row.actorId, pattern).toBe(own ? house.owner.person.id : house.about.browser.person.id);
      expect(JSON.stringify(row.details), pattern).toContain('POST /');
    }, 1);
    expect(refused).toBeGreaterThan(5);
    const foreign = visitor();
    expect((await foreign.post('/sign-in', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    await lastOf('request.foreign-origin', ipOf(foreign));
  }, 300_000);

  it('has a row for every limit that is reached, with its name', async () => {
    expect([...Object.keys(reached), ...Object.keys(reachedElsewhere)].sort()).toEqual(limitNames());
    for (const [name, [file, test]] of Object.entries(reachedElsewhere)) expect(readFileSync(file, 'utf8'), name).toContain(`it('${test}`);
    await inParallel(Object.entries(reached), async ([name, { by, key, seconds, ask }]) => {
      const browser = visitor();
      const who = by === 'owner' ? owner : person.browser;
      if (by !== 'visitor') browser.cookies.set(sessionCookieName(false), who.cookies.get(sessionCookieName(false)) ?? '');
      // As if it had been used up already.
      await countUses(db, [{ name, key: key ?? (by === 'person' || by === 'owner' ? who.person.id : ipOf(browser)), seconds, uses: 1_000_000 }], new Date());
      const answer = await ask(browser);
      expect.soft([answer.status, answer.headers.has('retry-after')], name).toEqual([429, true]);
      const row = await lastOf('limit.reached', ipOf(browser)).catch(() => null);
      expect.soft(row?.details, name).toEqual({ limit: name });
      // Once for each refusal, not twice.
      expect.soft(await db.auditEvent.count({ where: { kind: 'limit.reached', ip: ipOf(browser) } }), name).toBe(1);
    }, 1);
  }, 300_000);

  it('looking a word up goes on with what the house knows', async () => {
    await countUses(db, [{ name: 'look-up', key: personId, seconds: 60, uses: 1_000_000 }], new Date());
    const { status, text } = await person.browser.get('/library/look-up/encyclopedia?text=house');
    expect([status, (JSON.parse(text) as { article: unknown }).article]).toEqual([200, { found: null, silence: 'quota' }]);
  });

  it('links that bind a chat are few for a person and for an address', async () => {
    // The page is not there in a house without a bot.
    const begin = (viewer: Viewer, ip: string) => beginTelegramLink({ db, viewer, now: new Date(), ip } as MemberCtx).then(() => 'begun', (error: unknown) => (error as AppError).code);
    const [many, one] = [await createPerson(db), await createPerson(db)];
    await countUses(db, [{ name: 'telegram-link', key: many.id, seconds: hour, uses: 1_000_000 }, { name: 'telegram-link-ip', key: '10.6.0.1', seconds: hour, uses: 1_000_000 }], new Date());
    expect([await begin(many, '10.6.0.2'), await begin(one, '10.6.0.1'), await begin(one, '10.6.0.2')]).toEqual(['rate-limited', 'rate-limited', 'begun']);
  });

  it('of a search or a file that is made is met by nobody in earnest, and says so kindly', async () => {
    const browser = await signInAs(app, await createPerson(db));
    const statuses = new Set<number>();
    for (let typed = 0; typed < 100; typed += 1) statuses.add((await browser.get(`/search?q=${'книга'.slice(0, 1 + (typed % 5))}`)).status);
    for (let file = 0; file < 60; file += 1) statuses.add((await browser.get(exportPaths[file % exportPaths.length] ?? '')).status);
    expect(statuses).toEqual(new Set([200]));
    for (const path of [...exportPaths, ...rareFiles]) {
      const refused = await browser.get(path);
      expect([refused.status, refused.text.includes('a lot in a short time')], path).toEqual([429, true]);
    }
    // Whoever asked for too many files may still look for a book.
    expect((await browser.get('/search?q=x')).status).toBe(200);
  }, 120_000);
});

describe('what a limit counts by', () => {
  it('is the address that was parsed and the person: further fields, spellings and headers make no new bucket', async () => {
    const browser = visitor();
    const target = `target-${at}@example.org`;
    const ways: Record<string, string>[] = [
      { email: target }, { email: target.toUpperCase() }, { email: ` ${target} ` }, { email: target, 'email[]': 'other@example.org' }, { email: target, key: 'x', ip: '1.1.1.1', emailKey: 'other@example.org', login: 'other' },
    ];
    const statuses: number[] = [];
    for (const [turn, form] of ways.entries()) statuses.push((await browser.post('/sign-in', { intent: 'code', ...form }, { 'x-real-ip': `9.9.9.${turn}`, forwarded: `for=9.9.9.${turn}`, 'cf-connecting-ip': `9.9.9.${turn}`, 'true-client-ip': `9.9.9.${turn}` })).status);
    expect([400, 429]).toContain(statuses[3]);
    expect(statuses[4]).toBe(429);
    const twice = await browser.send('POST', '/sign-in', `intent=code&email=other-${at}@example.org&email=${encodeURIComponent(target)}`, { 'content-type': 'application/x-www-form-urlencoded' });
    expect([400, 429]).toContain(twice.status);
    const guessing = visitor();
    for (let turn = 0; turn < 10; turn += 1) await guessing.post('/sign-in', { intent: 'password', login: `nobody-${turn}`, password: 'x', email: `e${turn}@example.org` }, { 'x-forwarded-for': `8.8.8.${turn}, ${ipOf(guessing)}` });
    expect((await guessing.post('/sign-in', { intent: 'password', login: 'nobody', password: 'x' })).status).toBe(429);
  });
});
