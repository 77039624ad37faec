import { describe, expect, it } from 'vitest';
import { typeset } from '#app/platform/i18n/typeset.ts';

const seen = (locale: 'ru' | 'en', text: string) => typeset(locale, { text }).text.replaceAll('\u00A0', '_');

describe('typeset', () => {
  it.each([
    ['{{count, number}} страниц', '{{count, number}}_страниц'],
    ['{{page, number}} из {{pages, number}} страниц, осталось {{left, number}}', '{{page, number}}_из_{{pages, number}}_страниц, осталось {{left, number}}'],
    ['Книги лежат здесь 30 дней.', 'Книги лежат здесь 30_дней.'],
    ['Кружок – тихое место', 'Кружок_– тихое место'],
    ['слова, — каждое с примером', 'слова,_— каждое с_примером'],
    ['и в книге, а на полке', 'и_в_книге, а_на_полке'],
    ['В доме «У реки» не спят', 'В_доме «У_реки» не_спят'],
    ['хотел бы он знать ли', 'хотел_бы он_знать_ли'],
    ['по-русски и по-английски', 'по-русски и_по-английски'],
    ['My Books → Import', 'My Books_→ Import'],
    ['на {{count}} дней позже', 'на_{{count}}_дней позже'],
    ['жирный, > цитата, - список', 'жирный, >_цитата, -_список'],
  ])('keeps together what a Russian line must not break: %s', (text, expected) => {
    expect(seen('ru', text)).toBe(expected);
  });

  it('binds numbers and dashes in English, and leaves its short words alone', () => {
    expect(seen('en', '{{page, number}} of {{pages, number}} pages – so far')).toBe('{{page, number}}_of {{pages, number}}_pages_– so far');
    expect(seen('en', '{{name}} is at it')).toBe('{{name}} is at it');
  });

  it('reaches every text of a catalog and nothing else', () => {
    const catalog = { a: { b: ['5 мая', { c: '6 мая' }] }, n: 7, nothing: null };
    expect(typeset('ru', catalog)).toEqual({ a: { b: ['5\u00A0мая', { c: '6\u00A0мая' }] }, n: 7, nothing: null });
    expect(catalog.a.b[0]).toBe('5 мая');
  });
});
