import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { locales } from '#app/platform/i18n/locales.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { catalogs } from '#app/server/messages.server.ts';

type Say = (key: string, values?: Record<string, unknown>) => unknown;

const counts = [0, 1, 2, 5, 11, 21, 22, 101, 1.5, 12_345, 1_000_000];
const plural = /_(?:zero|one|two|few|many|other)$/;
const placesOf = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '');

type Text = { key: string; text: string };

function textsOf(catalog: unknown, path: string[] = []): Text[] {
  if (typeof catalog === 'string') return [{ key: path.join('.'), text: catalog }];
  return Object.entries(catalog as object).flatMap(([word, inner]) => textsOf(inner, [...path, word]));
}

/** What a key can be asked with: every count where there are plural forms, and a value for each place of any form. */
function questionsOf(texts: readonly Text[]): { key: string; values: Record<string, unknown> | undefined }[] {
  const places = [...new Set(texts.flatMap(({ text }) => placesOf(text)))];
  const key = texts[0]?.key.replace(plural, '') ?? '';
  const values = Object.fromEntries(places.map((place, at) => [place, at % 2 === 0 ? 1_234_567 + at : `«${place}» $& {{x}}`]));
  if (texts.some((text) => plural.test(text.key)) || places.includes('count')) return counts.map((count) => ({ key, values: { ...values, count } }));
  return [{ key, values: places.length > 0 ? values : undefined }];
}

function oracle(locale: 'ru' | 'en'): Say {
  const instance = createInstance();
  void instance.init({ lng: locale, resources: { [locale]: catalogs[locale] }, ns: Object.keys(catalogs[locale]), fallbackLng: false, interpolation: { escapeValue: false }, initAsync: false });
  return instance.t as unknown as Say;
}

describe.each(locales)('the texts in %s', (locale) => {
  const theirs = oracle(locale);
  const ours = createTranslator(locale, catalogs[locale]).t as unknown as Say;

  it.each(Object.entries(catalogs[locale]))('are said as i18next says them: %s', (namespace, catalog) => {
    const byKey = Object.groupBy(textsOf(catalog), ({ key }) => key.replace(plural, ''));
    const questions = Object.values(byKey).flatMap((texts) => questionsOf(texts ?? []));
    const said = (say: Say) => questions.map(({ key, values }) => [key, values, say(`${namespace}:${key}`, values)]);
    expect(said(ours)).toEqual(said(theirs));
  });
});

describe('a translator', () => {
  const { textsOf: texts, t, add, has } = createTranslator('en', {
    site: { hello: 'Hello, {{name}}!', list: ['one', 'two'], deep: { er: 'deeper' } },
    ui: { hello: 'Hi', only: 'Only here', left_one: '{{count, number}} book', left_other: '{{count, number}} books', left_zero: 'nothing' },
  });
  const say = (namespaces: unknown, key: string, values?: Record<string, unknown>) => (texts(namespaces as never) as unknown as Say)(key, values);

  it('asks its catalogs in order, and any other by its name', () => {
    expect(say(['site', 'ui'], 'hello', { name: 'Anna' })).toBe('Hello, Anna!');
    expect(say(['ui', 'site'], 'hello')).toBe('Hi');
    expect(say(['site', 'ui'], 'only')).toBe('Only here');
    expect(say('site', 'ui:only')).toBe('Only here');
    expect((t as unknown as Say)('ui:left', { count: 2000 })).toBe('2,000 books');
  });

  it('says a key that has no text, also one that only looks like a way into an object', () => {
    expect(say('site', 'deep.nothing')).toBe('deep.nothing');
    expect(say('site', 'ui:nothing')).toBe('nothing');
    expect(say('site', 'hello.constructor')).toBe('hello.constructor');
    expect(say('site', 'deep.toString')).toBe('deep.toString');
    expect(say('site', 'Already a sentence: with a colon.')).toBe('Already a sentence: with a colon.');
  });

  it('says what it is given for a text that may be missing', () => {
    expect(say('site', 'kinds.unknown', { defaultValue: 'unknown' })).toBe('unknown');
    expect(say('ui', 'hello', { defaultValue: 'unknown' })).toBe('Hi');
  });

  it('has a word of its own for none', () => expect(say('ui', 'left', { count: 0 })).toBe('nothing'));

  it('leaves a value that is missing empty and writes one that looks like a place as it is', () => {
    expect(say('site', 'hello')).toBe('Hello, !');
    expect(say('site', 'hello', { name: '{{name}} $1 <b>' })).toBe('Hello, {{name}} $1 <b>!');
  });

  it('gives lists and objects whole', () => {
    expect(say('site', 'list', { returnObjects: true })).toEqual(['one', 'two']);
    expect(say('site', 'deep', { returnObjects: true })).toEqual({ er: 'deeper' });
  });

  it('knows a catalog from when it is brought', () => {
    expect(has('late')).toBe(false);
    expect(say('late', 'here')).toBe('here');
    add('late', { here: 'I am here' });
    expect(has('late')).toBe(true);
    expect(say('late', 'here')).toBe('I am here');
  });
});
