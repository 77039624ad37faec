import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeCell } from '#app/platform/csv/escape-cell.ts';
import { htmlToText, pagesOf, ratingOf, yearOf } from '#app/domains/library/model/import/cells.ts';
import { lineOf, numberOf, unescapeCell, unwrapFormula } from '#app/platform/csv/read-cell.ts';
import { textToHtml } from '#app/platform/text/markup-to-text.ts';
import { dayRanges } from '#app/domains/library/model/import/dates.ts';
import { endDay, periodOf, startDay } from '#app/platform/time/partial-day.ts';
import { parseReadings, formatReadings, settleReadings } from '#app/domains/library/model/import/readings.ts';
import { joinTitle, splitTitle } from '#app/domains/library/model/import/title-series.ts';
import { distinctPeople, personWithRole, splitPeople } from '#app/domains/library/model/import/people.ts';
import { stateOfShelf } from '#app/domains/library/model/import/shelves.ts';

describe('cells', () => {
  it.each([
    ['="0439785960"', '0439785960'], ['=""', ''], [' 0439785960 ', '0439785960'], ['"0439785960"', '0439785960'], ['= "1"', '1'],
  ])('ISBN cell %j → %j', (cell, text) => expect(unwrapFormula(cell)).toBe(text));

  it.each([
    ['', null], ['0', null], ['0.0', null], ['5', 100], ['3.75', 75], ['3,75', 75], ['0.25', 5], ['4.5', 90], ['6', Number.NaN], ['-1', Number.NaN], ['five', Number.NaN],
  ])('stars %j → %j of 100', (cell, rating) => expect(ratingOf(cell)).toBe(rating));

  it.each([
    ['', null], ['0', null], ['2011', 2011], ['-50', -49], ['−50', -49], ['-1', 0], ['1', 1], ['9999', Number.NaN], ['c. 1900', Number.NaN], ['1999.5', Number.NaN],
  ])('year %j → astronomical %j', (cell, year) => expect(yearOf(cell)).toBe(year));

  it.each([['', null], ['0', null], ['304', 304], ['-3', Number.NaN], ['1.5', Number.NaN], ['many', Number.NaN], ['100001', Number.NaN]])(
    'pages %j → %j', (cell, pages) => expect(pagesOf(cell)).toBe(pages));

  it.each([['1,5', 1.5], ['="7"', 7], ['x', Number.NaN], ['', null]])('number %j → %j', (cell, number) => expect(numberOf(cell)).toBe(number));

  it.each([
    ['a<br/>b<br>c<BR />d', 'a\nb\nc\nd'],
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['<a href="javascript:alert(1)">x</a> &amp; &#1071; &#x42F; &laquo;q&raquo; &nosuch; &amp;lt;', 'x & Я Я «q» &nosuch; &lt;'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<script>alert(1)</script>fine<!-- hidden -->', 'fine'],
    ['&#0;&#xD800;&#x110000;', '&#0;&#xD800;&#x110000;'],
    ['line  \r\nnext', 'line\nnext'],
    ["'=SUM(A1)", '=SUM(A1)'],
  ])('review %j → %j', (html, text) => expect(htmlToText(html)).toBe(text));

  it('reads back what our export writes', () => {
    const written = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => htmlToText(textToHtml(text)));
    fc.assert(fc.property(written, (text) => {
      expect(htmlToText(escapeCell(textToHtml(text)))).toBe(text);
    }));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a'), maxLength: 6 }), (cell) => {
      expect(unescapeCell(escapeCell(cell))).toBe(cell);
    }));
  });

  it('is quick with the worst markup', () => {
    const started = performance.now();
    for (const piece of ['<!--', '<script>', '<a ', ' ', '&#', '<br']) htmlToText(piece.repeat(250_000));
    for (const piece of ['(', ' (#', 'a ', '(a, #']) splitTitle(lineOf(piece.repeat(400)));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('dates', () => {
  it.each([
    ['2021/03/09', '2021-03-09', '2021-03-09'], ['2021-03-09', '2021-03-09', '2021-03-09'], ['2021/3/9', '2021-03-09', '2021-03-09'],
    ['2021/02', '2021-02-01', '2021-02-28'], ['2024-02', '2024-02-01', '2024-02-29'], ['2021', '2021-01-01', '2021-12-31'],
  ])('%s → %s … %s', (text, first, last) => expect(periodOf(text)).toEqual({ first, last }));

  it.each(['', '2021/02/30', '2021/13', '2021/00/01', '0021/01/01', 'yesterday', '2021/01-02', '09.03.2021'])('%j is no date', (text) => expect(periodOf(text)).toBeNull());

  it('an end without a day is over on the last one, a start begins on the first', () => {
    expect([startDay('2021/03'), endDay('2021/03')]).toEqual(['2021-03-01', '2021-03-31']);
  });

  it.each([
    ['2021/03/01-2021/03/09', [{ startedOn: '2021-03-01', endedOn: '2021-03-09' }]],
    ['2021-03-01-2021-03-09', [{ startedOn: '2021-03-01', endedOn: '2021-03-09' }]],
    ['2021/03/01 – 2021/03/09, 2022/05', [{ startedOn: '2021-03-01', endedOn: '2021-03-09' }, { startedOn: null, endedOn: '2022-05-31' }]],
    ['2021/03/01-', [{ startedOn: '2021-03-01', endedOn: null }]],
    ['-2021/03/09', [{ startedOn: null, endedOn: '2021-03-09' }]],
    ['2020-2021', [{ startedOn: '2020-01-01', endedOn: '2021-12-31' }]],
    ['', []], ['-', [null]], ['soon', [null]], ['2021/13/01-2021/13/02', [null]],
  ])('ranges %j', (text, ranges) => expect(dayRanges(text)).toEqual(ranges));
});

describe('titles and series', () => {
  it.each([
    ["Tiamat's Wrath (The Expanse, #8)", "Tiamat's Wrath", { name: 'The Expanse', position: '8' }],
    ['Edgedancer (The Stormlight Archive, #2.5)', 'Edgedancer', { name: 'The Stormlight Archive', position: '2.5' }],
    ['Title (Saga #1; Other Saga, #2)', 'Title', { name: 'Saga', position: '1' }],
    ['Foundation (Foundation, #01)', 'Foundation', { name: 'Foundation', position: '1' }],
    ['The Gulag Archipelago (Abridged)', 'The Gulag Archipelago (Abridged)', null],
    ['Omnibus (Saga, #1-3)', 'Omnibus (Saga, #1-3)', null],
    ['(Untitled, #1)', '(Untitled, #1)', null],
    ['C# (in depth)', 'C# (in depth)', null],
  ])('%j', (text, title, series) => expect(splitTitle(text)).toEqual({ title, series }));

  it('splits what was joined', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'Ж', '’', '-', '7'), minLength: 1, maxLength: 8 });
    const number = fc.integer({ min: 0, max: 9999 }).map((n) => String(n / 4));
    fc.assert(fc.property(word, word, number, (title, name, position) => {
      expect(splitTitle(joinTitle(title, { name, position }))).toEqual({ title, series: { name, position } });
    }));
  });
});

