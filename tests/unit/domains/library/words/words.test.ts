import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseForms } from '#app/domains/library/words/model/base-forms.ts';
import { languagePair } from '#app/domains/library/words/model/language-pair.ts';
import { shortTranslation } from '#app/domains/library/words/model/short-translation.ts';
import { isOneWord, wordKey, wordsOf } from '#app/domains/library/words/model/word-key.ts';
import { sentenceOnPage } from '#app/domains/library/words/model/sentence-on-page.ts';
import { readWordFilter } from '#app/domains/library/words/model/word-filter.ts';

describe('a word', () => {
  it('is one word whatever its case, ё, stress and punctuation', () => {
    expect(new Set(['Ёлка', 'елка', 'ЁЛКА,', '«ёлка»', 'ёлка\u0301'].map(wordKey))).toEqual(new Set(['елка']));
    expect([isOneWord('go'), isOneWord('go on'), isOneWord('')]).toEqual([true, false, false]);
  });

  it.each([['went', 'en', ['go']], ['children', 'en', ['child']], ['better', 'en', expect.arrayContaining(['good'])], ['пошел', 'ru', ['пойти']], ['людей', 'ru', ['человек']], ['book', 'en', []], ['constructor', 'en', []], ['went', 'ru', []]])(
    '%s (%s) comes from %s', (form, language, bases) => {
      expect(baseForms(form as string, language as string)).toEqual(bases);
    },
  );

  it('is found in a text in all its forms', () => {
    const found = wordsOf('Книга, книгу; КНИГА! Don’t go-between 12', 10);
    expect([...found.get('книга')!]).toEqual(['Книга', 'КНИГА']);
    expect([...found.keys()]).toEqual(['книга', 'книгу', 'dont', 'go between']);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => wordsOf(text, 5).size <= 5));
  });
});

describe('the sentence of a page that a word stands in', () => {
  const text = 'Бюро было старое. На нём лежала тетрадь; рядом — книга!\n\nОн взял книгу. «Идёмте?» — спросил он (тихо) и ушёл.';
  it.each([
    ['книга', 'книг', 'На нём лежала тетрадь; рядом — книга!'],
    ['КНИГУ', 'книг', 'Он взял книгу.'],
    ['книгами', 'книг', 'На нём лежала тетрадь; рядом — книга!'],
    ['ушел', null, '«Идёмте?» — спросил он (тихо) и ушёл.'],
    ['спросил  он', null, '«Идёмте?» — спросил он (тихо) и ушёл.'],
    ['(тихо)', null, '«Идёмте?» — спросил он (тихо) и ушёл.'],
    ['юр', null, ''], ['дом', 'дом', ''],
  ])('%s', (word, stem, sentence) => expect(sentenceOnPage(text, { word, stem })).toBe(sentence));
});

describe('languages', () => {
  it.each([
    [{ text: 'книга', locale: 'ru' }, { from: 'ru', to: 'en' }],
    [{ text: 'book', locale: 'ru' }, { from: 'en', to: 'ru' }],
    [{ text: 'Buch', locale: 'ru', bookLanguage: 'de' }, { from: 'de', to: 'ru' }],
    [{ text: 'book', locale: 'en' }, { from: 'en', to: 'ru' }],
    [{ text: 'book', locale: 'en', from: '../x', to: 'fr' }, { from: 'en', to: 'fr' }],
  ])('%o', (asked, pair) => expect(languagePair(asked)).toEqual(pair));
});

it('a translation begins without the head word and how it is pronounced', () => {
  expect(shortTranslation('book /bʊk/\n1. книга\n2. том')).toBe('1. книга; 2. том');
  expect(shortTranslation('книга')).toBe('книга');
  expect(shortTranslation('')).toBe('');
});

it('an address narrows the list only by what it may', () => {
  const params = new URLSearchParams({ state: 'known', language: 'EN; DROP', book: 'x', q: '  a\u0000b  ', after: 'y' });
  expect(readWordFilter(params)).toEqual({ state: 'known', language: null, bookId: null, query: 'ab', after: 'y' });
});
