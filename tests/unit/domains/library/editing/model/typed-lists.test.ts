import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutline, writeOutline } from '#app/domains/library/editing/model/outline-lines.ts';
import type { OutlineItem } from '#app/domains/library/editing/model/outline-lines.ts';
import { readRanges } from '#app/domains/library/editing/model/page-ranges.ts';
import { proposeParts, readParts } from '#app/domains/library/editing/model/part-lines.ts';
import { readAnswers } from '#app/domains/library/editing/model/form-fields.ts';

const plain = { pageCount: 12, labels: [] };
const book = { pageCount: 6, labels: ['i', 'ii', 'iii', '1', '2', 'A-1'] };

describe('pages that were typed', () => {
  it.each([
    ['1-3, 7', [1, 2, 3, 7]], ['7,1–3', [7, 1, 2, 3]], ['3-1', [3, 2, 1]], ['2,2,1-3', [2, 1, 3]], ['10-', [10, 11, 12]], ['#5', [5]], ['', []], [' , ;\n', []], ['12', [12]],
  ])('%j', (typed, pages) => expect(readRanges(typed, plain)).toEqual(pages));

  it.each([['iv'], ['0'], ['13'], ['1-99'], ['-3'], ['1--2'], ['1.5'], ['1e3'], ['99999999999999999999'], ['#'], ['-'.repeat(2_000)]])('%j is none', (typed) => {
    expect(readRanges(typed, plain)).toHaveProperty('piece');
  });

  it.each([['ii', [2]], ['II', [2]], ['1', [4]], ['1-2', [4, 5]], ['A-1', [6]], ['ii-A-1', [2, 3, 4, 5, 6]], ['#1-#2', [1, 2]], ['3', [3]]])('printed numbers come first: %j', (typed, pages) => {
    expect(readRanges(typed, book)).toEqual(pages);
  });

  it('never answers a page that is not there', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 1, max: 40 }), (typed, pageCount) => {
      const read = readRanges(typed, { pageCount, labels: [] });
      if (Array.isArray(read)) for (const page of read) expect(page >= 1 && page <= pageCount).toBe(true);
    }));
  });
});

describe('an outline as lines', () => {
  const item: fc.Arbitrary<OutlineItem> = fc.letrec<{ item: OutlineItem }>((tie) => ({
    item: fc.record({
      title: fc.string({ minLength: 1, maxLength: 30 }).map((text) => text.replace(/[\s…|]+/g, ' ').replace(/\.{3,}/g, '.').trim() || 'x'),
      page: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
      children: fc.array(tie('item'), { maxLength: 2, depthIdentifier: 'outline', size: 'xsmall' }),
    }),
  })).item;

  it('comes back as it was', () => {
    fc.assert(fc.property(fc.array(item, { maxLength: 4 }), fc.constantFrom(book, { pageCount: 6, labels: [] }), (items, context) => {
      const depth = (list: OutlineItem[]): number => (list.length === 0 ? 0 : 1 + Math.max(...list.map(({ children }) => depth(children))));
      fc.pre(depth(items) <= 8);
      expect(readOutline(writeOutline(items, context.labels), context)).toEqual(items);
    }), { numRuns: 50 });
  });

  it('takes what people write', () => {
    expect(readOutline('Foreword ..... ii\nPart one … —\n\tChapter 1 … 1\n\tChapter 2\t2\n\nEnd #6\n', book)).toEqual([
      { title: 'Foreword', page: 2, children: [] },
      { title: 'Part one', page: null, children: [{ title: 'Chapter 1', page: 4, children: [] }, { title: 'Chapter 2', page: 5, children: [] }] },
      { title: 'End', page: 6, children: [] },
    ]);
  });

  it.each([
    ['Chapter', { line: 1, reason: 'noPage' }], ['ok … 1\nbad … 99', { line: 2, reason: 'noPage' }], ['… 1', { line: 1, reason: 'noTitle' }], [`${'x'.repeat(501)} … 1`, { line: 1, reason: 'tooLong' }],
    [Array.from({ length: 10 }, (_, depth) => `${' '.repeat(depth)}a … 1`).join('\n'), { line: 9, reason: 'tooDeep' }], ['a … 1\n'.repeat(2_001), { line: 2_001, reason: 'tooMany' }],
  ])('%# says which line is wrong', (text, problem) => expect(readOutline(text, book)).toEqual(problem));
});

describe('parts of a file', () => {
  const titleOf = (number: number) => `Part ${number}`;

  it('pages first, then a title', () => {
    expect(readParts('1-3 The beginning\n\n4, 6: Middle\n7-', { pageCount: 8, labels: [] }, titleOf)).toEqual([
      { title: 'The beginning', pages: [1, 2, 3] }, { title: 'Middle', pages: [4, 6] }, { title: 'Part 3', pages: [7, 8] },
    ]);
    expect(readParts('#1-#2 12 angry men', { pageCount: 2, labels: [] }, titleOf)).toEqual([{ title: '12 angry men', pages: [1, 2] }]);
  });

  it.each([['1-3\nno pages', { line: 2, reason: 'noPages' }], ['9', { line: 1, reason: 'noPages' }], ['1\n'.repeat(51), { line: 51, reason: 'tooMany' }]])('%# says which line is wrong', (text, problem) => {
    expect(readParts(text, { pageCount: 8, labels: [] }, titleOf)).toEqual(problem);
  });

  it.each([[[]], [['i', 'ii', '1', '2', '3', '4', '5', '6']]])('what is proposed can be used as it is, with %j printed', (labels) => {
    const readBack = (outline: { title: string; page: number }[], pageCount: number) => {
      const context = { pageCount, labels: labels.slice(0, pageCount) };
      return readParts(proposeParts(outline, context), context, titleOf);
    };
    expect(readBack([{ title: 'One', page: 3 }, { title: 'Two', page: 5 }], 8)).toEqual([
      { title: 'Part 1', pages: [1, 2] }, { title: 'One', pages: [3, 4] }, { title: 'Two', pages: [5, 6, 7, 8] },
    ]);
    expect(readBack([], 3)).toEqual([{ title: 'Part 1', pages: [1, 2] }, { title: 'Part 2', pages: [3] }]);
    expect(readBack([], 1)).toEqual([{ title: 'Part 1', pages: [1] }]);
  });
});

it('answers are held against what a form allows', () => {
  const fields = [
    { name: 'Имя', isRequired: true, kind: 'text' as const, value: '', isLong: false, maxLength: 5 },
    { name: 'agree', isRequired: false, kind: 'check' as const, value: false },
    { name: 'colour', isRequired: false, kind: 'radio' as const, value: '', options: ['red', 'blue'] },
    { name: 'city', isRequired: false, kind: 'select' as const, value: [], options: ['Omsk', 'Tomsk'], isMultiple: false },
  ];
  expect(readAnswers(fields, (index) => [['Анна'], ['on'], ['blue'], ['Omsk', 'Tomsk']][index]!).answers).toEqual({ Имя: 'Анна', agree: true, colour: 'blue', city: ['Omsk'] });
  expect(readAnswers(fields, (index) => [['Александра'], [], ['green'], ['']][index]!).problems).toEqual([{ index: 0, reason: 'tooLong' }, { index: 2, reason: 'notAnOption' }]);
});
