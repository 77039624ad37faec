import { textToHtml } from '#app/platform/text/markup-to-text.ts';
import type { ListedTitle } from './listed-title.ts';

/** Letterboxd's names for the columns; the last one is ours and says a rating exactly. */
export const filmHeader = ['tmdbID', 'imdbID', 'Title', 'Year', 'Rating10', 'WatchedDate', 'Rewatch', 'Review', 'Exact Rating'];

/** A row for each time that a film was seen, the opinion with the last one; what is only planned has no place there. */
export function filmCells({ name, year, sources, walk, review }: ListedTitle): string[][] {
  const runs = [...(walk?.past ?? []), ...(walk ? [walk] : [])].filter(({ state }) => state === 'completed' || state === 'mastered');
  if (runs.length === 0 && !review) return [];
  const idOf = (source: string) => sources.find((one) => one.source === source)?.externalId ?? '';
  const film = [idOf('tmdb').replace(/^movie\//, ''), idOf('imdb'), name, year === null ? '' : String(year)];
  const opinion = review ? [ten(review.rating), textToHtml(review.text ?? ''), String(review.rating)] : ['', '', ''];
  const seen = runs.length === 0 ? [{ endedOn: null }] : runs;
  return seen.map(({ endedOn }, index) => {
    const [rating10 = '', text = '', exact = ''] = index === seen.length - 1 ? opinion : [];
    return [...film, rating10, endedOn ?? '', index > 0 ? 'true' : 'false', text, exact];
  });
}

/** In whole points of ten, at least one: a zero is no mark there. */
const ten = (rating: number): string => String(Math.max(1, Math.round(rating / 10)));
