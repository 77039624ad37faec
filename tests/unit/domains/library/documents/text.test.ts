import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAt } from '#app/domains/library/documents/model/cut-segments.ts';
import { joinLines } from '#app/domains/library/documents/model/join-lines.ts';
import { linesOf } from '#app/domains/library/documents/model/page-lines.ts';
import type { TextPiece } from '#app/domains/library/documents/model/page-lines.ts';
import { paragraphsOf } from '#app/domains/library/documents/model/paragraphs.ts';
import { pageNames } from '#app/domains/library/documents/model/page-names.ts';
import { markHits, snippetOf } from '#app/domains/library/documents/model/search-hits.ts';

const piece = (text: string, y: number, more: Partial<TextPiece> = {}): TextPiece => ({ text, x: 60, y, width: text.length * 6, height: 12, isRtl: false, endsLine: true, ...more });

describe('lines of one paragraph', () => {
  it.each([
    [['дорож-', 'ке домой'], 'дорожке домой'],
    [['кто-', 'то пришёл'], 'кто-то пришёл'],
    [['из-', 'за угла'], 'из-за угла'],
    [['Jean-', 'Paul'], 'Jean-Paul'],
    [['state-of-the-', 'art'], 'state-of-the-art'],
    [['soft\u00ad', 'ware'], 'software'],
    [['1914-', '1918'], '1914-1918'],
    [['one', 'two'], 'one two'],
    [['日本', '語'], '日本語'],
  ])('%j is %s', (lines, text) => expect(joinLines(lines)).toBe(text));

  it('keep the hyphen of a word that the page writes with it elsewhere', () => expect(joinLines(['well-', 'known'], new Set(['well-known']))).toBe('well-known'));
});

describe('the text of a page', () => {
  it('is made of paragraphs: after a gap, an indent, a larger line', () => {
    const pieces = [piece('Heading', 800, { height: 24 }), piece('First line of the text which is long', 760), piece('and its end.', 746), piece('Second paragraph that is indented a', 732, { x: 80 }), piece('bit and goes on.', 718), piece('After a gap', 670)];
    expect(paragraphsOf(linesOf(pieces)).split('\n\n')).toEqual(['Heading', 'First line of the text which is long and its end.', 'Second paragraph that is indented a bit and goes on.', 'After a gap']);
  });

  it('has plain letters for ligatures, and reads right-to-left from its own end', () => {
    expect(linesOf([piece('o\ufb03ce', 10)])[0]!.text).toBe('office');
    const rtl = [piece('עולם', 10, { x: 10, isRtl: true, endsLine: false }), piece(' ', 10, { x: 40, isRtl: true, endsLine: false }), piece('שלום', 10, { x: 50, isRtl: true })];
    expect(linesOf(rtl)[0]!.text).toBe('שלום עולם');
  });

  it('is well-formed and without NUL, whatever a file holds', () => {
    fc.assert(fc.property(fc.array(fc.record({ text: fc.string({ unit: 'binary' }), y: fc.double({ noNaN: true }) })), (pieces) => {
      const text = paragraphsOf(linesOf(pieces.map(({ text: one, y }) => piece(one, y))));
      expect(text.isWellFormed() && !text.includes('\u0000')).toBe(true);
    }));
  });
});

describe('a search', () => {
  const hits = (text: string, query: string) => markHits(text, query).filter(({ isHit }) => isHit).map((one) => one.text);
  it.each([
    ['Чёрный кот, чёрный-кот', 'черный кот', ['Чёрный кот', 'чёрный-кот']],
    ['STRASSE', 'strasse', ['STRASSE']],
    ['a+b (c)', '(', ['(']],
    ['nothing', '', []],
  ])('in %s for %s marks %j', (text, query, found) => expect(hits(text, query)).toEqual(found));

  it('loses no letter of the text', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, query) => {
      expect(markHits(text, query).map((one) => one.text).join('')).toBe(text);
    }));
  });

  it('shows some words around the first place', () => {
    const segments = snippetOf(`${'before '.repeat(40)}needle${' after'.repeat(40)}`, 'needle');
    expect(segments.some(({ isHit }) => isHit)).toBe(true);
    expect(segments.map((one) => one.text).join('').length).toBeLessThan(220);
  });
});

it('pages keep their names where a version names them or takes the place of another; others get new ones', () => {
  expect(pageNames({ own: [3, 1], base: [1, 2, 3], pageCount: 2, next: 4 })).toEqual({ keys: [3, 1], next: 4 });
  expect(pageNames({ own: [], base: [1, 2, 3], pageCount: 5, next: 4 })).toEqual({ keys: [1, 2, 3, 4, 5], next: 6 });
  expect(pageNames({ own: [1, 1], base: [], pageCount: 2, next: 1 })).toEqual({ keys: [1, 2], next: 3 });
});

describe('what is looked for and what others mark', () => {
  it('cut a text without losing a letter, and each stretch is one piece', () => {
    const bounds = fc.uniqueArray(fc.nat(40), { maxLength: 12 }).map((all) => all.sort((a, b) => a - b));
    fc.assert(fc.property(fc.string({ maxLength: 40 }), fc.string({ minLength: 1, maxLength: 3 }), bounds, (text, query, at) => {
      const stretches = at.slice(1).map((end, index) => ({ start: at[index]!, end })).filter((_, index) => index % 3 !== 0);
      const pieces = cutAt(markHits(text, query), stretches);
      expect(pieces.map(({ segments }) => segments.map((segment) => segment.text).join('')).join('')).toBe(text);
      const whole = pieces.flatMap(({ stretch, segments }) => (stretch ? [segments.map((segment) => segment.text).join('')] : []));
      expect(whole).toEqual(stretches.map(({ start, end }) => text.slice(start, end)).filter(Boolean));
    }));
  });
});
