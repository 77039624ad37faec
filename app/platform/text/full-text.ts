import { foldText } from './folding.ts';

const most = 8;
const sayable = /[\p{L}\p{N}]/u;

/** The words of a search in the order in which they were typed, folded, few and each once. */
export const typedWords = (text: string): string[] => [...new Set(foldText(text.slice(0, 200)).split(' ').filter((word) => sayable.test(word)))].slice(0, most);

const asLexeme = (word: string): string => `'${word.replace(/['\\]/g, ' ')}'`;

/** For PostgreSQL's `to_tsquery`: all of the words; the last one may be unfinished. */
export const fullTextOf = (words: readonly string[]): string =>
  words.map((word, index) => `${asLexeme(word)}${index === words.length - 1 && word.length > 2 ? ':*' : ''}`).join(' & ');

/** Two neighbours that changed places, the commonest slip of a keyboard and the one that leaves least of a short word. */
function swaps(word: string): string[] {
  const letters = [...word];
  if (letters.length < 4 || letters.length > 20) return [];
  return letters.slice(1).map((letter, index) => [...letters.slice(0, index), letter, letters[index], ...letters.slice(index + 2)].join(''));
}

/** One of each group. */
export const anyOfEach = (groups: readonly (readonly string[])[]): string => groups.map((group) => `(${group.map(asLexeme).join(' | ')})`).join(' & ');

/** The same, with the letters of each word as they are or two of them swapped. */
export const swappedTextOf = (words: readonly string[]): string => anyOfEach(words.map((word) => [word, ...swaps(word)]));
