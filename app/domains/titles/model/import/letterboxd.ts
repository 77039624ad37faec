import { markupToText } from '#app/platform/text/markup-to-text.ts';
import { isSeenWhole } from '../move-walk.ts';
import { titleNameKey } from '../title-texts.ts';
import { walkStates } from '../walk-state.ts';
import type { WalkState } from '../walk-state.ts';
import type { Header } from './header.ts';
import { maxLengths } from './limits.ts';
import { Namesakes } from './namesakes.ts';
import { emptyRecord } from './record.ts';
import type { ImportedRun, ImportedWalk, ParsedTitle, TitleRecord } from './record.ts';
import { Notes, cellLines, undatedRuns, walkOfRuns, withNotes } from './values.ts';

/** The tables of the archive that are read, in the order in which they are believed. */
export const letterboxdTables = ['watched', 'ratings', 'diary', 'reviews', 'watchlist'] as const;
export type LetterboxdTable = (typeof letterboxdTables)[number];

/** `films`: a table that Letterboxd itself takes in, as our own export is. */
export type LetterboxdRow = { table: LetterboxdTable | 'films'; header: Header; cells: readonly string[]; line: number };

export const isLetterboxd = (header: Header): boolean =>
  header.has('name', 'year', 'letterboxd uri') || (header.has('title', 'year') && (header.has('rating10') || header.has('watcheddate') || header.has('imdbid') || header.has('tmdbid') || header.has('letterboxduri')));

/** Which table came without its archive. Null: those of what was seen, of what is planned and of what is liked have the same columns. */
export function loneTable(header: Header): LetterboxdRow['table'] | null {
  if (!header.has('name', 'letterboxd uri')) return 'films';
  // Of the diary or the reviews: links lead to entries there.
  if (header.has('watched date')) return 'diary';
  return header.has('rating') ? 'ratings' : null;
}

/** What tables say of one film, as it comes together. */
type Film = {
  line: number; name: string; year: number | null; sources: Map<string, TitleRecord['sources'][number]>; tables: Set<LetterboxdRow['table']>; state: WalkState | null; isShifted: boolean; notes: Notes;
  views: Map<string, { on: string; isAgain: boolean }>; undated: number; rating: { on: string; value: number; isSure: boolean } | null; texts: Map<string, string>; hasSpoilers: boolean; addedOn: string | null;
};

/**
 * Rows of all tables, one record a film: the same name and year is the same film, unless ids say otherwise, and each day it
 * was seen is one time through.
 */
export function letterboxdFilms(rows: Iterable<LetterboxdRow>, today: string): ParsedTitle[] {
  const films: Film[] = [];
  const byName = new Map<string, Namesakes<Film>>();
  for (const row of rows) {
    const name = row.header.line(row.cells, row.header.has('name') ? 'name' : 'title');
    const year = row.header.line(row.cells, 'year');
    const key = `${titleNameKey(name)} ${year}`;
    const namesakes = byName.get(key) ?? new Namesakes<Film>();
    byName.set(key, namesakes);
    const sources = sourcesOf(row);
    const known = namesakes.find(row.table, sources);
    const film = known ?? newFilm(row.line, name, year, new Notes(today));
    if (!known) {
      films.push(film);
      namesakes.add(film);
    }
    namesakes.learn(film, sources);
    addRow(film, row);
  }
  return films.map(toParsed);
}

const newFilm = (line: number, name: string, year: string, notes: Notes): Film => ({
  line, name: notes.short(name, maxLengths.name), year: notes.year(year), sources: new Map(), tables: new Set(), state: null, isShifted: false, notes,
  views: new Map(), undated: 0, rating: null, texts: new Map(), hasSpoilers: false, addedOn: null,
});

const isYes = (cell: string): boolean => /^(?:yes|true|1)$/i.test(cell);

