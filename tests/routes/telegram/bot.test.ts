import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { FakeTelegram, botName } from '#tests/support/fake-telegram.ts';
import { makePdf, numberedPages } from '#tests/support/make-pdf.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { newChatId, personWithChat } from '#tests/support/telegram-chat.ts';
import { until } from '#tests/support/until.ts';
import type { Browser } from '#tests/support/browser-session.ts';

const telegram = await FakeTelegram.start();
afterAll(() => telegram.close());
/** No public address: the house fetches its updates. */
const app = await createTestApp(telegram.env);
afterEach(() => { telegram.mood = 'well'; });

async function linkOf(browser: Browser): Promise<string> {
  expect((await browser.post('/settings/telegram', {})).location).toBe('/settings/telegram');
  const { text } = await browser.get('/settings/telegram');
  const token = new RegExp(`https://t\\.me/${botName}\\?start=([\\w-]{43})`).exec(text)?.[1];
  if (!token) throw new Error(`no link on the page:\n${text.slice(0, 3000)}`);
  return token;
}

const addBook = async (browser: Browser, title: string, pages: string) => {
  const id = uuidv7();
  expect((await browser.post('/library/books/new', { id, title, pages, state: 'reading' })).status).toBe(303);
  return id;
};

const pageOf = async (id: string) => (await app.db.book.findUniqueOrThrow({ where: { id }, select: { currentPage: true } })).currentPage;

describe('a chat becomes somebody’s', () => {
  it('by a link that works once, in one chat, and is told of by mail', async () => {
    const browser = await signedInBrowser(app);
    const [mine, another] = [newChatId(), newChatId()];
    const token = await linkOf(browser);
    telegram.names.set(mine, 'Vera_Lib');
    telegram.say(telegram.message(mine, `/start ${token}`));
    expect((await telegram.heard(mine)).text).toContain(`linked with the account ${browser.person.username}`);
    telegram.say(telegram.message(another, `/start ${token}`));
    expect((await telegram.heard(another)).text).toContain('no longer works');
    telegram.say(telegram.message(mine, `/start ${token}`));
    expect((await telegram.heard(mine, 2)).text).toContain('already');
    const links = await app.db.telegramLink.findMany({ where: { chatId: { in: [BigInt(mine), BigInt(another)] } } });
    expect(links).toMatchObject([{ userId: browser.person.id, chatId: BigInt(mine), name: 'Vera_Lib', nameKey: 'vera_lib' }]);
    expect(await app.outbox.letter(browser.person.email!)).toMatchObject({ subject: expect.stringContaining('linked with Telegram') });
    expect((await browser.get('/settings/telegram')).text).toContain('@Vera_Lib');
    expect(await app.db.auditEvent.count({ where: { actorId: browser.person.id, kind: 'telegram.linked' } })).toBe(1);
  });

  it('not by a link that has run out, was replaced, or is made up', async () => {
    const browser = await signedInBrowser(app);
    const chat = newChatId();
    const old = await linkOf(browser);
    const fresh = await linkOf(browser);
    telegram.say(telegram.message(chat, `/start ${old}`));
    expect((await telegram.heard(chat)).text).toContain('no longer works');
    await app.db.telegramPairing.updateMany({ where: { userId: browser.person.id }, data: { expiresAt: new Date() } });
    for (const token of [fresh, 'x'.repeat(43), 'short', `${fresh}x`]) telegram.say(telegram.message(chat, `/start ${token}`));
    await telegram.heard(chat, 5);
    expect(telegram.to(chat).every(({ text }) => text.includes('no longer works'))).toBe(true);
    expect(await app.db.telegramLink.count({ where: { userId: browser.person.id } })).toBe(0);
  });

  it('not while it is another’s, whose it stays; the link is then still good for another chat', async () => {
    const owner = await personWithChat(app);
    const other = await signedInBrowser(app);
    const token = await linkOf(other);
    telegram.say(telegram.message(owner.chatId, `/start ${token}`));
    expect((await telegram.heard(owner.chatId)).text).toContain('another account');
    expect(await app.db.telegramLink.findUniqueOrThrow({ where: { chatId: BigInt(owner.chatId) } })).toMatchObject({ userId: owner.person.id });
    const free = newChatId();
    telegram.say(telegram.message(free, `/start ${token}`));
    expect((await telegram.heard(free)).text).toContain('linked with the account');
  });

  it('only after a fresh proof of who sits here', async () => {
    const browser = await signedInBrowser(app);
    await app.db.session.updateMany({ where: { userId: browser.person.id }, data: { provenAt: new Date(Date.now() - 3_600_000) } });
    expect((await browser.post('/settings/telegram', {})).status).toBe(403);
    expect(await app.db.telegramPairing.count({ where: { userId: browser.person.id } })).toBe(0);
  });

  it('and nobody’s again from both sides; the house then writes by mail', async () => {
    const [left, right] = [await personWithChat(app, { isChannel: true }), await personWithChat(app, { isChannel: true })];
    telegram.say(telegram.message(left.chatId, '/stop'));
    expect((await telegram.heard(left.chatId)).text).toContain('Unlinked');
    expect((await right.post('/settings/telegram/unlinking', {})).location).toBe('/settings/telegram');
    telegram.say(telegram.message(right.chatId, '/left'));
    expect((await telegram.heard(right.chatId)).text).toContain('do not know yet who you are');
    for (const { person } of [left, right]) {
      expect(await app.db.telegramLink.count({ where: { userId: person.id } })).toBe(0);
      expect(await app.db.user.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ notificationChannel: 'email' });
    }
  });
});

