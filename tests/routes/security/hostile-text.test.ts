import { parse } from 'csv-parse/sync';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { createTestApp } from '#tests/support/app.ts';
import { dangersIn, kindsOf, parseHtml } from '#tests/support/html.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { appRoutes } from '#tests/support/routes.ts';
import { applyImport, uploadCsv } from './furnished-person.ts';
import { payloads } from './payloads.ts';

const app = await createTestApp();
const { db } = app;
const routes = await appRoutes();
const member = await signedInBrowser(app);

type Fields = Record<string, string>;
const lengths = { title: 500, subtitle: 500, series: 300, publisher: 200, format: 60, description: 20_000, privateNotes: 20_000 };
const textOf = (text: string) => text.replace(/\s+/g, ' ');
const bare = (payload: string) => payload.replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/g, '');

/** A book with one text in every field that takes it. */
function bookOf(id: string, text: string): Fields {
  const fields = Object.fromEntries(Object.entries(lengths).filter(([, max]) => text.length <= max).map(([name]) => [name, text]));
  return { title: 'Without a title', ...fields, id, authors: text.slice(0, 200), tags: text.length <= 60 ? text : '', state: 'to_read', pages: '100' };
}

const harmless = uuidv7();
await member.post('/library/books/new', bookOf(harmless, 'A harmless text'));
await member.post(`/library/books/${harmless}/opinion`, { rating: '50', review: 'A harmless text' });

/** Some of the payloads, for places where each costs a whole page. */
const every = (step: number, from = 0) => payloads.filter((_, at) => at % step === from);

