import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commonPasswordCount, isCommonPassword } from '#app/kernel/accounts/common-passwords.server.ts';
import { isOwnName, passwordStrength } from '#app/kernel/accounts/model/password.ts';
import { hashCode, hashPassword, verifyCode, verifyPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { newPassword } from '#app/kernel/accounts/schema.ts';

describe('the length of a password', () => {
  it.each(['12345678', 'ж'.repeat(8), 'x'.repeat(128), '🙂'.repeat(8), ' spaces count '])('takes %s as typed', (password) => {
    expect(newPassword.parse(password)).toBe(password);
  });

  it.each([['1234567', 'passwordShort'], ['🙂'.repeat(7), 'passwordShort'], ['x'.repeat(129), 'passwordLong'], [undefined, 'passwordRequired']])('refuses %s', (password, key) => {
    expect(newPassword.safeParse(password).error?.issues.map((issue) => issue.message)).toEqual([`accounts:errors.${key}`]);
  });
});

describe('common passwords', () => {
  it('has a list of thousands that stays small', () => {
    expect(commonPasswordCount).toBeGreaterThan(3000);
    expect(readFileSync('app/kernel/accounts/model/common-passwords.json').length).toBeLessThan(42 * 1024);
  });

  it.each([
    '12345678', 'password', 'Password1', 'PASSWORD', 'p@ssw0rd', 'P4ssword', 'qwertyuiop', 'QwertyUiop!', 'iloveyou', '1q2w3e4r', 'йцукенгш', 'gfhjkm123', 'пароль123', 'ghbdtn123', 'любовь123', 'natasha1',
    'spartak1', 'aaaaaaaa', 'abababab', '11111111', 'Welcome2024', 'letmein123', 'qazwsxedc', 'trustno1', 'sunshine99', 'солнышко', 'administrator',
  ])('knows %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each(['тихий берег семь лодок', 'gravel-otter-plinth', 'x9#kQ2!vLm', 'correct pony cell clip'])('has never heard of %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });
});

describe('own names', () => {
  it.each([['vasilisa1', ['Vasilisa']], ['vasilisa', ['Vasilisa']], ['asilisav', ['vasilisa']], ['anna@example.org', ['anna@example.org']], ['!vasilisa!', ['Vasilisa']]])('%s of %j', (password, names) => {
    expect(isOwnName(password, names)).toBe(true);
  });

  it('leaves a phrase with the name in it alone', () => {
    expect(isOwnName('vasilisa went to the sea', ['vasilisa'])).toBe(false);
  });
});

describe('strength', () => {
  it('grows with what has to be guessed', () => {
    const strengths = ['1234567', 'aaaaaaaaaaaa', 'qwertyuiop', 'kitchen7', 'kRt7!vq2', 'gravel otter plinth', 'gravel otter plinth 7 Лодок'].map((password) => passwordStrength(password));
    expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
    expect(strengths.at(0)).toBe(0);
    expect(strengths.at(2)).toBeLessThan(2);
    expect(strengths.at(-1)).toBe(4);
  });

  it('is none for one’s own name', () => {
    expect(passwordStrength('vasilisa-77', ['vasilisa'])).toBe(0);
  });
});

describe('hashes', () => {
  it('are argon2id with at least 19 MiB and two passes, for passwords and codes', async () => {
    const pepper = Buffer.alloc(32, 1);
    for (const stored of [await hashPassword('gravel otter plinth'), await hashCode('123456', pepper)]) {
      const [, m, t, p] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(stored) ?? [];
      expect(Number(m)).toBeGreaterThanOrEqual(19_456);
      expect(Number(t)).toBeGreaterThanOrEqual(2);
      expect(p).toBe('1');
    }
  });

  it('take the whole password into account, and the pepper of a code', async () => {
    const long = `${'x'.repeat(127)}a`;
    const stored = await hashPassword(long);
    expect(await verifyPassword(stored, long)).toBe(true);
    expect(await verifyPassword(stored, `${'x'.repeat(127)}b`)).toBe(false);
    const code = await hashCode('123456', Buffer.alloc(32, 1));
    expect(await verifyCode(code, '123456', Buffer.alloc(32, 1))).toBe(true);
    expect(await verifyCode(code, '123456', Buffer.alloc(32, 2))).toBe(false);
  });

  it('never match for somebody who has none', async () => {
    expect(await verifyPassword(null, 'gravel otter plinth')).toBe(false);
  });

  it('refuse to queue without end', async () => {
    const results = await Promise.allSettled(Array.from({ length: 70 }, () => verifyPassword(null, 'x')));
    const refused = results.filter((result) => result.status === 'rejected').map((result) => (result.reason as { code: string }).code);
    expect(refused.length).toBe(8);
    expect(new Set(refused)).toEqual(new Set(['unavailable']));
  }, 60_000);
});
