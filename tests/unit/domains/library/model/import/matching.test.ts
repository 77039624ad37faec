import { describe, expect, it } from 'vitest';
import { classifyRow } from '#app/domains/library/model/import/classify-row.ts';
import { Shelf } from '#app/domains/library/model/import/match-books.ts';
import { changesOf, planUpdate } from '#app/domains/library/model/import/plan-update.ts';
import type { ShelvedBook, ShelvedReading } from '#app/domains/library/model/import/plan-update.ts';
import type { ImportRecord, ImportedReading } from '#app/domains/library/model/import/record.ts';
import { SeenRows } from '#app/domains/library/model/import/repeated-rows.ts';
import { resolveRow } from '#app/domains/library/model/import/resolve-row.ts';
import type { BookRow } from '#app/domains/library/model/import/resolve-row.ts';
import { matchKey, titleKey } from '#app/domains/library/model/text-keys.ts';

const record = (values: Partial<ImportRecord> & { by?: string } = {}): ImportRecord => {
  const { by = 'Лев Толстой', ...rest } = values;
  return {
    bookId: null, title: 'Война и мир', subtitle: null, authors: by === '' ? [] : [{ name: by, role: '' }], series: null, isbn13: null, isbn10: null,
    language: null, pages: null, year: null, publisher: null, format: null, description: null, priority: 0, rating: null, review: null,
    reviewHasSpoilers: false, privateNotes: null, state: 'to_read', readings: [], tags: [], addedOn: null, notes: [], ...rest,
  };
};

function shelfOf(...books: { id: string; title?: string; by?: string; isbn13?: string | null }[]): Shelf {
  const shelf = new Shelf();
  for (const { id, title = 'Война и мир', by = 'Лев Толстой', isbn13 = null } of books) {
    shelf.add({ id, title, titleKey: titleKey(title), matchKey: matchKey(title, by), isbn13 });
  }
  return shelf;
}

describe('a match', () => {
  it.each([
    ['by title and author', {}, { is: 'exact', id: 'a' }],
    ['in other spelling', { title: 'ВОЙНА  И МИР!', by: 'лев толстой' }, { is: 'exact', id: 'a' }],
    ['by ISBN alone', { title: 'War and Peace', by: 'X', isbn13: '9780140447934' }, { is: 'exact', id: 'b' }],
    ['by our own id', { title: 'Renamed', bookId: 'b' }, { is: 'exact', id: 'b' }],
    ['with another author’s spelling is open', { by: 'Толстой Л. Н.' }, { is: 'open', reason: 'similarAuthor', ids: ['a'] }],
    ['across alphabets is open', { by: 'Leo Tolstoy' }, { is: 'open', reason: 'similarAuthor', ids: ['a'] }],
    ['without an author is open', { by: '' }, { is: 'open', reason: 'noAuthor', ids: ['a'] }],
    ['of the main title is open', { title: 'Война и мир: том 1' }, { is: 'open', reason: 'similarTitle', ids: ['a'] }],
    ['of a title alone is none', { by: 'Иван Бунин' }, { is: 'none' }],
    ['of nothing is none', { title: 'Детство' }, { is: 'none' }],
  ])('%s', (_name, values, match) => {
    const shelf = shelfOf({ id: 'a' }, { id: 'b', title: 'Anna Karenina', by: 'Leo Tolstoy', isbn13: '9780140447934' });
    expect(shelf.find(record(values))).toEqual(match);
  });

  it('of several is open, unless the ISBN’s one also has the title', () => {
    expect(shelfOf({ id: 'a' }, { id: 'b' }).find(record())).toEqual({ is: 'open', reason: 'several', ids: ['a', 'b'] });
    const isbn13 = '9780140447934';
    expect(shelfOf({ id: 'a', isbn13 }, { id: 'b', title: 'Other', isbn13 }).find(record({ isbn13 }))).toEqual({ is: 'exact', id: 'a' });
    expect(shelfOf({ id: 'a', title: 'One', isbn13 }, { id: 'b', title: 'Other', isbn13 }).find(record({ isbn13 }))).toMatchObject({ is: 'open', reason: 'several' });
  });
});