function check(page: Page, what: string, known?: Set<string>): ReturnType<typeof parseHtml> {
  expect(page.status, what).toBeLessThan(500);
  const markup = parseHtml(page.text);
  expect(dangersIn(markup), what).toEqual([]);
  // Lines of a title on a drawn cover are as many as it needs.
  if (known) expect([...kindsOf(markup)].filter((kind) => !known.has(kind) && !/^(text|tspan)\[/.test(kind)), what).toEqual([]);
  return markup;
}

const valueOf = (page: Page, name: string) => parseHtml(page.text).tags.find(({ name: tag, attributes }) => tag !== 'meta' && attributes.get('name') === name)?.attributes.get('value');

describe('the measure', () => {
  it('sees what is dangerous when it is not escaped', () => {
    const frames = (payload: string) => [`<p>${payload}</p>`, `<a href="${payload}">x</a>`, `<p title='${payload}'>x</p>`, `<title>${payload}</title>`, `<textarea>${payload}</textarea>`, `<script nonce="n">"${payload}"</script>`];
    const seen = payloads.filter((payload) => frames(payload).some((frame) => dangersIn(parseHtml(frame)).length > 0));
    expect(payloads.length).toBeGreaterThanOrEqual(200);
    expect(new Set(payloads).size).toBe(payloads.length);
    expect(seen.length).toBeGreaterThan(90);
    expect(dangersIn(parseHtml('<p>a &lt;script> b</p><a href="/javascript:x">c</a><textarea><script></textarea>'))).toEqual([]);
  });
});

describe('hostile text in a book', () => {
  it('is kept as it is and shown as text', async () => {
    const known = {
      book: kindsOf(parseHtml((await member.get(`/library/books/${harmless}`)).text)),
      edit: kindsOf(parseHtml((await member.get(`/library/books/${harmless}/edit`)).text)),
    };
    for (const payload of payloads) {
      const id = uuidv7();
      const form = bookOf(id, payload);
      const answer = await member.post('/library/books/new', form);
      expect([303, 400], payload).toContain(answer.status);
      if (answer.status === 400) {
        check(answer, payload);
        continue;
      }
      expect((await member.post(`/library/books/${id}/opinion`, { rating: '50', review: payload })).status, payload).toBe(303);
      const kept = await db.book.findUniqueOrThrow({ where: { id } });
      for (const name of Object.keys(lengths) as (keyof typeof lengths)[]) {
        if (name !== 'series' && form[name] === payload) expect(kept[name], `${name}: ${payload}`).toBe(bare(payload));
      }
      expect(kept.review, payload).toBe(bare(payload));
      const page = check(await member.get(`/library/books/${id}`), payload, known.book);
      expect(textOf(page.text), payload).toContain(textOf(bare(payload)));
      const edit = await member.get(`/library/books/${id}/edit`);
      check(edit, payload, known.edit);
      if (!/[\r\n]/.test(payload)) for (const name of ['title', 'description'] as const) expect(valueOf(edit, name), payload).toBe(bare(payload));
    }
  }, 300_000);

  it('harms no list, no search, no page about a book', async () => {
    const known = kindsOf(parseHtml((await member.get('/library?shelf=all&q=harmless')).text));
    expect(known.size).toBeGreaterThan(10);
    let seen = 0;
    for (let path: string | undefined = '/library?shelf=all&sort=title'; path && seen < 9; seen += 1) {
      const { tags } = check(await member.get(path), path);
      path = tags.map(({ attributes }) => attributes.get('href') ?? '').findLast((href) => href.includes('after='));
    }
    expect(seen).toBeGreaterThan(1);
    for (const path of ['/', '/library?view=grid&shelf=all', '/library/statistics', '/library/trash']) check(await member.get(path), path);
    const { id } = await db.book.findFirstOrThrow({ where: { title: '</title><script>alert(1)</script>' } });
    await member.post(`/library/books/${id}/readings`, { id: uuidv7(), state: 'finished', endedOn: '2025-05-05' });
    for (const path of ['/library/statistics/taste', '/library/statistics/taste?year=2025', '/library/years/2025']) {
      const page = await member.get(path);
      check(page, path);
      expect(page.text, path).toContain('&lt;script&gt;alert(1)');
    }
    for (const { pattern } of routes.filter((route) => /^\/library\/books\/:id(\/[a-z]+)?$/.test(route.pattern))) check(await member.get(pattern.replace(':id', id)), pattern);
    for (const payload of every(4)) {
      const page = await member.get(`/library?shelf=all&q=${encodeURIComponent(payload)}`);
      expect(page.status, payload).toBe(200);
      check(page, payload);
    }
  }, 300_000);

  it('too long, not well formed, or with NUL is refused', async () => {
    const book = (title: string) => ({ id: uuidv7(), state: 'to_read', title });
    const before = await db.book.count();
    for (const [name, max] of Object.entries(lengths)) {
      expect((await member.post('/library/books/new', { ...book('x'), [name]: 'x'.repeat(max + 1) })).status, name).toBe(400);
    }
    expect((await member.post('/library/books/new', book('x'.repeat(1_000_000)))).status).toBe(400);
    expect((await member.post('/library/books/new', book('x'.repeat(2_000_000)))).status).toBe(413);
    expect((await member.post('/library/books/new', { ...book('x'), tags: Array.from({ length: 5_000 }, (_, at) => `t${at}`).join(',') })).status).toBe(400);
    expect((await member.post('/library/books/new', [...Object.entries(book('x')), ...Array.from({ length: 600 }, (_, at): [string, string] => [`f${at}`, 'x'])])).status).toBe(400);
    for (const bytes of ['%00', '%ED%A0%80', '%ED%BF%BF', '%C0%80', '%FF%FE', '%F8%88%80%80%80', '%E2%82', '%']) {
      const body = `id=${uuidv7()}&state=to_read&title=x${bytes}`;
      const { status } = await member.send('POST', '/library/books/new', body, { 'content-type': 'application/x-www-form-urlencoded' });
      // A lone percent sign is a percent sign.
      expect(status, bytes).toBe(bytes === '%' ? 303 : 400);
    }
    expect(await db.book.count()).toBe(before + 1);
  }, 300_000);

  it('in other kinds of bodies is refused', async () => {
    for (const [type, body] of [['application/json', '{"title":{"contains":""}}'], ['text/plain', 'title=x'], ['application/xml', '<title/>'], ['multipart/form-data; boundary=x', 'not multipart'], ['multipart/form-data', 'x']] as const) {
      const { status } = await member.send('POST', '/library/books/new', body, { 'content-type': type });
      expect(status, type).toBe(400);
    }
    const upload = new FormData();
    upload.set('title', new File(['<script>'], '../../evil.html', { type: 'text/html' }));
    expect((await member.send('POST', '/library/books/new', upload)).status).toBe(400);
  });
});

describe('hostile text in a file', () => {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('is text in the dry run, on the shelf, in the report, and harmless in a spreadsheet', async () => {
    const reader = await signedInBrowser(app);
    // Rows are told apart by their number of pages.
    const rows = payloads.map((text, at) => [text, text.slice(0, 150) || 'x', String(at + 1), 'read', text, text].map(cell).join(','));
    const path = await uploadCsv(app, reader, ['Title,Author,Number of Pages,Exclusive Shelf,Bookshelves,My Review', ...rows].join('\n'));
    for (const kind of ['', '?kind=new', '?kind=skipped', '?kind=ambiguous']) check(await reader.get(`${path}${kind}`), `dry run ${kind}`);
    await applyImport(app, reader, path);
    for (const page of [path, '/library?shelf=all', '/library/import', `${path}/undo`]) check(await reader.get(page), page);
    const books = await db.book.findMany({ where: { ownerId: reader.person.id } });
    expect(books.length).toBeGreaterThan(payloads.length * 0.8);
    for (const { id } of books.filter((_, at) => at % 8 === 0)) check(await reader.get(`/library/books/${id}`), id);
    for (const { title, pages } of books) {
      const typed = payloads[(pages ?? 0) - 1] ?? '';
      // A file's title may have a series in brackets, and loses invisible spaces.
      if (!/[(\r\n\u200B\uFEFF]/.test(typed)) expect(title.replace(/\s+/g, ' ')).toBe(bare(typed).replace(/\s+/g, ' '));
    }
    for (const address of ['/library/export/books.csv', `${path}/report.csv`]) {
      const { text, headers } = await reader.get(address);
      expect(headers.get('content-disposition'), address).toContain('attachment');
      expect(headers.get('content-type'), address).toContain('text/csv');
      const cells = (parse(text, { bom: true, relax_column_count: true }) as string[][]).flat();
      expect(cells.some((one) => one === "'=1+1"), address).toBe(true);
      // An ISBN is a formula on purpose, or spreadsheets make a number of it; plain numbers stay numbers.
      expect(cells.filter((one) => /^[=+\-@\t\r]/.test(one) && !/^="[\dX]*"$/.test(one) && !/^-?\d+(\.\d+)?$/.test(one)), address).toEqual([]);
    }
  }, 300_000);
});

describe('hostile text at the door', () => {
  const forms = (payload: string): [string, Fields][] => [
    ['/register', { username: payload, email: 'anna@example.org', password: 'gravel otter plinth' }],
    ['/register', { username: 'anna-of-no-name', email: payload, password: payload }],
    ['/sign-in', { intent: 'code', email: payload, redirectTo: payload }],
    ['/sign-in/code', { code: payload, link: payload }],
    ['/preferences', { locale: payload, theme: 'dark', returnTo: payload }],
  ];

  it('comes back as text', async () => {
    for (const [at, payload] of payloads.entries()) {
      const all = forms(payload);
      for (const [path, form] of at < 12 ? all : [all[at % all.length] ?? ['', {}]]) {
        const page = await app.browser().post(path, form);
        // Some are names that a person may have.
        const isName = (form.username === payload || form.email === payload || form.login === payload) && /^[\w.-]+$/.test(payload);
        expect(isName ? [303, 400] : [400], `${path} ${payload}`).toContain(page.status);
        check(page, `${path} ${payload}`);
      }
    }
  }, 300_000);

  it('is no password, no name and no address to go to', async () => {
    for (const payload of every(12)) {
      const page = await app.browser().post('/sign-in', { intent: 'password', login: payload, password: payload, redirectTo: payload });
      expect([400, 429], payload).toContain(page.status);
      check(page, payload);
    }
    for (const payload of payloads) {
      const asked = `?redirectTo=${encodeURIComponent(payload)}&link=${encodeURIComponent(payload)}&after=${encodeURIComponent(payload)}`;
      for (const path of [payload.length % 2 === 0 ? '/sign-in' : '/sign-in/code']) check(await app.browser().get(`${path}${asked}`), `${path} ${payload}`);
      const { status, location } = await app.browser().post('/preferences', { theme: 'dark', returnTo: payload });
      expect(status, payload).toBe(303);
      expect(location, payload).toBe('/');
    }
  }, 300_000);

  it('in addresses, cookies and headers answers no error of ours', async () => {
    for (const [at, payload] of payloads.entries()) {
      const encoded = encodeURIComponent(payload);
      const paths = [`/${encoded}`, `/library/books/${encoded}`, `/library?${encoded}=${encoded}&shelf=${encoded}&sort=${encoded}&after=${encoded}&tag=${encoded}`, `/library/trash?after=${encoded}`];
      for (const path of at < 6 ? paths : [paths[at % paths.length] ?? '']) {
        const page = await member.get(path);
        check(page, path);
        expect([200, 303, 400, 404], path).toContain(page.status);
      }
      if (at % 6 !== 0) continue;
      const ascii = payload.replace(/[^\x20-\x7e]/g, '?');
      const visitor: Browser = app.browser();
      for (const name of ['kz-session', 'kz-code', 'kz-toast', 'kz-theme', 'kz-locale']) visitor.cookies.set(name, ascii);
      check(await visitor.get('/sign-in', { 'user-agent': ascii, referer: ascii, 'x-request-id': ascii, 'accept-language': ascii || 'en' }), `headers ${payload}`);
    }
  }, 300_000);

  it('in a toast that somebody made themselves runs nothing', async () => {
    for (const payload of every(6)) {
      for (const toast of [{ key: 'library-edit:toast.added', values: { title: payload } }, { key: payload }, { key: 'library-edit:toast.added', values: {}, undo: { action: payload, labelKey: 'library:undo' } }, { key: 'library-edit:toast.added', undo: { action: `/x${payload}`, labelKey: payload.slice(0, 80) } }]) {
        const browser = app.browser();
        browser.cookies.set('kz-toast', Buffer.from(JSON.stringify(toast)).toString('base64url'));
        check(await browser.get('/sign-in'), JSON.stringify(toast));
      }
    }
  }, 300_000);
});

describe('hostile text in what a goal is about', () => {
  it('is shown as text on the goal’s pages and in its title', async () => {
    for (const payload of every(40, 1)) {
      const id = uuidv7();
      if ((await member.post('/library/books/new', bookOf(id, payload))).status !== 303) continue;
      const goalId = uuidv7();
      expect((await member.post('/goals/new', { id: goalId, metric: 'library.book', filter: `book:${id}`, to: new Date(Date.now() + 31_536_000_000).toISOString().slice(0, 10) })).status, payload).toBe(303);
      for (const path of [`/goals/${goalId}`, `/goals/${goalId}/edit`, `/goals/${goalId}/removal`, `/goals/new?metric=library.book&filter=book:${id}`]) check(await member.get(path), `${path}: ${payload}`);
      await member.post(`/goals/${goalId}/removal`, {});
      check(await member.get('/goals'), payload);
    }
    for (const payload of every(24, 2)) {
      const query = new URLSearchParams({ metric: payload, amount: payload, period: payload, from: payload, to: payload, repeats: payload, filter: payload, kind: payload, q: payload });
      for (const path of ['/goals/new', '/goals/new/filter', '/goals/history']) check(await member.get(`${path}?${query}&after=${encodeURIComponent(payload)}`), payload);
    }
  }, 300_000);
});
