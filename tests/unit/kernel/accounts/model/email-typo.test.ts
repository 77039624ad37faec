import { describe, expect, it } from 'vitest';
import { suggestEmail } from '#app/kernel/accounts/model/email-typo.ts';

describe('an address that was probably meant', () => {
  it.each([
    ['anna@gmial.com', 'anna@gmail.com'], ['anna@gamil.com', 'anna@gmail.com'], ['anna@gmal.com', 'anna@gmail.com'], ['anna@gmaill.com', 'anna@gmail.com'],
    ['anna@gnail.com', 'anna@gmail.com'], ['anna@gmail.con', 'anna@gmail.com'], ['anna@gmail.cm', 'anna@gmail.com'], ['anna@gmail.ru', 'anna@gmail.com'],
    ['anna@yadnex.ru', 'anna@yandex.ru'], ['anna@yandx.ru', 'anna@yandex.ru'], ['anna@mial.ru', 'anna@mail.ru'], ['anna@hotmial.com', 'anna@hotmail.com'],
    ['anna@outlok.com', 'anna@outlook.com'], ['anna@iclod.com', 'anna@icloud.com'], [' Anna.K@GMIAL.com ', 'Anna.K@gmail.com'],
  ])('%s: %s', (typed, meant) => {
    expect(suggestEmail(typed)).toBe(meant);
  });

  it.each([
    'anna@gmail.com', 'anna@mail.ru', 'anna@mai.ru', 'anna@mail.com', 'anna@ymail.com', 'anna@yandex.com', 'anna@yandex.kz', 'anna@example.org', 'anna@ya.ru',
    'anna@bk.ru', 'anna@main.ru', 'anna@mailbox.org', 'anna@school.ru', '@gmial.com', 'anna', '', '@', 'anna@',
  ])('nothing is guessed for “%s”', (typed) => {
    expect(suggestEmail(typed)).toBeNull();
  });

  it('a guess is never guessed at again', () => {
    for (const domain of ['gmial.com', 'yadnex.ru', 'gmail.co', 'mail.ry']) expect(suggestEmail(suggestEmail(`a@${domain}`) ?? '')).toBeNull();
  });
});
