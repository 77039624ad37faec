import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { bookMarkdown, noteCells, noteMarkdown } from '#app/domains/library/notes/model/export-note.ts';
import type { ExportedNote } from '#app/domains/library/notes/model/export-note.ts';
import { contextOf, findQuote } from '#app/domains/library/notes/model/find-quote.ts';
import { readNotesView } from '#app/domains/library/notes/model/note-view.ts';
import { placeLimits } from '#app/domains/library/notes/model/place-limits.ts';
import { boundsOf, offsetOf, readPlaces } from '#app/domains/library/notes/model/places.ts';
import { searchKeyOf } from '#app/domains/library/notes/model/search-key.ts';
import { standingOf } from '#app/domains/library/notes/model/standing.ts';
import { addNoteSchema } from '#app/domains/library/notes/schema.ts';

const quad = [10, 700, 200, 700, 10, 688, 200, 688];

describe('places', () => {
  it.each([
    ['a highlight over two pages', [{ key: 1, quads: [quad] }, { key: 2, quads: [quad, quad] }]],
    ['a page alone', [{ key: 7 }]],
    ['a box', [{ key: 7, rect: [1, 2, 3, 4] }]],
    ['ink', [{ key: 7, ink: [[1, 2, 3, 4], [5, 6]] }]],
  ])('takes %s', (_name, places) => expect(readPlaces(JSON.stringify(places))).toEqual(places));

  it.each([
    ['no list', '{}'], ['no JSON', '[{'], ['half a quad', [{ key: 1, quads: [[1, 2, 3]] }]], ['a page twice', [{ key: 1 }, { key: 1 }]], ['no page', [{ quads: [quad] }]],
    ['page 0', [{ key: 0 }]], ['a page and a half', [{ key: 1.5 }]], ['far off the paper', [{ key: 1, rect: [0, 0, 1e9, 1] }]], ['words for numbers', [{ key: 1, rect: ['1', 2, 3, 4] }]],
    ['something else beside', [{ key: 1, script: 'x' }]], ['a stroke of odd numbers', [{ key: 1, ink: [[1, 2, 3]] }]], ['a page too many', Array.from({ length: placeLimits.pages + 1 }, (_, index) => ({ key: index + 1 }))],
    ['more than can be drawn', [{ key: 1, ink: Array.from({ length: 10 }, () => Array.from({ length: 2_000 }, () => 1)) }]], ['a megabyte', 'x'.repeat(1_000_000)],
    ['NaN', '[{"key":1,"rect":[NaN,1,2,3]}]'], ['null', '[{"key":1,"rect":[null,1,2,3]}]'],
  ])('refuses %s', (_name, places) => expect(readPlaces(typeof places === 'string' ? places : JSON.stringify(places))).toBeNull());

  it('rounds to hundredths of a point and knows what encloses them', () => {
    expect(readPlaces('[{"key":1,"rect":[1.23456,2,3,4]}]')).toEqual([{ key: 1, rect: [1.23, 2, 3, 4] }]);
    expect(boundsOf({ quads: [quad], ink: [[0, 5, 300, 710]] })).toEqual([0, 5, 300, 710]);
    expect(boundsOf({})).toBeNull();
  });

  it('counts from above', () => {
    expect(offsetOf([{ key: 1, quads: [quad] }])).toBeLessThan(offsetOf([{ key: 1, rect: [0, 0, 10, 100] }]));
    expect(offsetOf([])).toBe(0);
    fc.assert(fc.property(fc.double({ min: -15_000, max: 15_000, noNaN: true }), (y) => {
      const offset = offsetOf([{ key: 1, rect: [0, y, 1, y] }]);
      return Number.isInteger(offset) && offset >= 0 && offset <= 99_999;
    }));
  });
});

const placed = { keys: 1, first: 3, last: 3, labelNow: null, pageNumber: 5, pageLabel: 'v' };

test.each([
  ['on its page', placed, { page: 3, lastPage: null, label: '3', isOut: false }],
  ['on a labelled page', { ...placed, labelNow: 'iii' }, { page: 3, lastPage: null, label: 'iii', isOut: false }],
  ['over pages', { ...placed, keys: 2, last: 4 }, { page: 3, lastPage: 4, label: '3', isOut: false }],
  ['its page is out', { ...placed, first: null, last: null }, { page: null, lastPage: null, label: 'v', isOut: true }],
  ['in a printed book', { ...placed, keys: 0, first: null, last: null, pageLabel: null }, { page: 5, lastPage: null, label: '5', isOut: false }],
  ['on the book', { keys: 0, first: null, last: null, labelNow: null, pageNumber: null, pageLabel: null }, { page: null, lastPage: null, label: null, isOut: false }],
])('a note %s', (_name, note, standing) => expect(standingOf(note)).toEqual(standing));

