import { datePattern, endDay, startDay } from '#app/platform/time/partial-day.ts';

export type DayRange = { startedOn: string | null; endedOn: string | null };

/**
 * StoryGraph's list of readings: `2021/03/01-2021/03/09, 2022/05/01`. A lone date is the end; `2021/03/01-` has
 * only begun. `null` marks a piece that is no date.
 */
export function dayRanges(text: string): (DayRange | null)[] {
  return text.split(/[,;]/).map((piece) => piece.trim()).filter(Boolean).map(rangeOf);
}

function rangeOf(piece: string): DayRange | null {
  const date = datePattern.source.replace('\\2', '\\k<s>').replace('([/.-])', '(?<s>[/.-])');
  const lone = endDay(piece);
  if (lone) return { startedOn: null, endedOn: lone };
  const joint = '\\s*(?:-|–|—|to)\\s*';
  const start = new RegExp(`^${date}(?=${joint})`).exec(piece)?.[0] ?? '';
  const rest = new RegExp(`^${joint}(.*)$`).exec(piece.slice(start.length))?.[1];
  if (rest === undefined || (start === '' && rest === '')) return null;
  const startedOn = start === '' ? null : startDay(start);
  const endedOn = rest === '' ? null : endDay(rest);
  if ((start !== '' && startedOn === null) || (rest !== '' && endedOn === null)) return null;
  return { startedOn, endedOn };
}
