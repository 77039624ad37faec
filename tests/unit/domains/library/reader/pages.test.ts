import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf } from '#app/domains/library/reader/model/key-names.ts';
import { mergeIntoLines } from '#app/domains/library/reader/model/line-boxes.ts';
import { joinPieces } from '#app/domains/library/reader/model/page-text.ts';

const line = { lineEnd: true } as const;

describe('words of a page', () => {
  it.each([
    [[{ text: 'Hello' }, line, { text: 'world' }], 'Hello world'],
    [[{ text: 'перево-' }, line, { text: 'дчик' }], 'переводчик'],
    [[{ text: 'Иваново-' }, line, { text: 'Вознесенск' }], 'Иваново- Вознесенск'],
    [[{ text: 'soft\u00ad' }, line, { text: 'ware' }], 'software'],
    [[line, { text: ' a ' }, { text: '  b' }], ' a b'],
  ])('%j', (pieces, text) => expect(joinPieces(pieces)).toBe(text));

  it('loses no letter', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.record({ text: fc.stringMatching(/^[a-zа-я ]{0,9}$/) }), fc.constant(line))), (pieces) => {
      const letters = (text: string) => text.replaceAll(/\s/g, '');
      expect(letters(joinPieces(pieces))).toBe(letters(pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')));
    }));
  });
});

describe('lines of a selection', () => {
  it('spans of one line are one box, other lines and columns are others', () => {
    const rect = (left: number, top: number, width: number, height = 10) => ({ left, top, right: left + width, bottom: top + height });
    expect(mergeIntoLines([rect(0, 0, 50), rect(52, 1, 30), rect(0, 14, 40), rect(300, 0, 20), rect(5, 5, 0)])).toEqual([
      { left: 0, top: 0, right: 82, bottom: 11 }, rect(0, 14, 40), rect(300, 0, 20),
    ]);
  });
});

describe('names of keys', () => {
  const press = (key: string, code: string, more: object = {}) => namesOf({ key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });
  it.each([
    [press('n', 'KeyN'), 'n'], [press('т', 'KeyN'), 'n'], [press('?', 'Slash', { shiftKey: true }), '?'], [press(',', 'Slash', { shiftKey: true }), '?'],
    [press('R', 'KeyR', { shiftKey: true }), 'shift+r'], [press('f', 'KeyF', { metaKey: true }), 'mod+f'], [press(' ', 'Space'), 'space'],
  ])('%j holds %s', (names, name) => expect(names).toContain(name));

  it('Shift with a letter is not the letter', () => expect(press('R', 'KeyR', { shiftKey: true })).not.toContain('r'));
});
