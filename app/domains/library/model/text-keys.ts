/*
 * Folded forms of titles and names: two texts are "the same" exactly when their keys are equal.
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
function fold(text: string): string {
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

/** Of a title, and of anything searched. */
export const titleKey = (title: string): string => cut(fold(title), 500);

/** Of an author, series or tag. Never longer than the name itself, so it fits where the name fits. */
export const nameKey = (name: string): string => cut(fold(name), name.length);

/** "The same book" where there is no ISBN: exact title and first author, folded; `title|` when nobody wrote it. */
export const matchKey = (title: string, firstAuthor: string): string => `${titleKey(title)}|${cut(nameKey(firstAuthor), 199)}`;

const suffix = /^(?:jr|sr|ii|iii|iv|мл|ст)\.?$/i;
/** Lower-case particles stay behind (Beauvoir, Simone de); capital ones belong to the surname (Le Guin, Ursula K.). */
const capitalParticle = /^(?:Le|La|Les|De|Di|Da|Del|Della|Du|Van|Von|Den|Der|Ter|Mac|St\.?|Ван|Фон|Де|Ди|Да|Дю|Ла|Ле)$/;

/** "Tolstoy, Leo": the form that lists sort by. One word, or a name that has its comma already, stays. */
export function sortName(name: string): string {
  const words = name.trim().split(/\s+/);
  if (words.length < 2 || name.includes(',')) return cut(words.join(' '), 200);
  const tail = words.length > 2 && suffix.test(words.at(-1) ?? '') ? words.splice(-1) : [];
  let start = words.length - 1;
  while (start > 1 && capitalParticle.test(words[start - 1] ?? '')) start -= 1;
  return cut(`${words.slice(start).join(' ')}, ${[...words.slice(0, start), ...tail].join(' ')}`, 200);
}