describe('rows of one file', () => {
  const verdicts = (records: ImportRecord[], shelf = new Shelf()) => {
    const seen = new SeenRows();
    return records.map((one, index) => classifyRow({ record: one, skip: null }, index + 2, (row) => shelf.find(row), seen));
  };

  it('that repeat another are left out', () => {
    expect(verdicts([record(), record({ rating: 80 })])).toEqual([{ kind: 'new' }, { kind: 'skipped', reason: 'duplicate', candidateIds: [], otherLine: 2 }]);
    expect(verdicts([record({ isbn13: '1' }), record({ isbn13: '1', title: 'Other' })])[1]).toMatchObject({ kind: 'skipped', otherLine: 2 });
    expect(verdicts([record(), record()], shelfOf({ id: 'a' }))).toMatchObject([{ kind: 'here', bookId: 'a' }, { kind: 'skipped', otherLine: 2 }]);
  });

  it('that are two editions ask the person', () => {
    expect(verdicts([record({ isbn13: '1' }), record({ isbn13: '2' })])[1]).toEqual({ kind: 'ambiguous', reason: 'edition', candidateIds: [], otherLine: 2 });
  });

  it('that are two books of the shelf are two books', () => {
    const shelf = shelfOf({ id: 'a', isbn13: '1' }, { id: 'b', isbn13: '2' });
    expect(verdicts([record({ isbn13: '1' }), record({ isbn13: '2' })], shelf)).toEqual([{ kind: 'here', bookId: 'a' }, { kind: 'here', bookId: 'b' }]);
  });
});

describe('carrying a row out', () => {
  const row = (values: Partial<BookRow>): BookRow => ({ line: 2, kind: 'new', reasonKey: null, record: record(), choice: null, ...values });
  it.each([
    ['a new one', row({}), shelfOf(), { is: 'new' }],
    ['a new one that came meanwhile', row({}), shelfOf({ id: 'a' }), { is: 'here', bookId: 'a' }],
    ['an update whose book has gone', row({ kind: 'update' }), shelfOf(), { is: 'new' }],
    ['one skipped', row({ kind: 'skipped', reasonKey: 'duplicate' }), shelfOf(), { is: 'left', reason: 'duplicate' }],
    ['one undecided', row({ kind: 'ambiguous', reasonKey: 'similarAuthor' }), shelfOf(), { is: 'left', reason: 'undecided' }],
    ['one declined', row({ kind: 'ambiguous', choice: 'skip' }), shelfOf(), { is: 'left', reason: 'declined' }],
    ['one decided', row({ kind: 'ambiguous', choice: 'a', record: record({ title: 'X' }) }), shelfOf({ id: 'a' }), { is: 'here', bookId: 'a' }],
    ['one whose choice has gone', row({ kind: 'ambiguous', choice: 'z' }), shelfOf(), { is: 'left', reason: 'gone' }],
    ['one of several, as its own', row({ kind: 'ambiguous', reasonKey: 'several', choice: 'new' }), shelfOf({ id: 'a' }, { id: 'b' }), { is: 'new' }],
    ['an edition, as its own', row({ kind: 'ambiguous', reasonKey: 'edition', choice: 'new' }), shelfOf({ id: 'a' }), { is: 'new' }],
  ])('%s', (_name, open, shelf, resolution) => expect(resolveRow(open, shelf)).toEqual(resolution));
});

