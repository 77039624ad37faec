import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { editFailed, importDone } from '#app/domains/library/events.ts';
import { titleImportDone } from '#app/domains/titles/events.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const app = await createTestApp();
type Member = Awaited<ReturnType<typeof signedInBrowser>>;

const tell = (userId: string, fileName = 'books.csv', rows = 12) =>
  inTransaction(app.db, (tx) => app.services.queue.publish(tx, importDone, { ownerId: userId, importId: uuidv7(), fileName, rows }));
const shown = (userId: string, count: number) => until(async () => (await app.db.notification.count({ where: { userId, shownAt: { not: null } } })) === count);
const rowsOf = (userId: string) => app.db.notification.findMany({ where: { userId }, orderBy: { seq: 'asc' } });
const wants = (member: Member, more: Record<string, string> = {}) => member.post('/settings/notifications', { 'channel': 'email', 'digestHour': '9', 'quietThen': 'later', 'timings.library': 'now', ...more });

describe('the list', () => {
  it('shows what has happened, newest first, in the reader’s language; a line is opened by a button and then read', async () => {
    const member = await signedInBrowser(app);
    expect((await member.get('/notifications')).text).toContain('Nothing has happened yet');
    await tell(member.person.id, 'one.csv');
    await shown(member.person.id, 1);
    await tell(member.person.id, 'two.csv', 1);
    await shown(member.person.id, 2);
    const { text } = await member.get('/notifications');
    expect(text.indexOf('“two.csv” is imported: 1 line')).toBeLessThan(text.indexOf('“one.csv” is imported: 12 lines'));
    expect(text).toMatch(/bell-count[^>]*>2</);
    const [first] = await rowsOf(member.person.id);
    const looked = await member.get(`/notifications/${first!.id}/opening`);
    expect([looked.status, looked.location, (await rowsOf(member.person.id))[0]?.readAt]).toEqual([303, '/notifications', null]);
    expect(await member.post(`/notifications/${first!.id}/opening`, {})).toMatchObject({ status: 303, location: first!.href });
    expect((await member.get('/notifications')).text).toMatch(/bell-count[^>]*>1</);
    const russian = app.browser({ language: 'ru' });
    for (const [name, value] of member.cookies) russian.cookies.set(name, value);
    expect((await russian.get('/notifications')).text).toContain('Импорт «two.csv» готов: 1 строка');
  });

  it('tells of an import of titles as of one of books, once, and leads to it', async () => {
    const member = await signedInBrowser(app);
    const userId = member.person.id;
    const importId = uuidv7();
    const done = (rows: number, id = importId) => inTransaction(app.db, (tx) => app.services.queue.publish(tx, titleImportDone, { ownerId: userId, importId: id, fileName: 'letterboxd.zip', rows }));
    await done(1);
    await shown(userId, 1);
    await done(1);
    await done(5, uuidv7());
    await shown(userId, 2);
    const { text } = await member.get('/notifications');
    expect(text).toContain('“letterboxd.zip” is imported: 1 line is among your titles');
    expect(text).toContain('“letterboxd.zip” is imported: 5 lines are among your titles');
    expect((await rowsOf(userId)).map(({ topic, href }) => [topic, href])[0]).toEqual(['titles', `/titles/import/${importId}`]);
    const russian = app.browser({ language: 'ru' });
    for (const [name, value] of member.cookies) russian.cookies.set(name, value);
    expect((await russian.get('/notifications')).text).toContain('Импорт «letterboxd.zip» готов: 5 строк среди ваших фильмов и игр');
    const settings = (await member.get('/settings/notifications')).text;
    expect(settings).toContain('timings.titles');
  });

  it('goes in pages by key, and reads one or all', async () => {
    const member = await signedInBrowser(app);
    const userId = member.person.id;
    const at = (seq: number) => new Date(Date.now() - 1_000_000 + seq * 1_000);
    await app.db.notificationBox.create({ data: { userId, lastSeq: 70n } });
    await app.db.notification.createMany({ data: Array.from({ length: 70 }, (_, index) => ({
      id: uuidv7(), userId, topic: 'library', key: 'library-news:editFailed', values: { title: `Book ${index + 1}!` }, href: '/library', onceKey: `many-${index}`, happenedAt: at(index), shownAt: at(index), seq: BigInt(index + 1),
    })) });
    const titles: string[] = [];
    let address: string | undefined = '/notifications';
    let pages = 0;
    while (address) {
      const { text } = await member.get(address);
      titles.push(...[...text.matchAll(/“(Book \d+!)”/g)].map(([, title]) => title ?? '').filter((title, index, all) => all.indexOf(title) === index));
      address = /href="([^"]+)"/.exec(/<a[^>]*rel="next"[^>]*>/.exec(text)?.[0] ?? '')?.[1]?.replaceAll('&amp;', '&');
      pages += 1;
    }
    expect([pages, titles]).toEqual([3, Array.from({ length: 70 }, (_, index) => `Book ${70 - index}!`)]);
    const [one] = await rowsOf(userId);
    expect(await member.post(`/notifications/${one!.id}/reading`, { after: 'x y' })).toMatchObject({ status: 303, location: '/notifications?after=x+y' });
    expect(await member.post('/notifications/reading', { latest: '70' })).toMatchObject({ status: 303, location: '/notifications' });
    expect(await app.db.notification.count({ where: { userId, readAt: null } })).toBe(0);
    for (const latest of ['', '-1', 'x', '1.5', '99999999999']) expect((await member.post('/notifications/reading', { latest })).status, latest).toBe(400);
    for (const after of ['x', 'W10', Buffer.from('["news","desc",0,"now","x"]').toString('base64url')]) expect((await member.get(`/notifications?after=${after}`)).status).toBe(200);
  });

  it('what somebody else was told is not there, nor is what is still held back', async () => {
    const [member, stranger] = [await signedInBrowser(app), await signedInBrowser(app)];
    await member.post('/quiet', { id: uuidv7(), intent: 'begin', minutes: '25' });
    await tell(member.person.id);
    await until(() => app.db.notification.count({ where: { userId: member.person.id } }));
    const [held] = await rowsOf(member.person.id);
    expect((await member.post(`/notifications/${held!.id}/opening`, {})).status).toBe(404);
    await member.post('/quiet', { id: uuidv7(), intent: 'end' });
    await shown(member.person.id, 1);
    for (const what of ['opening', 'reading']) expect((await stranger.post(`/notifications/${held!.id}/${what}`, {})).status).toBe(404);
    expect((await stranger.get('/notifications')).text).not.toContain('books.csv');
    expect((await rowsOf(member.person.id))[0]?.readAt).toBeNull();
  });

  it('leads only to places of this house', async () => {
    const member = await signedInBrowser(app);
    const row = { userId: member.person.id, topic: 'library', key: 'library-news:topic', values: {}, happenedAt: new Date(), shownAt: new Date() };
    for (const [at, href] of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)'].entries()) {
      await expect(app.db.notification.create({ data: { ...row, id: uuidv7(), href, onceKey: `evil-${at}`, seq: BigInt(at + 1) } }), href).rejects.toThrow();
    }
    const id = uuidv7();
    await app.db.notification.create({ data: { ...row, id, href: '/a/..//evil.example', onceKey: 'sly', seq: 9n } });
    expect(await member.post(`/notifications/${id}/opening`, {})).toMatchObject({ status: 303, location: '/notifications' });
  });
});