function addRow(film: Film, row: LetterboxdRow): void {
  const { header, cells, table } = row;
  const get = (name: string) => header.line(cells, name);
  film.isShifted ||= header.isShifted(cells);
  const state = stateOf(row);
  // Seen once is seen, whatever another table plans.
  if (state && (isSeenWhole(state) || film.state === null)) film.state = state;
  film.tables.add(table);
  const noted = film.notes.day(get('date'), 'end');
  if (noted && (film.addedOn === null || noted < film.addedOn)) film.addedOn = noted;
  const seenOn = film.notes.day(get('watched date') || get('watcheddate'), 'end');
  const isAgain = isYes(get('rewatch'));
  // A review stands in the diary as well.
  if (seenOn) film.views.set(seenOn, { on: seenOn, isAgain: isAgain || (film.views.get(seenOn)?.isAgain ?? false) });
  else if (table === 'films' && isAgain) film.undated += 1;
  addOpinion(film, row, seenOn ?? noted ?? '');
}

/** What a row says of a film's state. Whatever stands in a table was seen, save in the watchlist; our own file tells apart what has an opinion only. */
function stateOf({ header, cells, table }: LetterboxdRow): WalkState | null {
  if (table === 'watchlist') return 'planned';
  if (table !== 'films' || !header.has('exact state')) return 'completed';
  const exact = header.line(cells, 'exact state');
  return exact === '' ? null : (walkStates.find((state) => state === exact) ?? 'completed');
}

function addOpinion(film: Film, { header, cells, table }: LetterboxdRow, on: string): void {
  const get = (name: string) => header.line(cells, name);
  const value = film.notes.rating(get('exact rating'), 1, { zeroIsNone: false }) ?? film.notes.rating(get('rating10'), 10) ?? film.notes.rating(get('rating'), 20);
  // The table of ratings holds what they think now; the diary what they thought that day.
  const isSure = table === 'ratings';
  if (value !== null && (film.rating === null || (!film.rating.isSure && (isSure || on >= film.rating.on)))) film.rating = { on, value, isSure };
  const text = markupToText(cellLines(header.raw(cells, 'review')), { isMarkdown: true });
  if (text !== '') film.texts.set(text, on);
  film.hasSpoilers ||= isYes(get('spoilers'));
}

/** A short link of a diary entry leads to the entry; elsewhere it is the film's. */
function sourcesOf({ header, cells, table }: LetterboxdRow): TitleRecord['sources'] {
  const get = (name: string) => header.line(cells, name);
  const link = /^(?:https?:\/\/)?boxd\.it\/([A-Za-z0-9]{1,20})$/.exec(get('letterboxd uri') || get('letterboxduri'))?.[1];
  const imdb = /^tt\d{1,12}$/.exec(get('imdbid'))?.[0];
  const tmdb = /^[1-9]\d{0,11}$/.exec(get('tmdbid'))?.[0];
  const sources: TitleRecord['sources'] = [];
  if (link && table !== 'diary' && table !== 'reviews') sources.push({ source: 'letterboxd', externalId: link });
  if (imdb) sources.push({ source: 'imdb', externalId: imdb });
  if (tmdb) sources.push({ source: 'tmdb', externalId: `movie/${tmdb}` });
  return sources;
}

function toParsed(film: Film): ParsedTitle {
  const { notes } = film;
  const texts = [...film.texts].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([text]) => text);
  const record: TitleRecord = {
    ...emptyRecord('film'), name: film.name, year: film.year, sources: [...film.sources.values()], addedOn: film.addedOn,
    walk: walkOf(film),
    // Several reviews are one here, the latest first.
    review: notes.review(film.rating?.value ?? null, texts.join('\n\n---\n\n'), film.hasSpoilers),
  };
  return { line: film.line, record: withNotes(record, notes), skip: film.isShifted ? 'columns' : film.name === '' ? 'noTitle' : null };
}

function walkOf(film: Film): ImportedWalk | null {
  const { state } = film;
  if (state === null) return null;
  const walk = walkOfRuns(isSeenWhole(state) ? runsOf(film) : undatedRuns(1));
  return walk && { ...walk, state };
}

/** Whoever saw it again has seen it before, though the diary may not know when. */
function runsOf({ views, undated }: Film): ImportedRun[] {
  const seen = [...views.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
  const runs = seen.map(({ on }): ImportedRun => ({ state: 'completed', startedOn: null, endedOn: on, progress: null }));
  const before = undatedRuns(undated + (seen[0]?.isAgain ? 1 : 0));
  return runs.length === 0 ? [...before, ...undatedRuns(1)] : [...before, ...runs];
}
