import { describe, expect, it } from 'vitest';
import { hasUsernameCharacters, isReservedUsername, normalizeUsername, usernameKey } from '#app/kernel/accounts/model/username.ts';
import { username } from '#app/kernel/accounts/schema.ts';

describe('usernameKey', () => {
  it.each([
    ['case', 'Anna', 'aNNA'], ['Cyrillic case', 'Анна', 'аННА'],
    ['а is a', 'anna', '\u0430nna'], ['е is e', 'peter', 'p\u0435ter'], ['о is o', 'bob', 'b\u043eb'], ['0 is o', 'bob', 'b0b'], ['0 is о', 'оля', '0ля'],
    ['р is p', 'pavel', '\u0440avel'], ['с is c', 'clara', '\u0441lara'], ['х is x', 'max', 'ma\u0445'], ['у is y', 'yana', '\u0443ana'], ['к is k', 'kate', '\u043aate'],
    ['м is m', 'max', '\u043cax'], ['т is t', 'tom', '\u0442om'], ['в is b', 'bob', '\u0432ob'], ['Н is H', 'HUGO', '\u041dUGO'], ['і is i', 'ivan', '\u0456van'],
    ['1 is l', 'lev', '1ev'], ['I is l', 'lev', 'Iev'], ['1 is i', 'ivan', '1van'], ['palochka is l', 'lev', '\u04cfev'],
    ['ё is е', 'алёна', 'алена'], ['й is и', 'сергей', 'сергеи'], ['ё is ё, composed or not', 'алёна', 'але\u0308на'], ['accent', 'andre', 'andré'], ['Turkish dotless i', 'ivan', '\u0131van'],
    ['long s', 'sasha', '\u017fasha'], ['ѕ is s', 'sasha', '\u0455asha'], ['ј is j', 'john', '\u0458ohn'], ['з is 3', 'зоя', '3оя'], ['wholly other alphabet', 'СОК', 'COK'],
  ])('%s: %s and %s are one name', (_, one, other) => {
    expect(usernameKey(one)).toBe(usernameKey(other));
  });

  it.each([['anna', 'anne'], ['anna1', 'anna2'], ['a.b', 'ab'], ['a_b', 'a-b'], ['иван', 'ivan'], ['саша', 'паша']])('%s and %s are two', (one, other) => {
    expect(usernameKey(one)).not.toBe(usernameKey(other));
  });

  it('fits its column', () => {
    expect(usernameKey('æ'.repeat(30)).length).toBeLessThanOrEqual(60);
  });
});

describe('username rules', () => {
  it.each(['Anna', 'Вася', 'a.b-c_d', 'Иван-2000', 'x'.repeat(30), '123abc', 'Ёжик', 'andré'])('takes %s', (name) => {
    expect(username.parse(name)).toBe(name);
  });

  it.each([
    ['ab', 'usernameLength'], ['x'.repeat(31), 'usernameLength'], ['a b c', 'usernameCharacters'], ['a@b.c', 'usernameCharacters'], ['<b>x</b>', 'usernameCharacters'], ['...', 'usernameCharacters'],
    ['анна\u202e', 'usernameCharacters'], ['an\u200bna', 'usernameCharacters'], ['名前です', 'usernameCharacters'], ['ann\nb', 'usernameCharacters'], ['ʟeo-x', 'usernameCharacters'],
    ['admin', 'usernameReserved'], ['ADMIN', 'usernameReserved'], ['\u0430dmin', 'usernameReserved'], ['4dmin'.replace('4', 'a'), 'usernameReserved'], ['r00t', 'usernameReserved'],
    ['kruzhok', 'usernameReserved'], ['Кружок', 'usernameReserved'], ['sign.in', 'usernameReserved'], ['владелец', 'usernameReserved'],
  ])('refuses %s', (name, key) => {
    const issues = username.safeParse(name).error?.issues.map((issue) => issue.message);
    expect(issues).toEqual([`accounts:errors.${key}`]);
  });

  it('keeps the name as typed, in one Unicode form', () => {
    expect(normalizeUsername('  Але\u0308на ')).toBe('Алёна');
    expect(hasUsernameCharacters('Алёна')).toBe(true);
    expect(isReservedUsername('Алёна')).toBe(false);
  });
});
