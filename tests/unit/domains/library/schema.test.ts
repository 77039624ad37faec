import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, test } from 'vitest';
import en from '#app/domains/library/messages/en.json' with { type: 'json' };
import { addBookSchema, addReadingSchema, progressSchema, rateSchema, tagsSchema } from '#app/domains/library/schema.ts';

const id = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

const parse = (schema: Parameters<typeof parseWithZod>[1]['schema'], fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return parseWithZod(form, { schema });
};

test('a book with nothing but a title', () => {
  const result = parse(addBookSchema, { id, title: ' Война и мир ', authors: '', pages: '', year: '', isbn: '', tags: '', description: '' });
  expect(result.status).toBe('success');
  expect(result.status === 'success' && result.value).toEqual({ id, title: 'Война и мир', authors: [], tags: [], state: 'to_read', priority: 'none' });
});

test('a book with everything', () => {
  const result = parse(addBookSchema, {
    id, title: 'T', authors: 'Лев Толстой\nTolstoy, Leo\nЛев Толстой\n', tags: 'a, б ,,a', pages: '1300', year: '-50', isbn: '978-5-389-04926-0',
    seriesPosition: '1.5', series: 'S', language: 'ru', priority: 'high', state: 'read',
  });
  expect(result.status === 'success' && result.value).toMatchObject({
    authors: ['Лев Толстой', 'Tolstoy, Leo'], tags: ['a', 'б'], pages: 1300, year: -49, seriesPosition: 1.5, state: 'read', priority: 'high',
    isbn: { isbn13: '9785389049260', isbn10: '5389049268' },
  });
});

describe('what is refused, beside its field', () => {
  test.each([
    [addBookSchema, { id, title: '   ' }, 'title', 'titleRequired'],
    [addBookSchema, { id: 'x', title: 't' }, 'id', 'formBroken'],
    [addBookSchema, { id, title: 't', pages: 'many' }, 'pages', 'pages'],
    [addBookSchema, { id, title: 't', pages: '0' }, 'pages', 'pages'],
    [addBookSchema, { id, title: 't', year: '0' }, 'year', 'year'],
    [addBookSchema, { id, title: 't', isbn: '123' }, 'isbn', 'isbn'],
    [addBookSchema, { id, title: 't', state: 'burnt' }, 'state', 'formBroken'],
    [addBookSchema, { id, title: 't'.repeat(501) }, 'title', 'tooLong'],
    [tagsSchema, { tags: 'т'.repeat(61) }, 'tags', 'tooLong'],
    [tagsSchema, { tags: Array.from({ length: 101 }, (_, i) => i).join(',') }, 'tags', 'tooMany'],
    [progressSchema, { id, value: '' }, 'value', 'positionRequired'],
    [progressSchema, { id, value: '1.5', unit: 'page' }, 'value', 'wholePage'],
    [progressSchema, { id, value: '1', on: 'yesterday' }, 'on', 'date'],
    [progressSchema, { id, value: '1', on: '2026-13-01' }, 'on', 'date'],
    [progressSchema, { id, value: '1', on: '2026-02-31' }, 'on', 'date'],
    [progressSchema, { id, value: '1', on: '0026-05-12' }, 'on', 'date'],
    [addReadingSchema, { id, state: 'finished', startedOn: '2026-05-02', endedOn: '2026-05-01' }, 'endedOn', 'endBeforeStart'],
    [rateSchema, { rating: '101' }, 'rating', 'rating'],
  ])('%#', (schema, fields, field, key) => {
    const result = parse(schema, fields as Record<string, string>);
    expect(result.status).toBe('error');
    expect(result.reply().error?.[field]).toEqual([`library:errors.${key}`]);
    expect(Object.keys(en.errors)).toContain(key);
  });
});