describe('an update', () => {
  const book = (values: Partial<ShelvedBook> = {}): ShelvedBook => ({
    id: 'a', state: 'to_read', subtitle: null, isbn13: null, isbn10: null, language: null, pages: null, year: null, publisher: null, format: null,
    description: null, rating: null, review: null, privateNotes: null, priority: 0, hasSeries: false, hasAuthors: true, tagKeys: new Set(), readings: [], ...values,
  });
  const ours = (values: Partial<ShelvedReading>): ShelvedReading => ({ id: 'r', state: 'finished', startedOn: null, endedOn: null, movedOn: null, ...values });
  const finished = (endedOn: string | null, startedOn: string | null = null): ImportedReading => ({ state: 'finished', startedOn, endedOn });

  it('fills what is empty and leaves what is there', () => {
    const plan = planUpdate(book({ rating: 20, pages: 100 }), record({ rating: 100, pages: 999, year: 1869, review: 'Long.', reviewHasSpoilers: true, tags: ['a'], priority: 2 }));
    expect(plan.fields).toEqual({ year: 1869, review: 'Long.' });
    expect(plan).toMatchObject({ spoilers: true, tags: ['a'], priority: 2, state: null });
  });

  it('never mixes two ISBNs, and does not touch authors or a series that are there', () => {
    const plan = planUpdate(book({ isbn13: '1', hasSeries: true }), record({ isbn13: '2', isbn10: '2', by: 'Somebody', series: { name: 'S', position: null } }));
    expect(changesOf(plan)).toEqual([]);
    expect(planUpdate(book({ hasAuthors: false }), record()).authors).toHaveLength(1);
  });

  it.each<[string, Partial<ShelvedBook>, Partial<ImportRecord>, object]>([
    ['a book untouched here takes the file’s state', {}, { state: 'read', readings: [finished('2020-01-01')] }, { state: 'read', newReadings: [finished('2020-01-01')] }],
    ['an equal reading is known', { state: 'read', readings: [ours({ endedOn: '2020-01-01' })] }, { state: 'read', readings: [finished('2020-01-01')] }, { newReadings: [], datedReadings: [] }],
    ['an undated one is any of ours', { state: 'read', readings: [ours({ endedOn: '2020-01-01' })] }, { state: 'read', readings: [finished(null)] }, { newReadings: [] }],
    ['a second undated one is new', { state: 'read', readings: [ours({})] }, { state: 'read', readings: [finished(null), finished(null)] }, { newReadings: [finished(null)] }],
    ['ours without a date learns it', { state: 'read', readings: [ours({})] }, { state: 'read', readings: [finished('2020-01-01', '2019-12-01')] }, { newReadings: [], datedReadings: [{ id: 'r', startedOn: '2019-12-01', endedOn: '2020-01-01' }] }],
    ['another date is another reading', { state: 'read', readings: [ours({ endedOn: '2020-01-01' })] }, { state: 'read', readings: [finished('2021-01-01')] }, { newReadings: [finished('2021-01-01')] }],
    ['a known end closes our open reading', { state: 'reading', readings: [ours({ state: 'reading', startedOn: '2020-01-01', movedOn: '2020-02-01' })] }, { state: 'read', readings: [finished('2020-03-01')] }, { newReadings: [], endedReading: { id: 'r', state: 'finished', endedOn: '2020-03-01' } }],
    ['but not one that has moved since', { state: 'reading', readings: [ours({ state: 'reading', movedOn: '2020-04-01' })] }, { state: 'read', readings: [finished('2020-03-01')] }, { newReadings: [finished('2020-03-01')], endedReading: null }],
    ['and not while the file, too, is reading it', { state: 'reading', readings: [ours({ state: 'reading' })] }, { state: 'reading', readings: [finished('2020-03-01'), { state: 'reading', startedOn: null, endedOn: null }] }, { newReadings: [finished('2020-03-01')], endedReading: null }],
    ['an old “currently reading” opens nothing', { state: 'read', readings: [ours({ endedOn: '2020-01-01' })] }, { state: 'reading', readings: [{ state: 'reading', startedOn: null, endedOn: null }] }, { newReadings: [] }],
    ['a later beginning does', { state: 'read', readings: [ours({ endedOn: '2020-01-01' })] }, { state: 'reading', readings: [{ state: 'reading', startedOn: '2021-01-01', endedOn: null }] }, { newReadings: [{ state: 'reading', startedOn: '2021-01-01', endedOn: null }] }],
    ['an old “to read” changes nothing', { state: 'read', readings: [ours({})] }, { state: 'to_read' }, { state: null, newReadings: [] }],
  ])('%s', (_name, mine, theirs, plan) => expect(planUpdate(book(mine), record(theirs))).toMatchObject(plan));
});
