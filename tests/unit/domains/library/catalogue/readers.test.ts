import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidy } from '#app/domains/library/catalogue/catalogues.server.ts';
import { natural, prose, yearIn } from '#app/platform/text/clean-text.ts';
import { editionSchema, workSchema } from '#app/domains/library/catalogue/edition.ts';
import { languageCode } from '#app/domains/library/catalogue/languages.ts';
import { readVolume, readVolumes } from '#app/domains/library/catalogue/read-google-books.ts';
import { readEdition, readEditions, readSearch, readWork } from '#app/domains/library/catalogue/read-open-library.ts';

const isbn = '9780306406157';

describe('Open Library', () => {
  it('a work of a search with the edition that fits best', () => {
    const doc = {
      key: '/works/OL1W', title: 'The work', author_name: ['A', 'B', 'A'], first_publish_year: 1859, edition_count: 7, cover_i: 5,
      editions: { docs: [{ key: '/books/OL2M', title: 'The edition', isbn: ['broken', '0-306-40615-2'], language: ['rus'], publisher: ['P', 'Q'], publish_date: ['June 30, 2005'], cover_i: 9, format: ['Paperback'] }] },
    };
    expect(readSearch({ docs: [doc] })).toEqual([{
      openLibraryWork: 'OL1W', title: 'The work', editionCount: 7,
      editions: [{ openLibraryId: 'OL2M', googleBooksId: null, title: 'The edition', subtitle: null, authors: ['A', 'B'], publisher: 'P', year: 2005, firstYear: 1859, pages: null, language: 'ru', isbn13: isbn, isbn10: '0306406152', format: 'Paperback', description: null, cover: 'ol-9' }],
    }]);
    // Works without a listed edition are editions of themselves; those without a title or a number are nothing.
    expect(readSearch({ docs: [{ key: '/works/OL1W', title: 'The work' }, { key: '/works/OL2W' }, { title: 'x' }, null, 'x', 7] }).map(({ editions }) => editions[0]?.openLibraryId)).toEqual(['OL1W']);
  });

  it.each([
    ['a text', 'About it.\r\n\r\nAnd more.', 'About it.\n\nAnd more.'], ['an object', { type: '/type/text', value: 'About it.' }, 'About it.'],
    ['markup', '<p>About <b>it</b>.<br>More &amp; more<script>alert(1)</script></p>', null], ['a number', 7, null], ['an object without a value', { type: '/type/text' }, null], ['nothing', undefined, null], ['spaces', ' \n ', null],
  ])('a description that is %s', (what, description, expected) => {
    const read = readEdition({ key: '/books/OL2M', title: 'T', description })?.edition.description;
    if (what === 'markup') expect(read).not.toMatch(/<|script/);
    else expect(read).toBe(expected);
    expect(readWork({ description }).description).toBe(read);
  });

  it('every field of a record may be missing or of another kind', () => {
    const bare = { key: '/books/OL2M', title: 'T' };
    const nothing = { subtitle: null, publisher: null, year: null, pages: null, language: null, isbn13: null, isbn10: null, format: null, description: null, cover: null };
    expect(readEdition(bare)?.edition).toMatchObject(nothing);
    for (const odd of [null, -7, 'x', [], {}, [null], [{}], [[]], true]) {
      const record = { ...bare, subtitle: [odd], publishers: odd === 'x' ? 7 : odd, publish_date: odd, number_of_pages: [odd], languages: odd, isbn_13: odd, isbn_10: odd, physical_format: { odd }, description: [odd], covers: [odd, -1, 0, 1.5], works: odd };
      expect(readEdition(record)?.edition, JSON.stringify(odd)).toMatchObject(nothing);
    }
    expect(readEdition({ title: 'T' })).toBeNull();
    expect(readEdition({ key: '/books/OL2M' })).toBeNull();
    expect(readEditions({ entries: [bare, null, {}] })).toHaveLength(1);
    for (const rubbish of [null, {}, [], 'x', { docs: {} }]) expect(() => readSearch(rubbish)).toThrow();
  });
});

