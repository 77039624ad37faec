import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainFileName, sortFiles, stemOfFile } from '#app/domains/library/words/model/dictionary-files.ts';
import { DictionaryProblem } from '#app/domains/library/words/model/dictionary-problem.ts';
import { guessLanguages } from '#app/domains/library/words/model/guess-languages.ts';
import { htmlToText, tidyBody } from '#app/domains/library/words/model/plain-text.ts';
import { readDictdIndex, readNumber } from '#app/domains/library/words/model/read-dictd.ts';
import { readAbout, readStarDictBody, readStarDictIndex, readSynonyms } from '#app/domains/library/words/model/read-stardict.ts';
import { gunzipSync } from 'node:zlib';
import { dictdFiles, englishRussian, starDictFiles } from '#tests/support/dictionaries.ts';

/** Whatever bytes come, a parser reads them or says what is wrong with them, and nothing else. */
function readsOrRefuses(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(DictionaryProblem);
  }
}

const bytes = fc.uint8Array({ maxLength: 600 }).map((array) => Buffer.from(array));

describe('dictd', () => {
  it('counts in its own sixty-four digits', () => {
    expect([readNumber('A'), readNumber('B'), readNumber('BA'), readNumber('//')]).toEqual([0, 1, 64, 4095]);
    for (const wrong of ['', '-', 'AAAAAAAAA', 'é']) expect(() => readNumber(wrong)).toThrow(DictionaryProblem);
  });

  it('reads head words and leaves out what is about the dictionary', () => {
    const [index] = dictdFiles('x', englishRussian, 'English-Russian');
    const { places, name } = readDictdIndex(index!.bytes.toString());
    expect(places.map(({ headword }) => headword)).toEqual(englishRussian.map(({ headword }) => headword));
    expect(name).not.toBeNull();
    expect(readDictdIndex('00databaseshort\tA\tB\r\nword\tB\tC\r\n')).toEqual({ places: [{ headword: 'word', offset: 1, size: 2 }], name: { headword: '00databaseshort', offset: 0, size: 1 } });
  });

  it('reads or refuses whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => readsOrRefuses(() => readDictdIndex(text))));
  });
});

describe('StarDict', () => {
  it('reads an index of either width', () => {
    for (const bits of [32, 64] as const) {
      const [about, index] = starDictFiles('x', englishRussian, { bits });
      expect(readAbout(about!.bytes.toString())).toEqual({ name: 'x', wordCount: englishRussian.length, offsetBits: bits, types: 'm' });
      expect(readStarDictIndex(gunzipSync(index!.bytes), bits).map(({ headword }) => headword)).toEqual(englishRussian.map(({ headword }) => headword));
    }
  });

  it('reads parts by their types', () => {
    expect(readStarDictBody(Buffer.from('книга'), 'm')).toBe('книга');
    expect(readStarDictBody(Buffer.from('bʊk\0<b>книга</b><br>том'), 'th')).toBe('[bʊk]\nкнига\nтом');
    expect(readStarDictBody(Buffer.from('tbʊk\0mкнига\0'), '')).toBe('[bʊk]\nкнига');
    expect(readStarDictBody(Buffer.concat([Buffer.from('W\0\0\0\u0002'), Buffer.from([1, 2]), Buffer.from('mкнига\0')]), '')).toBe('книга');
    expect(readStarDictBody(Buffer.from('<k>book</k> <tr>bʊk</tr>\nкнига &amp; том'), 'x')).toBe('book bʊk\nкнига & том');
  });

  it('leads other spellings to their entries, and only there', () => {
    const places = [{ headword: 'colour', offset: 0, size: 1 }];
    expect(readSynonyms(Buffer.from('color\0\0\0\0\0'), places)).toEqual([{ headword: 'color', offset: 0, size: 1 }]);
    expect(() => readSynonyms(Buffer.from('color\0\0\0\0\u0009'), places)).toThrow(DictionaryProblem);
  });

  it('reads or refuses whatever comes', () => {
    fc.assert(fc.property(bytes, fc.constantFrom(32 as const, 64 as const), (index, bits) => readsOrRefuses(() => readStarDictIndex(index, bits))));
    fc.assert(fc.property(bytes, (index) => readsOrRefuses(() => readSynonyms(index, []))));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => readsOrRefuses(() => readAbout(text))));
    fc.assert(fc.property(bytes, fc.constantFrom('', 'm', 'th', 'tWm', 'Pm', 'x'), (body, types) => {
      expect(typeof readStarDictBody(body, types)).toBe('string');
    }));
    expect(() => readAbout("StarDict's dict ifo file\nwordcount=99999999999")).toThrow(DictionaryProblem);
  });
});

describe('files', () => {
  it.each([
    [['a.index', 'a.dict.dz'], 'dictd'],
    [['a.ifo', 'a.idx.gz', 'a.dict.dz', 'a.syn'], 'stardict'],
  ])('%s are a dictionary', (names, format) => expect(sortFiles(names).format).toBe(format));

  it.each([[['a.ifo'], 'missingFile'], [['a.dict'], 'missingFile'], [['a.txt'], 'unknownFiles'], [[], 'unknownFiles'], [['a.ifo', 'a.index', 'a.dict'], 'missingFile']])('%s are none', (names, problem) => {
    expect(() => sortFiles(names)).toThrow(problem);
  });

  it('go by one name', () => {
    expect([stemOfFile('freedict-eng-rus.dict.dz'), stemOfFile('a.b.idx'), stemOfFile('notes.txt')]).toEqual(['freedict-eng-rus', 'a.b', null]);
    expect([plainFileName('../../etc/x.ifo'), plainFileName('C:\\a\\b.ifo'), plainFileName('a\u0000b.ifo')]).toEqual(['x.ifo', 'b.ifo', 'ab.ifo']);
  });

  it.each([
    ['freedict-eng-rus', { from: 'en', to: 'ru' }], ['English-Russian FreeDict Dictionary', { from: 'en', to: 'ru' }], ['Русско-английский словарь', { from: 'ru', to: 'en' }], ['deu-eng', { from: 'de', to: 'en' }],
    ['my dictionary', null], ['', null], ['eng-eng', null],
  ])('%s says its languages', (name, languages) => expect(guessLanguages(name)).toEqual(languages));
});

describe('text', () => {
  it('is what a reader would see of markup', () => {
    expect(htmlToText('<p>one</p><script>alert(1)</script><b onclick="x">two</b> &lt;3 &#1072; &nosuch; 2 < 3')).toBe('\none\ntwo <3 а &nosuch; 2 < 3');
  });

  it('never ends in half a letter, holds nothing that the database refuses, and is never longer than it may be', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (text, max) => {
      const tidy = tidyBody(htmlToText(text), max);
      expect(tidy.isWellFormed() && !tidy.includes('\u0000') && tidy.length <= max).toBe(true);
    }));
  });
});
