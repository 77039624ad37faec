import { cut, foldText } from '#app/platform/text/folding.ts';
import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';
import type { TitleDetails } from '../schema.ts';
import { creditRoles } from './credit-role.ts';
import { genresOf } from './genres.ts';
import { progressUnit } from './title-type.ts';
import type { TitleType } from './title-type.ts';

/** By this two names are the same. */
export const titleNameKey = (name: string): string => cut(foldText(name), 300);

/** What search looks in: both names, who made it, the year. */
export const titleSearchText = ({ name, originalName, credits, year }: TitleDetails): string =>
  cut([name, originalName, ...credits.map((credit) => credit.name), year].flatMap((part) => (part === undefined ? [] : [foldText(String(part))])).join(' '), 4000);

/** One way to say the same: genres and credits in their order and once each, no episodes where nothing has any. */
export function tidyDetails(type: TitleType, details: TitleDetails): TitleDetails {
  const { name, originalName, description, year, episodes } = details;
  const known = new Map(details.credits.map((credit) => [`${credit.role} ${credit.name}`, credit]));
  return {
    name,
    originalName: originalName && originalName !== name ? originalName : undefined,
    description: description ? normalizeLineEnds(description) : undefined,
    year,
    episodes: progressUnit[type] === 'episodes' ? episodes : undefined,
    genres: genresOf(type).filter((genre) => details.genres.includes(genre)),
    credits: creditRoles.flatMap((role) => [...known.values()].filter((credit) => credit.role === role)),
  };
}

/** The columns of a title that its details decide. */
export const titleColumns = (details: TitleDetails) => ({
  name: details.name,
  originalName: details.originalName ?? null,
  nameKey: titleNameKey(details.name),
  description: details.description ?? null,
  year: details.year ?? null,
  episodes: details.episodes ?? null,
  genres: details.genres,
  searchText: titleSearchText(details),
});
