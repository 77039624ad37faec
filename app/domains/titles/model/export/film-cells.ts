import { textToHtml } from '#app/platform/text/markup-to-text.ts';
import { isSeenWhole } from '../move-walk.ts';
import type { ListedTitle } from './listed-title.ts';

/** Letterboxd's names for the columns; the last ones are ours: a rating exactly, the state, which is empty where there is an opinion only, and whether the review gives the story away. */
export const filmHeader = ['tmdbID', 'imdbID', 'Title', 'Year', 'Rating10', 'WatchedDate', 'Rewatch', 'Review', 'Exact Rating', 'Exact State', 'Spoilers'];

/** A row for each time that a film was seen, the opinion with the last one or in a row of its own; what is only planned has no place there. */
export function filmCells({ name, year, sources, walk, review }: ListedTitle): string[][] {
  const runs = [...(walk?.past ?? []), ...(walk ? [walk] : [])].filter(({ state }) => isSeenWhole(state));
  if (runs.length === 0 && !review) return [];
  const idOf = (source: string) => sources.find((one) => one.source === source)?.externalId ?? '';
  const film = [idOf('tmdb').replace(/^movie\//, ''), idOf('imdb'), name, year === null ? '' : String(year)];
  const opinion = review ? [ten(review.rating), textToHtml(review.text ?? ''), String(review.rating), review.hasSpoilers ? 'true' : ''] : ['', '', '', ''];
  const seen = runs.length === 0 ? [{ state: walk?.state ?? '', endedOn: null }] : runs;
  return seen.map(({ state, endedOn }, index) => {
    const [rating10 = '', text = '', exact = '', spoilers = ''] = index === seen.length - 1 ? opinion : [];
    return [...film, rating10, endedOn ?? '', index > 0 ? 'true' : 'false', text, exact, state, spoilers];
  });
}

/** In whole points of ten, at least one: a zero is no mark there. */
const ten = (rating: number): string => String(Math.max(1, Math.round(rating / 10)));
