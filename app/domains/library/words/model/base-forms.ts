import adjectives from 'wink-lexicon/src/wn-adjective-exceptions.js';
import nouns from 'wink-lexicon/src/wn-noun-exceptions.js';
import verbs from 'wink-lexicon/src/wn-verb-exceptions.js';
import { russianForms } from './russian-forms.ts';

const of = (list: Record<string, string>, form: string): string[] => (Object.hasOwn(list, form) && typeof list[form] === 'string' ? [list[form]] : []);

/** Lists of half a megabyte: whoever asks loads this file when there is a word. What a form that no stemmer unravels comes from (went → go, детей → ребёнок), by its key; WordNet's exceptions for English. */
export function baseForms(key: string, language: string): string[] {
  if (language === 'ru') return russianForms.get(key) ?? [];
  if (language !== 'en') return [];
  return [...new Set([...of(verbs, key), ...of(nouns, key), ...of(adjectives, key)])].map((base) => base.replaceAll('_', ' ')).filter((base) => base !== key);
}