describe('Google Books', () => {
  const volume = { id: 'zyTCAlFPjgYC', volumeInfo: { title: 'T', subtitle: 'S', authors: ['A'], publisher: 'P', publishedDate: '2005-06', description: '<i>x</i>', pageCount: 5, language: 'en', imageLinks: { thumbnail: 'http://x' }, industryIdentifiers: [{ type: 'OTHER', identifier: 'UOM:39' }, { type: 'ISBN_10', identifier: '0306406152' }] } };

  it('a volume; without items nothing is found; without its frame it is rubbish', () => {
    expect(readVolumes({ kind: 'books#volumes', items: [volume, {}, null] })).toEqual([{ openLibraryId: null, googleBooksId: 'zyTCAlFPjgYC', title: 'T', subtitle: 'S', authors: ['A'], publisher: 'P', year: 2005, firstYear: null, pages: 5, language: 'en', isbn13: isbn, isbn10: '0306406152', format: null, description: 'x', cover: 'gb-zyTCAlFPjgYC' }]);
    expect(readVolumes({ kind: 'books#volumes', totalItems: 0 })).toEqual([]);
    for (const rubbish of [null, {}, { items: [] }, { kind: 'x', items: {} }]) expect(() => readVolumes(rubbish)).toThrow();
    expect(readVolume({ ...volume, id: '../../etc/passwd' })).toBeNull();
    expect(readVolume({ id: 'x', volumeInfo: { title: 'T', pageCount: -1, authors: 'A', industryIdentifiers: 'x' } })).toMatchObject({ pages: null, authors: [], isbn13: null, cover: null });
  });
});

describe('whatever is sent', () => {
  const names = ['docs', 'editions', 'key', 'title', 'subtitle', 'author_name', 'isbn', 'cover_i', 'publisher', 'publish_date', 'language', 'format', 'description', 'covers', 'first_publish_year', 'edition_count', 'id', 'volumeInfo', 'authors', 'pageCount', 'value'];
  const strings = fc.oneof(fc.string({ unit: 'binary', maxLength: 700 }), fc.constantFrom('/works/OL1W', '/books/OL2M', isbn, '\u0000', '\ud800', 'x'.repeat(30_000), '<b>\u0000\udc00', '2005'));
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof({ maxDepth: 4 }, strings, fc.integer(), fc.double(), fc.constant(null), fc.boolean(), fc.array(tie('json'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...names), tie('json'))),
  }));
  const wellFormed = (value: unknown) => expect(JSON.stringify(value)).not.toMatch(/\\u0000|\\ud[89a-f]/);

  it('what is read fits a book’s columns, or it is nothing', () => {
    fc.assert(fc.property(fc.array(fc.dictionary(fc.constantFrom(...names), json), { maxLength: 3 }), (docs) => {
      const keyed = docs.map((doc) => ({ key: '/works/OL1W', title: 'T', ...doc }));
      for (const work of readSearch({ docs: [...docs, ...keyed] })) {
        expect(workSchema.safeParse(work).success).toBe(true);
        wellFormed(work);
      }
      for (const doc of docs) {
        const found = [readEdition({ key: '/books/OL2M', ...doc })?.edition, readVolume({ id: 'x', volumeInfo: { title: 'T', ...doc } })].filter(Boolean);
        for (const edition of found) {
          expect(editionSchema.safeParse(edition).success).toBe(true);
          wellFormed(edition);
        }
      }
    }), { numRuns: 500 });
  });

  it('years, numbers, languages, texts', () => {
    expect(['June 30, 2008', '1999', '2003-05', '[1886?]', 1850, 'c1920.', '20055', '', 'n.d.', null, 99_999].map(yearIn)).toEqual([2008, 1999, 2003, 1886, 1850, 1920, null, null, null, null, null]);
    expect([12, '12', 0, -1, 1.5, '1e3', 999_999, NaN, null].map((value) => natural(value, 100_000))).toEqual([12, 12, null, null, null, null, null, null, null]);
    expect(['eng', '/languages/rus', 'en-GB', 'und', 'mul', 'zzz', '', 7].map(languageCode)).toEqual(['en', 'ru', 'en', null, null, null, null, null]);
    expect(prose(`${'x'.repeat(25_000)}`, 20_000)).toHaveLength(20_000);
  });

  it('a question keeps no sign of a query language', () => {
    fc.assert(fc.property(strings, (text) => {
      const clean = tidy(text);
      expect(clean).not.toMatch(/["():*?~^\\/[\]{}!<>|&+\u0000-\u001f]|(?<!\S)-|(?<!\S)(?:AND|OR|NOT|TO)(?!\S)/);
      expect(clean.length).toBeLessThanOrEqual(200);
      expect(clean.isWellFormed()).toBe(true);
      expect(tidy(clean)).toBe(clean);
    }));
    expect(tidy('Spider-Man: No Way Home')).toBe('Spider-Man No Way Home');
    expect(tidy('не-русское «Слово»')).toBe('не-русское «Слово»');
  });
});
