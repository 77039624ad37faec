import { expect, test } from 'vitest';
import { onOtherKeyboard } from '#app/platform/text/keyboard-layouts.ts';

test.each([
  ['ghbdtn', 'привет'], ['Ghbdtn, vbh', 'приветб мир'], ['z k.,k. `krb', 'я люблю ёлки'], ['j,]zdktybt 2', 'объявление 2'], ['ьфекшч', 'matrix'], ['ЬФЕКШЧ 3', 'matrix 3'], ['э', "'"],
])('%s is %s on the other keyboard', (typed, written) => {
  expect(onOtherKeyboard(typed)).toBe(written);
});

test('there and back is what was typed, for every key', () => {
  const all = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.';
  expect(onOtherKeyboard(onOtherKeyboard(all) ?? '')).toBe(all);
});

test.each(['', '1984', '?!', 'привет world', 'café', 'мати́ца є', '日本', '🌊'])('%j has no other reading', (typed) => {
  expect(onOtherKeyboard(typed)).toBeNull();
});
