import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchKey, nameKey, sortName, titleKey } from '#app/domains/library/model/text-keys.ts';

describe('titleKey', () => {
  it.each([
    ['Тёмные аллеи', 'темные аллеи'],
    ['ТЕМНЫЕ   АЛЛЕИ', 'темные аллеи'],
    ['Те\u0308мные алле\u0301и', 'темные аллеи'],
    ['Clothes, Clothes, Clothes. Music', 'clothes clothes clothes music'],
    ['Tiamat’s Wrath', 'tiamats wrath'],
    ["Tiamat's Wrath", 'tiamats wrath'],
    ['The Gulag Archipelago 1918–1956 (Abridged)', 'the gulag archipelago 1918 1956 abridged'],
    ['ﬁnal', 'final'],
    ['Йод', 'йод'],
    ['César', 'césar'],
    ['?!', '?!'],
    ['   ', ''],
    ['\u0000a', 'a'],
  ])('%j → %j', (title, key) => expect(titleKey(title)).toBe(key));

  it('keeps apart what only a sign tells apart', () => {
    expect(new Set(['C Primer', 'C++ Primer', 'C# Primer'].map(titleKey)).size).toBe(3);
    expect(titleKey('The Road')).not.toBe(titleKey('Road'));
    expect(titleKey('И')).not.toBe(titleKey('Й'));
  });

  it('folds what is folded to itself', () => {
    const awkward = fc.constantFrom('а', '\u0301', "'", '#', 'c', '.', ' ', 'ё', 'ﬁ', 'й', '7', '+');
    const texts = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: awkward, maxLength: 8 }));
    fc.assert(fc.property(texts, (text) => {
      expect(titleKey(titleKey(text))).toBe(titleKey(text));
    }), { numRuns: 2_000 });
  });

  it('is short enough for its column', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
      expect(titleKey(text).length).toBeLessThanOrEqual(500);
      expect(nameKey(text).length).toBeLessThanOrEqual(text.length);
      expect(matchKey(text, text).length).toBeLessThanOrEqual(700);
    }));
  });
});

describe('matchKey', () => {
  it.each([
    [['J.R.R. Tolkien', 'J. R. R.  Tolkien']],
    [['Thomas  Day', 'Thomas Day']],
    [['Алексей Толстой', 'АЛЕКСЕЙ ТОЛСТОЙ']],
  ])('one author however spelt: %j', (names) => expect(new Set(names.map((name) => matchKey('X', name))).size).toBe(1));

  it('tells authors apart', () => expect(matchKey('X', 'Лев Толстой')).not.toBe(matchKey('X', 'Л. Толстой')));
});

describe('sortName', () => {
  it.each([
    ['Leo Tolstoy', 'Tolstoy, Leo'],
    ['Лев Николаевич Толстой', 'Толстой, Лев Николаевич'],
    ['Simone de Beauvoir', 'Beauvoir, Simone de'],
    ['Ursula K. Le Guin', 'Le Guin, Ursula K.'],
    ['Martin Luther King Jr.', 'King, Martin Luther Jr.'],
    ['Плутарх', 'Плутарх'],
    ['谷口 ジロー', 'ジロー, 谷口'],
    ['Tolstoy, Leo', 'Tolstoy, Leo'],
  ])('%j → %j', (name, sorted) => expect(sortName(name)).toBe(sorted));
});
