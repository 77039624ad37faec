import type { Locale } from './locales.ts';

const space = '\u00A0';
type Rule = readonly [RegExp, string];

/** A number and what it counts, a quotation's dash, a way through menus, a sign of Markdown and what it marks: they stay on one line in both languages. */
const everywhere: Rule[] = [
  [/(\{\{count\}\}|\{\{[^{}]+, number\}\}|\d) (?=\p{L})/gu, `$1${space}`],
  [/ ([–—→])(?=\s)/g, `${space}$1`],
  [/(?<=\s)([->]) (?=\p{L})/gu, `$1${space}`],
];

/** No line of Russian ends with a word of one or two letters, and none begins with a particle. */
const russian: Rule[] = [
  [/(?<![\p{L}\d-])(?!(?:бы|б|же|ж|ли|ль) )([а-яё]{1,2}) /giu, `$1${space}`],
  [/ (бы|б|же|ж|ли|ль)(?![\p{L}-])/giu, `${space}$1`],
];

const rulesOf: Record<Locale, readonly Rule[]> = { ru: [...everywhere, ...russian], en: everywhere };

/** One text as a page shows it, for what was put into words for more than pages: news is said in letters and by the bot too. */
export const typesetText = (locale: Locale, text: string): string => rulesOf[locale].reduce((done, [pattern, to]) => done.replace(pattern, to), text);

const typesetAll = (locale: Locale, value: unknown): unknown => {
  if (typeof value === 'string') return typesetText(locale, value);
  if (Array.isArray(value)) return value.map((item) => typesetAll(locale, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typesetAll(locale, inner)]));
};

/** A catalog as a page shows it: written with plain spaces, read with those that do not break where a line must not. */
export const typeset = <T extends object>(locale: Locale, catalog: T): T => typesetAll(locale, catalog) as T;
