import { cut } from '#app/platform/text/folding.ts';
import { titleKey } from '../../model/text-keys.ts';
import { lengths } from './limits.ts';
import { wordPattern } from './word-pattern.ts';

/** Two spellings are one word exactly when their keys are equal. */
export const wordKey = (word: string): string => cut(titleKey(word.replace(/(?<=\p{L})-\s+(?=\p{L})/gu, '')), lengths.word);

/** One word: nothing that a stemmer would have to cut apart. */
export const isOneWord = (key: string): boolean => key !== '' && !key.includes(' ');

/** The different words of a text by their keys, at most so many. */
export function wordsOf(text: string, max: number): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [word] of text.matchAll(wordPattern)) {
    const key = wordKey(word);
    if (key.length < 2 || (found.size >= max && !found.has(key))) continue;
    const forms = found.get(key) ?? new Set();
    found.set(key, forms.add(word));
  }
  return found;
}
