import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Browser } from '#tests/support/browser-session.ts';
import { createTestApp } from '#tests/support/app.ts';
import { signedInBrowser } from '#tests/support/people.ts';

const app = await createTestApp();
const { db, outbox } = app;
const address = () => `${randomBytes(5).toString('hex')}@example.org`;
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const password = 'gravel otter plinth';

async function bookOf(browser: Browser, more: Record<string, string> = {}): Promise<string> {
  const id = uuidv7();
  expect((await browser.post('/library/books/new', { id, title: 'Oblomov', pages: '400', state: 'to_read', ...more })).status).toBe(303);
  return id;
}

describe('at once', () => {
  it('twenty registrations of one name make one person of that name; the others choose another', async () => {
    // Four spellings of what counts as one name.
    const spellings = ['one-name', 'ONE-NAME', 'One-Name', 'оne-name'];
    const people = times(20, (at) => ({ browser: app.browser(), email: address(), username: spellings[at % 4] ?? '' }));
    const asked = await Promise.all(people.map(({ browser, email, username }) => browser.post('/register', { username, email, password })));
    // A spelling with letters of two alphabets may be refused as such.
    const waiting = people.filter((_, at) => asked[at]?.status === 303);
    expect(waiting.length).toBeGreaterThanOrEqual(15);
    expect(await db.user.count()).toBe(0);
    const codes = await Promise.all(waiting.map(({ email }) => outbox.code(email)));
    const answers = await Promise.all(waiting.map(({ browser }, at) => browser.post('/sign-in/code', { code: codes[at] ?? '' })));
    expect(answers.map(({ status }) => status)).toEqual(waiting.map(() => 303));
    expect(answers.filter(({ location }) => location === '/')).toHaveLength(1);
    expect(answers.filter(({ location }) => location === '/register/username')).toHaveLength(waiting.length - 1);
    expect(await db.user.count()).toBe(1);
    expect(await db.session.count()).toBe(1);
  }, 300_000);

  it('the others, who then all choose the same free name, are again one', async () => {
    const people = times(6, () => ({ browser: app.browser(), email: address() }));
    await Promise.all(people.map(({ browser, email }) => browser.post('/register', { username: 'one-name', email, password })));
    const codes = await Promise.all(people.map(({ email }) => outbox.code(email)));
    await Promise.all(people.map(({ browser }, at) => browser.post('/sign-in/code', { code: codes[at] ?? '' })));
    const before = await db.user.count();
    const answers = await Promise.all(people.map(({ browser }) => browser.post('/register/username', { username: 'another-name' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400, 400, 400, 400, 400]);
    expect(await db.user.count()).toBe(before + 1);
  }, 300_000);

  it('one right code sent twenty times opens the door once', async () => {
    const [browser, email] = [app.browser(), address()];
    await browser.post('/register', { username: 'twenty-times', email, password });
    const code = await outbox.code(email);
    const cookie = browser.cookies.get('kz-code') ?? '';
    const answers = await Promise.all(times(20, () => {
      const again = app.browser();
      again.cookies.set('kz-code', cookie);
      return again.post('/sign-in/code', { code });
    }));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    const user = await db.user.findUniqueOrThrow({ where: { emailKey: email } });
    expect(await db.session.count({ where: { userId: user.id } })).toBe(1);
  });

  it('a form sent ten times adds one book, one entry, one reading', async () => {
    const browser = await signedInBrowser(app);
    const ownerId = browser.person.id;
    const form = { id: uuidv7(), title: 'Once', authors: 'A. Uthor', series: 'Saga', tags: 'a, b', pages: '200', state: 'to_read' };
    const added = await Promise.all(times(10, () => browser.post('/library/books/new', form)));
    expect(new Set(added.map(({ status, location }) => `${status} ${location}`))).toEqual(new Set([`303 /library/books/${form.id}`]));
    expect([await db.book.count({ where: { ownerId } }), await db.author.count({ where: { ownerId } }), await db.series.count({ where: { ownerId } }), await db.tag.count({ where: { ownerId } })]).toEqual([1, 1, 1, 2]);

    const reading = { id: uuidv7(), state: 'reading' };
    const begun = await Promise.all(times(10, () => browser.post(`/library/books/${form.id}/readings`, reading)));
    expect(begun.map(({ status }) => status)).toEqual(times(10, () => 303));
    expect(await db.reading.count({ where: { ownerId } })).toBe(1);

    const entry = { id: uuidv7(), unit: 'page', value: '50' };
    const moved = await Promise.all(times(10, () => browser.post(`/library/books/${form.id}/progress`, entry)));
    expect(moved.map(({ status }) => status)).toEqual(times(10, () => 303));
    expect(await db.progressEntry.findMany({ where: { ownerId }, select: { page: true, pagesAdvanced: true } })).toEqual([{ page: 50, pagesAdvanced: 50 }]);
    expect(await db.book.findUnique({ where: { id: form.id }, select: { currentPage: true, pagesRead: true, state: true } })).toEqual({ currentPage: 50, pagesRead: 50, state: 'reading' });
  });

  it('two people who send the same made id have one book, and neither sees the other’s', async () => {
    const [one, two] = [await signedInBrowser(app), await signedInBrowser(app)];
    const id = uuidv7();
    const answers = await Promise.all([one.post('/library/books/new', { id, title: 'Of one', state: 'to_read' }), two.post('/library/books/new', { id, title: 'Of two', state: 'to_read' })]);
    expect(answers.filter(({ status }) => status === 303).length).toBeLessThanOrEqual(1);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    const book = await db.book.findUniqueOrThrow({ where: { id } });
    const stranger = book.ownerId === one.person.id ? two : one;
    expect((await stranger.get(`/library/books/${id}`)).status).toBe(404);
  });

  it('a book is begun once and finished once, whatever is pressed in two windows', async () => {
    const browser = await signedInBrowser(app);
    const id = await bookOf(browser);
    const begun = await Promise.all(times(4, () => browser.post(`/library/books/${id}/readings`, { id: uuidv7(), state: 'reading' })));
    expect(begun.every(({ status }) => status === 303 || status === 409 || status === 400)).toBe(true);
    expect(await db.reading.count({ where: { bookId: id, state: 'reading' } })).toBe(1);
    const reading = await db.reading.findFirstOrThrow({ where: { bookId: id } });
    const ended = await Promise.all(times(4, (at) => browser.post(`/library/books/${id}/readings/${reading.id}/end`, { state: at % 2 === 0 ? 'finished' : 'stopped' })));
    expect(ended.every(({ status }) => status < 500)).toBe(true);
    expect(ended.some(({ status }) => status === 303)).toBe(true);
    const [book, readings] = [await db.book.findUniqueOrThrow({ where: { id } }), await db.reading.findMany({ where: { bookId: id } })];
    expect(readings).toHaveLength(1);
    expect([book.state, book.timesRead]).toEqual(readings[0]?.state === 'finished' ? ['read', 1] : ['stopped', 0]);
    const total = await db.libraryTotal.findMany({ where: { ownerId: browser.person.id, books: { gt: 0 } }, select: { state: true, books: true } });
    expect(total).toEqual([{ state: book.state, books: 1 }]);
  });

  it('entries from ten windows are all kept, and the book stands where the last one is', async () => {
    const browser = await signedInBrowser(app);
    const id = await bookOf(browser);
    await browser.post(`/library/books/${id}/readings`, { id: uuidv7(), state: 'reading' });
    const answers = await Promise.all(times(10, (at) => browser.post(`/library/books/${id}/progress`, { id: uuidv7(), unit: 'page', value: String((at + 1) * 10) })));
    expect(answers.map(({ status }) => status)).toEqual(times(10, () => 303));
    const entries = await db.progressEntry.findMany({ where: { bookId: id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
    expect(entries).toHaveLength(10);
    // Whatever the order was, each page was moved over once.
    expect(entries.reduce((sum, entry) => sum + entry.pagesAdvanced, 0)).toBe(100);
    const { pagesRead, currentPage } = await db.book.findUniqueOrThrow({ where: { id } });
    expect(pagesRead).toBe(currentPage);
    expect(currentPage).toBe(entries.at(-1)?.page);
  });

  it('throwing away and changing at once leaves a whole book', async () => {
    const browser = await signedInBrowser(app);
    const id = await bookOf(browser);
    const answers = await Promise.all([
      ...times(4, () => browser.post(`/library/books/${id}/trash`, {})),
      ...times(4, (at) => browser.post(`/library/books/${id}/edit`, { title: `Oblomov ${at}`, pages: '300' })),
      ...times(2, () => browser.post(`/library/books/${id}/restoration`, {})),
    ]);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    const book = await db.book.findUniqueOrThrow({ where: { id } });
    const totals = await db.libraryTotal.findMany({ where: { ownerId: browser.person.id, books: { gt: 0 } }, select: { books: true, pages: true } });
    expect(totals).toEqual(book.deletedAt ? [] : [{ books: 1, pages: BigInt(book.pages ?? 0) }]);
  });
});
