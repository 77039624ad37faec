import { keptResults } from '#app/platform/i18n/kept-results.ts';
import { cut, foldText } from '#app/platform/text/folding.ts';

/** A row of an import is asked for its title and its people some ten times over. */
const fold = keptResults(500, foldText);

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
