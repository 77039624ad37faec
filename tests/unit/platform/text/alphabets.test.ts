import { expect, test } from 'vitest';
import { inOtherAlphabet } from '#app/platform/text/alphabets.ts';

test.each([
  ['dostoevsky', 'достоевский'], ['Strugatskiy', 'стругатский'], ['sky', 'ски'], ['shchuka', 'щука'], ['voyna i mir', 'война и мир'], ['chekhov, 3', 'чехов, 3'], ['tolstoy', 'толстой'], ['zhivago', 'живаго'], ['Xenia', 'ксениа'],
  ['хоббит', 'hobbit'], ['Джейн', 'jeyn'], ['съёмка', 'semka'], ['матрикс 2', 'matrix 2'], ['щи', 'shchi'],
])('%s is %s in the other alphabet', (typed, written) => {
  expect(inOtherAlphabet(typed)).toBe(written);
});

test.each(['', '1984', '?!', 'привет world', 'café', 'мои ö', '日本', '🌊'])('%j has no other reading', (typed) => {
  expect(inOtherAlphabet(typed)).toBeNull();
});
