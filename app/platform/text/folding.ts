/*
 * Folded forms of titles and names: two texts are "the same" exactly when their folded forms are equal.
 * Folded: case, ё = е, compatibility forms (ﬁ = fi, full width), stress marks over Cyrillic, apostrophes (dropped),
 * every other punctuation and run of spaces (one space). Kept, because they tell books apart: letters with their
 * diacritics (й is not и, é is not e), digits, "+" and the "#" of C#, and leading articles (The, A, Le, Der).
 */

const apostrophes = /['’‘ʼ′`´\u00ad\u200b-\u200d\u2060\ufeff]/g;
const cyrillicStress = /(?<=\p{Script=Cyrillic})[\u0300\u0301]+/gu;
const betweenWords = /[^\p{L}\p{M}\p{N}+#]+/gu;
const lonelySharps = /(?<!\p{L})#+/gu;
const ascii = /^[\x20-\x7e]*$/;

/** Called many times a row in imports: the rarer rules run only where there is something for them. */
export function foldText(text: string): string {
  let folded = plainOf(text.replace(apostrophes, '')).replace(apostrophes, '');
  if (folded.includes('#')) folded = folded.replace(lonelySharps, ' ');
  folded = folded.replace(betweenWords, ' ').trim();
  // A title of nothing but punctuation ("?!") is still a title.
  return folded === '' ? plainOf(text).replace(/\s+/g, ' ').trim() : folded;
}

function plainOf(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  // NUL is refused by the database; the dot above is what lower-casing leaves of a Turkish İ.
  const lower = text.normalize('NFKC').toLowerCase().normalize('NFKC').replaceAll('\u0000', '').replaceAll('i\u0307', 'i');
  return lower.replace(cyrillicStress, '').normalize('NFC').replaceAll('ё', 'е');
}

/** At most `max` UTF-16 units, never half of a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = text.charCodeAt(max - 1) >= 0xd800 && text.charCodeAt(max - 1) <= 0xdbff ? max - 1 : max;
  return text.slice(0, end);
}

/** The words of a search, folded, longest first and few: what a condition is built of. */
export function searchWords(query: string): string[] {
  const words = new Set(foldText(query.slice(0, 200)).split(' ').filter(Boolean));
  return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 8);
}
