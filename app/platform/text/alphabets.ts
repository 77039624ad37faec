/** Several letters of one alphabet that are one of the other come first. Not a standard: what people write, near enough to find what is spelled almost so. */
const cyrillicOf: readonly [latin: string, cyrillic: string][] = [
  ['shch', 'щ'], ['sch', 'ш'], ['sh', 'ш'], ['ch', 'ч'], ['zh', 'ж'], ['kh', 'х'], ['ts', 'ц'], ['tz', 'ц'], ['ph', 'ф'], ['th', 'т'], ['ck', 'к'], ['yu', 'ю'], ['ju', 'ю'], ['ya', 'я'], ['ja', 'я'], ['yo', 'е'], ['ye', 'е'],
  ['ay', 'ай'], ['ey', 'ей'], ['oy', 'ой'], ['iy', 'ий'], ['yy', 'ый'], ['ee', 'и'], ['oo', 'у'], ['ce', 'се'], ['ci', 'си'],
  ['a', 'а'], ['b', 'б'], ['c', 'к'], ['d', 'д'], ['e', 'е'], ['f', 'ф'], ['g', 'г'], ['h', 'х'], ['i', 'и'], ['j', 'дж'], ['k', 'к'], ['l', 'л'], ['m', 'м'], ['n', 'н'], ['o', 'о'], ['p', 'п'], ['q', 'к'], ['r', 'р'], ['s', 'с'], ['t', 'т'],
  ['u', 'у'], ['v', 'в'], ['w', 'в'], ['x', 'кс'], ['y', 'и'], ['z', 'з'],
];
const latinOf: readonly [cyrillic: string, latin: string][] = [
  ['дж', 'j'], ['кс', 'x'], ['а', 'a'], ['б', 'b'], ['в', 'v'], ['г', 'g'], ['д', 'd'], ['е', 'e'], ['ё', 'e'], ['ж', 'zh'], ['з', 'z'], ['и', 'i'], ['й', 'y'], ['к', 'k'], ['л', 'l'], ['м', 'm'], ['н', 'n'], ['о', 'o'], ['п', 'p'], ['р', 'r'], ['с', 's'],
  ['т', 't'], ['у', 'u'], ['ф', 'f'], ['х', 'h'], ['ц', 'ts'], ['ч', 'ch'], ['ш', 'sh'], ['щ', 'shch'], ['ъ', ''], ['ы', 'y'], ['ь', ''], ['э', 'e'], ['ю', 'yu'], ['я', 'ya'],
];

const writer = (pairs: readonly [string, string][]) => {
  const [written, every] = [new Map(pairs), new RegExp(pairs.map(([from]) => from).join('|'), 'g')];
  return (text: string) => text.replace(every, (letters) => written.get(letters) ?? letters);
};
const [inCyrillic, inLatin] = [writer(cyrillicOf), writer(latinOf)];

/** A surname's end in the spellings that people give it. */
const sky = /(?<=[a-z])sk(?:iy|ij|ii|i|y)(?![a-z])/g;

/** Which of the two all letters of a text in lower case are of; null for both, neither or a third one. */
export function alphabetOf(lower: string): 'latin' | 'cyrillic' | null {
  const letters = (lower.match(/\p{L}/gu) ?? []).join('');
  if (/^[a-z]+$/.test(letters)) return 'latin';
  return /^[а-яё]+$/.test(letters) ? 'cyrillic' : null;
}

/** The same sounds in the other of the two alphabets, in lower case (`dostoevsky` is «достоевский»); null where `alphabetOf` is. */
export function inOtherAlphabet(text: string): string | null {
  const lower = text.toLowerCase();
  const alphabet = alphabetOf(lower);
  return alphabet && (alphabet === 'latin' ? inCyrillic(lower.replace(sky, 'ский')) : inLatin(lower));
}