describe('people and shelves', () => {
  it.each([
    ['A, B', ['A', 'B']], ['Edward E. Ericson, Jr., B', ['Edward E. Ericson, Jr.', 'B']], [' , ', []],
  ])('%j', (text, people) => expect(splitPeople(text)).toEqual(people));

  it('knows roles, and each person once', () => {
    expect(personWithRole('Jim Dale (Narrator)')).toEqual({ name: 'Jim Dale', role: 'narrator' });
    expect(distinctPeople([{ name: 'J.R.R. Tolkien', role: '' }, { name: 'J. R. R.  TOLKIEN', role: 'editor' }, { name: ' ', role: '' }])).toEqual([{ name: 'J.R.R. Tolkien', role: '' }]);
  });

  it.each([
    ['read', 'read'], ['to-read', 'to_read'], ['currently-reading', 'reading'], ['did-not-finish', 'stopped'], ['DNF', 'stopped'], ['abandoned', 'stopped'], ['Брошено', 'stopped'], ['waiting', null], ['', null],
  ])('shelf %j → %j', (shelf, state) => expect(stateOfShelf(shelf)).toBe(state));
});

describe('readings', () => {
  it('agree with the shelf', () => {
    expect(settleReadings('read', [])).toEqual([{ state: 'finished', startedOn: null, endedOn: null }]);
    expect(settleReadings('reading', [{ state: 'finished', startedOn: null, endedOn: '2020-01-01' }]).map(({ state }) => state)).toEqual(['finished', 'reading']);
    expect(settleReadings('stopped', []).map(({ state }) => state)).toEqual(['stopped']);
    expect(settleReadings('to_read', [{ state: 'reading', startedOn: null, endedOn: null }])).toEqual([]);
    expect(settleReadings('read', [{ state: 'finished', startedOn: '2021-02-02', endedOn: '2021-01-01' }])).toEqual([{ state: 'finished', startedOn: null, endedOn: '2021-01-01' }]);
  });

  it('of our own column come back', () => {
    const readings = [{ state: 'finished' as const, startedOn: '2021-03-01', endedOn: '2021-03-09' }, { state: 'finished' as const, startedOn: null, endedOn: null }, { state: 'reading' as const, startedOn: '2022-01-01', endedOn: null }];
    expect(parseReadings(formatReadings(readings))).toEqual(readings);
    expect(parseReadings('nonsense; 2021-03-01 finished')).toEqual([]);
  });
});