describe('by letter', () => {
  it('what is wanted at once comes once, with a way out that mail programs know', async () => {
    const member = await signedInBrowser(app);
    const { id, email } = member.person;
    expect((await wants(member)).status).toBe(303);
    await inTransaction(app.db, (tx) => app.services.queue.publish(tx, editFailed, { ownerId: id, bookId: uuidv7(), editId: uuidv7(), title: 'Oblomov' }));
    const letter = await app.outbox.letter(email!);
    expect(letter.text.replaceAll('\u00A0', ' ')).toMatch(/Oblomov/);
    expect(letter.text).toMatch(/http:\/\/kruzhok\.test\/library\/books\/[\w-]+\/pdf\/versions/);
    const link = /List-Unsubscribe: <http:\/\/kruzhok\.test(\/notifications\/unsubscription\?for=[\w.-]+)>/.exec(letter.raw.replace(/\r?\n[ \t]+/g, ' '))?.[1] ?? '';
    expect(letter.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    // A scanner looks at it, a mail program presses its button: no cookies, no origin, and no way on.
    expect((await app.browser().get(link)).status).toBe(200);
    expect((await app.db.notificationBox.findUniqueOrThrow({ where: { userId: id } })).lettersStoppedAt).toBeNull();
    const pressed = await fetch(`${app.url}${link}`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
    expect(pressed.status).toBe(200);
    expect((await app.db.notificationBox.findUniqueOrThrow({ where: { userId: id } })).lettersStoppedAt).not.toBeNull();
    await tell(id);
    await shown(id, 2);
    expect((await member.get('/settings/notifications')).text).toContain('You have unsubscribed');
    await wants(member);
    await tell(id, 'again.csv');
    expect((await app.outbox.letter(email!, 2)).text.replaceAll('\u00A0', ' ')).toContain('again.csv');
    expect(app.outbox.letters(email!).length).toBe(2);
  });

  it('a link that is not ours stops nobody’s letters', async () => {
    const [member, other] = [await signedInBrowser(app), await signedInBrowser(app)];
    const token = app.services.notifications.tokens.make(member.person.id);
    const [, signature = ''] = token.split('.');
    for (const forged of ['', 'x', `${other.person.id}.${signature}`, `${member.person.id}.${signature.slice(1)}x`, `${member.person.id}.`, `${token}x`, `${uuidv7()}.${signature}`]) {
      expect((await app.browser().get(`/notifications/unsubscription?for=${forged}`)).status, forged).toBe(404);
      expect((await app.browser().post(`/notifications/unsubscription?for=${forged}`, {})).status, forged).toBe(404);
    }
    expect(await app.db.notificationBox.count({ where: { userId: { in: [member.person.id, other.person.id] }, lettersStoppedAt: { not: null } } })).toBe(0);
  });
});

describe('the settings', () => {
  it('keep topics and quiet hours; what is half or wrong is refused with what was typed', async () => {
    const member = await signedInBrowser(app);
    const userId = member.person.id;
    expect((await wants(member, { 'quietFrom': '22', 'quietUntil': '7', 'quietThen': 'digest', 'timings.library': 'never', 'timings.unknown': 'now' })).status).toBe(303);
    expect(await app.db.notificationBox.findUnique({ where: { userId } })).toMatchObject({ quietFrom: 22, quietUntil: 7, quietThen: 'digest' });
    expect(await app.db.notificationPreference.findMany({ where: { userId }, select: { topic: true, timing: true } })).toEqual([{ topic: 'library', timing: 'never' }]);
    const page = (await member.get('/settings/notifications')).text;
    expect(page).toMatch(/name="timings.library"[^>]*checked=""[^>]*value="never"|name="timings.library" value="never"[^>]*checked=""|checked="" name="timings.library" value="never"|value="never" checked=""/);
    for (const wrong of [{ quietFrom: '22' }, { quietUntil: '7' }, { quietFrom: '7', quietUntil: '7' }, { quietFrom: '24', quietUntil: '7' }, { quietFrom: 'x', quietUntil: '7' }, { quietThen: 'x' }, { 'timings.library': 'x' }]) {
      expect((await wants(member, wrong as never)).status, JSON.stringify(wrong)).toBe(400);
    }
    const polluted = await wants(member, { '__proto__.polluted': 'now', 'timings.__proto__': 'now', 'timings.constructor.prototype': 'now' });
    expect([303, 400]).toContain(polluted.status);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    await tell(userId);
    expect((await wants(member)).status).toBe(303);
    expect(await app.db.notificationBox.findUnique({ where: { userId } })).toMatchObject({ quietFrom: null, quietUntil: null, quietThen: 'later' });
  });

  it('going silent names what is lost and what stays', async () => {
    const { text } = await (await signedInBrowser(app)).get('/settings/notifications/none');
    expect(text).toContain('while you are away: Goals, Library');
    expect(text).toContain('The list of notifications and its bell');
  });
});
