import { describe, expect, it } from 'vitest';
import { fitText, readCommand, readHour, readTap } from '#app/engines/bot/model/command.ts';
import { placeCode, readPlace, readPlaceCode } from '#app/domains/library/model/typed-place.ts';
import { loginKey, loginKind, normalizeLogin } from '#app/kernel/accounts/model/login.ts';
import { readUpdate } from '#app/platform/telegram/read-update.ts';
import { isSecret, telegramSettings } from '#app/platform/telegram/settings.ts';

const env = { TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnopqrstuvwxyz', sessionSecret: 's'.repeat(40) };
const modeOf = (baseUrl: string) => telegramSettings({ ...env, baseUrl })?.mode;

describe('how updates come', () => {
  it.each(['https://circle.example', 'https://circle.example:8443/x', 'https://a.b.co.uk'])('posted to %s', (url) => expect(modeOf(url)).toBe('webhook'));
  it.each(['http://circle.example', 'https://localhost', 'https://circle.example:444', 'https://10.0.0.1', 'https://[::1]', 'https://house.local', 'https://nas'])('fetched for %s', (url) => expect(modeOf(url)).toBe('polling'));
  it('not at all without a token', () => expect(telegramSettings({ baseUrl: 'https://circle.example', sessionSecret: 's' })).toBeNull());

  it('with a secret of the house and the bot, compared whole', () => {
    const [one, other] = [telegramSettings({ ...env, baseUrl: 'https://a.example' })!, telegramSettings({ ...env, TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnopqrstuvwxyZ', baseUrl: 'https://a.example' })!];
    expect(one.secret).not.toBe(other.secret);
    expect(one.secret).not.toContain(env.sessionSecret);
    expect([one.secret, other.secret, null, '', one.secret.slice(1), `${one.secret} `].map((sent) => isSecret(one, sent))).toEqual([true, false, false, false, false, false]);
    expect(telegramSettings({ ...env, TELEGRAM_WEBHOOK_SECRET: 'chosen-by-the-owner', baseUrl: 'https://a.example' })?.secret).toBe('chosen-by-the-owner');
  });
});

describe('an update', () => {
  const from = { id: 5, is_bot: false, username: 'Vera', language_code: 'ru-RU' };
  const chat = { id: 5, type: 'private' };
  it('is somebody’s word in their own chat', () => {
    expect(readUpdate({ update_id: 7, message: { message_id: 1, chat, from, text: '/read 5' } })).toEqual({ id: 7, incoming: { chatId: '5', name: 'Vera', locale: 'ru', told: { kind: 'text', text: '/read 5' } } });
    expect(readUpdate({ update_id: 7, callback_query: { id: '9', from, data: 'read:x', message: { message_id: 3, chat } } })?.incoming?.told).toEqual({ kind: 'tap', tapId: '9', messageId: 3, data: 'read:x' });
    expect(readUpdate({ update_id: 7, message: { message_id: 1, chat, from, document: { file_id: 'f' } } })?.incoming?.told).toMatchObject({ kind: 'file', bytes: null });
    expect(readUpdate({ update_id: 7, message: { message_id: 1, chat, from, sticker: {} } })?.incoming?.told).toEqual({ kind: 'other' });
  });
  it.each([
    { message: { message_id: 1, chat: { id: -5, type: 'group' }, from, text: 'x' } }, { message: { message_id: 1, chat: { id: 6, type: 'private' }, from, text: 'x' } },
    { callback_query: { id: '9', from: { ...from, id: 6 }, data: 'x', message: { message_id: 3, chat } } }, { message: { message_id: 1, chat, from: { ...from, is_bot: true }, text: 'x' } },
    { callback_query: { id: '9', from, data: 'x' } }, { edited_message: { message_id: 1, chat, from, text: 'x' } }, { channel_post: { message_id: 1, chat, text: 'x' } }, { message: { text: 5 } }, {},
  ])('is none of ours: %j', (content) => expect(readUpdate({ update_id: 7, ...content })).toEqual({ id: 7, incoming: null }));
  it.each([null, 5, 'x', [], {}, { update_id: '7' }, { update_id: 1.5 }, { update_id: -1 }])('is none: %j', (raw) => expect(readUpdate(raw)).toBeNull());
});

describe('what people type', () => {
  it.each([
    ['/read 120', { name: 'read', args: '120' }], ['/READ@some_bot  40% ', { name: 'read', args: '40%' }], ['/start', { name: 'start', args: '' }], ['/start abc', { name: 'start', args: 'abc' }],
    ['read 5', null], ['/', null], ['//x', null], ['/чтение', null], ['/read-5', null],
  ])('%s', (text, command) => expect(readCommand(text)).toEqual(command));

  it.each([
    ['120', { unit: 'page', value: 120 }], ['стр. 7', { unit: 'page', value: 7 }], ['p 12', { unit: 'page', value: 12 }], ['40%', { unit: 'percent', value: 40 }], ['12,5 %', { unit: 'percent', value: 12.5 }],
    ['', null], ['-5', null], ['1e3', null], ['12.5', null], ['1234567', null], ['40%%', null], ['NaN', null], ['１２', { unit: 'page', value: 12 }],
  ])('a place: %s', (text, place) => {
    expect(readPlace(text)).toEqual(place);
    if (place) expect(readPlaceCode(placeCode(place as never))).toEqual(place);
  });
  it.each(['', 'p', 'p-5', 'x5', 'p1e9', 'c5.555'])('no place in a button: %s', (code) => expect(readPlaceCode(code)).toBeNull());

  it.each([['21', 21], ['07:00', 7], ['0', 0], ['off', null], ['никогда', null], ['24', undefined], ['', undefined], ['9:30', undefined], ['-1', undefined]])('an hour: %s', (text, hour) => expect(readHour(text)).toBe(hour));
  it('a button', () => expect([readTap('read:a:b'), readTap('x'), readTap(':')]).toEqual([{ prefix: 'read', rest: 'a:b' }, { prefix: 'x', rest: '' }, { prefix: '', rest: '' }]));
  it('a long text keeps whole signs', () => {
    expect(fitText('short')).toBe('short');
    for (const most of [10, 11, 12]) expect(fitText('📚'.repeat(10), most).isWellFormed()).toBe(true);
    expect(fitText('a'.repeat(5_000))).toHaveLength(4_000);
  });

  it.each([
    ['@Vera_Lib', 'telegram', '@vera_lib'], ['https://t.me/Vera_Lib', 'telegram', '@vera_lib'], ['t.me/vera_lib/', 'telegram', '@vera_lib'], ['Anna@Example.org', 'email', 'anna@example.org'], ['anna', 'username', 'anna'],
  ] as const)('somebody: %s', (typed, kind, key) => {
    const login = normalizeLogin(typed)!;
    expect([loginKind(login), loginKey(login)]).toEqual([kind, key]);
    expect(normalizeLogin(login)).toBe(login);
  });
  it.each(['@', '@ab', '@1abcd', '@vera lib', '@вера_вера', `@${'a'.repeat(33)}`, '@a@b', '@vera\r\nBcc: x'])('nobody: %s', (typed) => expect(normalizeLogin(typed)).toBeNull());
});
