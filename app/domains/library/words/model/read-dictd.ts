import { DictionaryProblem } from './dictionary-problem.ts';
import type { Place } from './place.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits = new Map([...alphabet].map((letter, value) => [letter, value]));

/** dictd's numbers: base 64, the greatest digit first. */
export function readNumber(text: string): number {
  if (text === '' || text.length > 8) throw new DictionaryProblem('badIndex');
  let value = 0;
  for (const letter of text) {
    const digit = digits.get(letter);
    if (digit === undefined) throw new DictionaryProblem('badIndex');
    value = value * 64 + digit;
  }
  return value;
}

/** `00-database-short` and its kin are about the dictionary, in two spellings. */
const isAbout = (headword: string) => /^00-?database/.test(headword);

export type DictdIndex = { places: Place[]; name: Place | null };

/** Lines of head word, offset and length, with tabs between. */
export function readDictdIndex(text: string): DictdIndex {
  const places: Place[] = [];
  let name: Place | null = null;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const [headword = '', offset = '', size = '', original] = line.replace(/\r$/, '').split('\t');
    if (headword === '') continue;
    const place = { headword: original || headword, offset: readNumber(offset), size: readNumber(size) };
    if (!isAbout(headword)) places.push(place);
    else if (/short$/.test(headword)) name = place;
  }
  return { places, name };
}