describe('a quote', () => {
  const page = 'Он шёл. Всё сме-\nшалось в доме Облонских. Жена узнала. Все смешалось в лесу, и тогда «он» ушёл 😀 далеко.';

  it('is found over line ends, hyphens, case and ё', () => {
    const found = findQuote(page, { quote: 'все СМЕШАЛОСЬ в доме' });
    expect(found && page.slice(found.start, found.end)).toBe('Всё сме-\nшалось в доме');
  });

  it('of several places is the one whose neighbours it knows', () => {
    const found = findQuote(page, { quote: 'Все смешалось в', before: 'Жена узнала. ', after: ' лесу' });
    expect(found?.start).toBe(page.lastIndexOf('Все'));
    expect(findQuote(page, { quote: 'Все смешалось в' })?.start).toBe(page.indexOf('Всё'));
  });

  it.each([['nowhere', 'Анна'], ['of nothing', ' — !'], ['empty', '']])('%s is not found', (_name, quote) => expect(findQuote(page, { quote })).toBeNull());

  it('stays whole around an emoji', () => {
    const found = findQuote(page, { quote: 'ушёл 😀 далеко' })!;
    expect(page.slice(found.start, found.end)).toBe('ушёл 😀 далеко');
    expect(contextOf(page, found).before).toMatch(/и тогда «он» $/);
  });

  it('any part of any text with letters is found in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
      const found = findQuote(text, { quote: text.slice(start, end) });
      return found === null ? !/\p{L}|\p{N}/u.test(text.slice(start, end).normalize('NFKC')) || !text.slice(start, end).isWellFormed() : found.start <= found.end && found.end <= text.length;
    }));
  });
});

describe('a form', () => {
  const id = uuidv7();
  const problems = (fields: Record<string, unknown>) => addNoteSchema.safeParse({ id, ...fields }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

  test.each([
    ['nothing', {}, ['body: notes:errors.empty']], ['a megabyte', { body: 'x'.repeat(1_000_000) }, ['body: notes:errors.tooLong']], ['a colour of its own', { body: 'x', color: 'red' }, ['color: notes:errors.formBroken']],
    ['page 0', { body: 'x', page: 0 }, ['page: notes:errors.page']], ['ink without a line', { kind: 'ink', body: 'x' }, ['places: notes:errors.placesBroken']], ['a long quote', { quote: 'x'.repeat(10_001) }, ['quote: notes:errors.quoteTooLong']],
    ['only words', { body: 'x' }, []], ['only a quote', { quote: 'x' }, []], ['only a place', { places: '[{"key":3}]' }, []],
  ])('with %s', (_name, fields, expected) => expect(problems(fields)).toEqual(expected));
});

test('a view is read from any address', () => {
  expect(readNotesView(new URLSearchParams('q= Всё \u0000&kind=ink&color=pink&after=x'))).toEqual({ q: 'Всё', kind: 'ink', color: 'pink', after: 'x' });
  expect(readNotesView(new URLSearchParams('kind=constructor&color=red'))).toEqual({ q: '', kind: null, color: null, after: null });
});

test('what is searched is folded', () => {
  expect(searchKeyOf({ quote: 'Всё, ЁЛКА!', body: 'Et ﬁn' })).toBe('все елка et fin');
  expect(searchKeyOf({ quote: 'x '.repeat(5_000), body: 'y '.repeat(10_000) }).length).toBeLessThanOrEqual(30_000);
});

describe('leaving the house', () => {
  const note: ExportedNote = {
    id: uuidv7(), bookId: uuidv7(), bookTitle: '# <b>Title</b>', bookAuthors: 'A *star*', kind: 'highlight', color: 'yellow', quote: '<script>alert(1)</script>\n- [x](javascript:1)', body: '=1+1\n# no heading\n1. no list', before: '', after: '',
    places: [], createdAt: new Date('2026-01-01T00:00:00Z'), editedAt: null, keys: 1, first: 12, last: 12, labelNow: null, pageNumber: 12, pageLabel: null,
  };
  const texts = { page: 'Page {{page}}', out: 'out', ofBook: 'On the book', kinds: { highlight: 'Highlight', note: 'Note', text: 'Text', ink: 'Drawing' } };

  it('as Markdown it is only text', () => {
    expect(bookMarkdown(note)).toBe('# \\# \\<b\\>Title\\</b\\>\n\nA \\*star\\*\n\n');
    expect(noteMarkdown(note, texts)).toBe('## Page 12\n\n> \\<script\\>alert(1)\\</script\\>  \n> - \\[x\\](javascript:1)\n\n=1+1  \n\\# no heading  \n1\\. no list\n\n'.replace('> - ', '> \\- '));
    expect(noteMarkdown({ ...note, quote: '', body: '', first: null, last: null, pageLabel: 'ix' }, texts)).toBe('## Page ix (out)\n\n*Highlight*\n\n');
  });

  it('as cells it keeps its page and its words', () => expect(noteCells(note).slice(2, 9)).toEqual(['# <b>Title</b>', 'A *star*', '12', 'highlight', 'yellow', note.quote, note.body]));
});
