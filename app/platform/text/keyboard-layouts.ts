import { alphabetOf } from './alphabets.ts';

/** Keys in the order in which they lie, by what a Latin (QWERTY) and a Russian (ЙЦУКЕН) keyboard writes with them. */
const latin = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.';
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const keys = (from: string, to: string): ReadonlyMap<string, string> => new Map([...from].map((sign, at) => [sign, to[at]!]));
/** By the alphabet that was typed. */
const otherKeys = { latin: keys(latin, russian), cyrillic: keys(russian, latin) };

/** What the same keys write on the other of the two keyboards, in lower case; null where `alphabetOf` is. */
export function onOtherKeyboard(text: string): string | null {
  const typed = text.toLowerCase();
  const alphabet = alphabetOf(typed);
  return alphabet && [...typed].map((sign) => otherKeys[alphabet].get(sign) ?? sign).join('');
}
