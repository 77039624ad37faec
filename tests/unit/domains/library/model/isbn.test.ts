import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseIsbn } from '#app/domains/library/model/isbn.ts';

test.each([
  ['978-5-389-04926-0', '9785389049260', '5389049268'],
  ['0439785960', '9780439785969', '0439785960'],
  ['ISBN 0-8044-2957-x', '9780804429573', '080442957X'],
  ['ISBN-13: 979-10-90636-07-1', '9791090636071', null],
  ['978 0 306 40615 7', '9780306406157', '0306406152'],
])('%s', (text, isbn13, isbn10) => expect(parseIsbn(text)).toEqual({ isbn13, isbn10 }));

test.each(['', 'abc', '9785389049261', '0439785961', '1234567890123', '97853890492600', 'X439785960'])('"%s" is none', (text) => {
  expect(parseIsbn(text)).toBeNull();
});

test('either form leads to the same book, and one wrong digit to none', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.nat(12), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
    const nine = String(number).padStart(9, '0');
    const ten = [...'0123456789X'].map((check) => parseIsbn(nine + check)).find((found) => found !== null)!;
    expect(parseIsbn(ten.isbn13)).toEqual(ten);
    expect(parseIsbn(ten.isbn10!)).toEqual(ten);
    const digits = [...ten.isbn13];
    digits[place] = String((Number(digits[place]) + shift) % 10);
    expect(parseIsbn(digits.join(''))).toBeNull();
  }));
});
