/** Keys in the order in which they lie, by what a Latin (QWERTY) and a Russian (ЙЦУКЕН) keyboard writes with them. */
const latin = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.';
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const keys = (from: string, to: string): ReadonlyMap<string, string> => new Map([...from].map((sign, at) => [sign, to[at]!]));
const [toRussian, toLatin] = [keys(latin, russian), keys(russian, latin)];

/** What the same keys write on the other of the two keyboards, in lower case; null for a text with letters of both, of neither or of a third alphabet. */
export function onOtherKeyboard(text: string): string | null {
  const typed = text.toLowerCase();
  const letters = typed.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return null;
  const layout = letters.every((letter) => toLatin.has(letter)) ? toLatin : letters.every((letter) => toRussian.has(letter)) ? toRussian : null;
  return layout && [...typed].map((sign) => layout.get(sign) ?? sign).join('');
}