describe('what is said in a chat', () => {
  it('moves the one book in hand, by page and by percent, and says where one is', async () => {
    const vera = await personWithChat(app);
    const book = await addBook(vera, 'Oblomov', '400');
    telegram.say(telegram.message(vera.chatId, '/read 100'));
    expect((await telegram.heard(vera.chatId)).text).toBe('“Oblomov”: page 100 of 400, 25%\n100 pages further.');
    telegram.say(telegram.message(vera.chatId, '/read@kruzhok_test_bot 50%'));
    expect((await telegram.heard(vera.chatId, 2)).text).toContain('page 200 of 400, 50%');
    telegram.say(telegram.message(vera.chatId, '/left'));
    expect((await telegram.heard(vera.chatId, 3)).text).toBe('“Oblomov”: 200 pages left');
    telegram.say(telegram.message(vera.chatId, '/today'));
    expect((await telegram.heard(vera.chatId, 4)).text).toContain('Today: 200 pages.');
    for (const wrong of ['/read 401', '/read a lot', '/read -5', '/read 120%', '/frobnicate', 'hello']) telegram.say(telegram.message(vera.chatId, wrong));
    await telegram.heard(vera.chatId, 10);
    expect(await pageOf(book)).toBe(200);
    telegram.say(telegram.message(vera.chatId, '/read 400'));
    expect((await telegram.heard(vera.chatId, 11)).text).toContain('is read');
  });

  it('asks which of several books, in the person’s language, and the button becomes the answer', async () => {
    const vera = await personWithChat(app);
    await app.db.user.update({ where: { id: vera.person.id }, data: { locale: 'ru' } });
    const [first, second] = [await addBook(vera, 'Обломов', '400'), await addBook(vera, 'Обрыв', '900')];
    telegram.say(telegram.message(vera.chatId, '/read 120'));
    const asked = await telegram.heard(vera.chatId);
    expect(asked.text).toBe('В какой книге?');
    expect(asked.buttons.flat().map(({ text }) => text).sort()).toEqual(['Обломов', 'Обрыв']);
    const button = asked.buttons.flat().find(({ text }) => text === 'Обрыв')!;
    telegram.say(telegram.tap(vera.chatId, button.callback_data, asked.messageId));
    expect(await telegram.heard(vera.chatId, 2)).toMatchObject({ text: expect.stringContaining('страница 120 из 900'), edited: true, messageId: asked.messageId });
    expect([await pageOf(first), await pageOf(second)]).toEqual([null, 120]);
    expect(telegram.calls.filter(({ method }) => method === 'answerCallbackQuery').length).toBeGreaterThan(0);
  });

  it('takes a button that is pressed twice once, and does not open a book that is no longer being read', async () => {
    const vera = await personWithChat(app);
    const [first] = [await addBook(vera, 'Oblomov', '300'), await addBook(vera, 'The Precipice', '900'), await addBook(vera, 'A Common Story', '300')];
    const ask = async (count: number) => {
      telegram.say(telegram.message(vera.chatId, '/read 300'));
      const { buttons, messageId } = await telegram.heard(vera.chatId, count);
      return () => telegram.say(telegram.tap(vera.chatId, buttons.flat().find(({ text }) => text === 'Oblomov')!.callback_data, messageId));
    };
    const [tap, tapForgotten] = [await ask(1), await ask(2)];
    tap();
    tap();
    await until(async () => (await app.db.botUpdate.count({ where: { chatId: BigInt(vera.chatId), handledAt: { not: null } } })) === 4);
    expect((await telegram.heard(vera.chatId, 3)).text).toBe('“Oblomov” is read. Congratulations.');
    const kept = async () => [await app.db.reading.count({ where: { bookId: first } }), await app.db.progressEntry.count({ where: { bookId: first } })];
    expect(await kept()).toEqual([1, 1]);
    tapForgotten();
    await until(() => telegram.to(vera.chatId).some(({ text }) => text === 'You are not reading this book just now, so nothing was written down.'));
    expect(await kept()).toEqual([1, 1]);
  });

  it('does nothing to another’s book, in no group, and for nobody who is switched off', async () => {
    const [vera, stranger] = [await personWithChat(app), await personWithChat(app)];
    const book = await addBook(vera, 'Demons', '700');
    telegram.say(telegram.tap(stranger.chatId, `read:${book}:p500`, 1));
    expect((await telegram.heard(stranger.chatId)).text.length).toBeGreaterThan(0);
    telegram.say(telegram.message(vera.chatId, '/read 500', { chat: { id: -100500, type: 'group' } }));
    telegram.say(telegram.message(vera.chatId, '/read 500', { from: { id: stranger.chatId, is_bot: false, first_name: 'S' } }));
    telegram.say(telegram.tap(stranger.chatId, 'no-such:thing', 1));
    await telegram.heard(stranger.chatId, 2);
    await app.db.user.update({ where: { id: vera.person.id }, data: { deactivatedAt: new Date() } });
    telegram.say(telegram.message(vera.chatId, '/read 500'));
    expect((await telegram.heard(vera.chatId)).text).toContain('do not know yet who you are');
    expect(await pageOf(book)).toBeNull();
    expect(await app.db.progressEntry.count({ where: { bookId: book } })).toBe(0);
  });

  it('a PDF becomes a book, one that is too large is told so, another file is not taken', async () => {
    const vera = await personWithChat(app);
    const pdf = await makePdf({ pages: numberedPages(3), title: 'The Cherry Orchard' });
    const sent = telegram.document(vera.chatId, pdf);
    telegram.say(sent);
    expect((await telegram.heard(vera.chatId)).text).toContain('“The Cherry Orchard” is on your shelf');
    const [book] = await app.db.book.findMany({ where: { ownerId: vera.person.id }, select: { title: true, document: { select: { id: true } } } });
    expect(book).toMatchObject({ title: 'The Cherry Orchard', document: { id: expect.any(String) } });
    telegram.say(telegram.document(vera.chatId, pdf));
    expect((await telegram.heard(vera.chatId, 2)).text).toContain('has this file already');
    telegram.say(telegram.document(vera.chatId, null, { file_size: 900 * 1024 * 1024 }));
    expect((await telegram.heard(vera.chatId, 3)).text).toContain('too large');
    telegram.say(telegram.document(vera.chatId, Buffer.from('GIF89a'), { file_name: 'a.gif', mime_type: 'image/gif' }));
    expect((await telegram.heard(vera.chatId, 4)).text).toContain('do not take such files');
    telegram.say(telegram.document(vera.chatId, Buffer.from('<html>')));
    await telegram.heard(vera.chatId, 5);
    expect(await app.db.book.count({ where: { ownerId: vera.person.id } })).toBe(1);
  });

  it('is dealt with once, however often it is told, and in its order', async () => {
    const vera = await personWithChat(app);
    const book = await addBook(vera, 'Poor Folk', '200');
    const updates = [10, 20, 30, 40, 50].map((page) => telegram.message(vera.chatId, `/read ${page}`));
    for (const update of [...updates, ...updates]) telegram.say(update);
    await telegram.heard(vera.chatId, 5);
    expect(telegram.to(vera.chatId).map(({ text }) => /page (\d+)/.exec(text)?.[1])).toEqual(expect.arrayContaining(['10', '20', '30', '40', '50']));
    const entries = await app.db.progressEntry.findMany({ where: { bookId: book }, orderBy: { at: 'asc' }, select: { page: true } });
    expect(entries.map(({ page }) => page)).toEqual([10, 20, 30, 40, 50]);
    expect(telegram.to(vera.chatId)).toHaveLength(5);
    expect(await app.db.botUpdate.count({ where: { chatId: BigInt(vera.chatId), content: { not: { equals: null } } } })).toBe(0);
  });

  it('names what it can do, in the menu of both languages as well', async () => {
    const vera = await personWithChat(app);
    telegram.say(telegram.message(vera.chatId, '/help'));
    const { text } = await telegram.heard(vera.chatId);
    for (const command of ['/read', '/left', '/today', '/remind', '/help', '/stop']) expect(text).toContain(`${command}:`);
    const menus = await until(() => { const calls = telegram.calls.filter(({ method }) => method === 'setMyCommands'); return calls.length >= 3 ? calls : null; });
    expect(menus.map(({ body }) => body.language_code).sort()).toEqual(['en', 'ru', undefined]);
    expect(telegram.calls.some(({ method }) => method === 'setWebhook')).toBe(false);
  });
});

describe('reminders', () => {
  it('are chosen in the chat and on the page', async () => {
    const vera = await personWithChat(app);
    telegram.say(telegram.message(vera.chatId, '/remind'));
    const asked = await telegram.heard(vera.chatId);
    telegram.say(telegram.tap(vera.chatId, asked.buttons.flat().find(({ callback_data }) => callback_data === 'remind:21')!.callback_data, asked.messageId));
    await telegram.heard(vera.chatId, 2);
    const hour = async () => (await app.db.telegramLink.findUniqueOrThrow({ where: { userId: vera.person.id } })).reminderHour;
    expect(await hour()).toBe(21);
    expect((await vera.post('/settings/telegram/reminder', { hour: '7' })).status).toBe(303);
    expect(await hour()).toBe(7);
    telegram.say(telegram.message(vera.chatId, '/remind off'));
    await telegram.heard(vera.chatId, 3);
    expect(await hour()).toBeNull();
    expect((await vera.post('/settings/telegram/reminder', { hour: '24' })).status).toBe(400);
  });
});
