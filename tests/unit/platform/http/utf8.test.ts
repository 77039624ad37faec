import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '#app/platform/http/utf8.server.ts';

test('the bytes are those that Node makes of a text, and nobody else’s', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' }), (one, other) => {
    const first = utf8(one);
    const second = utf8(other);
    expect(first.equals(Buffer.from(one))).toBe(true);
    expect(second.equals(Buffer.from(other))).toBe(true);
  }));
});

test.each([['half of a pair', '\ud83d'], ['nothing', ''], ['just what fits', 'ж'.repeat(174_762)], ['a text for which there is no room', '…'.repeat(200_000)]])('%s', (_name, text) => {
  expect(utf8(text).equals(Buffer.from(text))).toBe(true);
});
