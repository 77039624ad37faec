import { cut } from '#app/platform/text/folding.ts';
import type { Genre } from '../genres.ts';
import { genresOf } from '../genres.ts';
import type { TitleType } from '../title-type.ts';
import type { Header } from './header.ts';
import { maxLengths } from './limits.ts';
import { emptyRecord } from './record.ts';
import type { ParsedTitle } from './record.ts';
import { Notes, withNotes } from './values.ts';

/** Kinds of IMDb, in both spellings of its exports; what is missing (episodes, podcasts) is no title here. */
export const imdbTypes: Record<string, TitleType> = {
  movie: 'film', tvmovie: 'film', short: 'film', tvshort: 'film', video: 'film', tvspecial: 'film', musicvideo: 'film',
  tvseries: 'series', tvminiseries: 'series', videogame: 'game',
};

const genreNames: Record<string, Genre> = {
  'action': 'action', 'adventure': 'adventure', 'animation': 'animation', 'biography': 'biography', 'comedy': 'comedy', 'crime': 'crime', 'documentary': 'documentary', 'drama': 'drama',
  'family': 'family', 'fantasy': 'fantasy', 'history': 'historical', 'horror': 'horror', 'music': 'music', 'musical': 'music', 'mystery': 'mystery', 'romance': 'romance',
  'sci-fi': 'science-fiction', 'short': 'short', 'sport': 'sport', 'thriller': 'thriller', 'war': 'war', 'western': 'western',
};

export const isImdb = (header: Header): boolean => header.has('const', 'title', 'title type');

/**
 * A list or the ratings of IMDb. Whoever rated a film has seen it; a rating of a series or a game does not say how far they
 * are. What stands in a list without a rating is planned.
 */
export function imdbRow(header: Header, cells: readonly string[], { line, today }: { line: number; today: string }): ParsedTitle {
  const notes = new Notes(today);
  const get = (name: string) => header.line(cells, name);
  const type = imdbTypes[get('title type').toLowerCase().replace(/[^a-z]/g, '')];
  const id = get('const');
  const rating = notes.rating(get('your rating'), 10);
  const names = { name: notes.short(get('title'), maxLengths.name), originalName: get('original title') };
  const ofType = type ?? 'film';
  const record = {
    ...emptyRecord(ofType),
    name: names.name,
    originalName: names.originalName !== '' && names.originalName !== names.name ? notes.short(names.originalName, maxLengths.name) : null,
    year: notes.year(get('year')),
    genres: genresOf(ofType).filter((genre) => get('genres').toLowerCase().split(',').some((name) => genreNames[name.trim()] === genre)),
    credits: peopleOf(get('directors')),
    sources: /^tt\d{1,12}$/.test(id) ? [{ source: 'imdb' as const, externalId: id }] : [],
    walk: walkOf(ofType, rating),
    review: notes.review(rating, ''),
    addedOn: notes.day(get('date rated') || get('created'), 'end'),
  };
  const skip = header.isShifted(cells) ? 'columns' : type === undefined ? 'notATitle' : record.name === '' ? 'noTitle' : null;
  return { line, record: withNotes(record, notes), skip };
}

function walkOf(type: TitleType, rating: number | null) {
  const run = { startedOn: null, endedOn: null, progress: null, past: [] };
  if (rating === null) return { ...run, state: 'planned' as const };
  return type === 'film' ? { ...run, state: 'completed' as const } : null;
}

const peopleOf = (text: string) =>
  [...new Set(text.split(',').map((name) => cut(name.trim(), maxLengths.credit)).filter(Boolean))].slice(0, 10).map((name) => ({ name, role: 'director' as const }));
