import { describe, expect, it } from 'vitest';
import { cleanAuthors, cleanTitle, titleFromFileName } from '#app/domains/library/documents/model/clean-metadata.ts';
import { proposeBook } from '#app/domains/library/documents/model/propose-book.ts';

describe('the title a file claims', () => {
  it.each([
    ['Война и мир', 'Война и мир'], ['Microsoft Word - thesis.doc', ''], ['Microsoft Word - Document1', ''], ['untitled', ''], ['Без названия', ''], ['scan_0001', ''], ['', ''],
    ['Презентация PowerPoint', ''], ['C:\\docs\\a.doc', ''], ['The Great Gatsby.pdf', 'The Great Gatsby'], ['ABC12345', ''], ['Âîéíà è ìèð', 'Война и мир'], ['1984 A Novel', '1984 A Novel'],
  ])('%s → %s', (claimed, title) => expect(cleanTitle(claimed)).toBe(title));
});

describe('the authors a file claims', () => {
  it.each([
    ['Лев Толстой', ['Лев Толстой']], ['Admin', []], ['user', []], ['Tim van der Meij', ['Tim van der Meij']], ['brianc', []], ['Ann Lee; Bo Kim', ['Ann Lee', 'Bo Kim']], ['a@b.com', []], ['Пользователь Windows', []],
  ])('%s → %j', (claimed, names) => expect(cleanAuthors(claimed)).toEqual(names));
});

it('a file name becomes a title', () => {
  expect(titleFromFileName('Tolstoy_War_and_Peace(1).pdf')).toBe('Tolstoy War and Peace');
  expect(titleFromFileName('Обломов.pdf')).toBe('Обломов');
});

it('a book always has a title', () => {
  expect(proposeBook(null, '#.pdf').title).toBe('#.pdf');
  expect(proposeBook({ about: { title: '', author: '', pageCount: 3 }, heading: 'Отцы и дети' }, 'scan0042.pdf')).toEqual({ title: 'Отцы и дети', authors: [], pages: 3 });
});
