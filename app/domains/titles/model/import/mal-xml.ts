import { SaxesParser } from 'saxes';
import { FileProblem } from '#app/platform/csv/file-problem.ts';
import type { WalkState } from '../walk-state.ts';
import { walkStates } from '../walk-state.ts';
import { maxLengths, maxRows, maxRuns } from './limits.ts';
import { emptyRecord } from './record.ts';
import type { ImportedWalk, ParsedTitle } from './record.ts';
import { Notes, linesOf, undatedRuns, withNotes } from './values.ts';

export type MalFormat = 'mal' | 'shikimori';
type Fields = ReadonlyMap<string, string>;
/** No two have the same line, though a file may be a single one. */
type Entry = { line: number; isManga: boolean; fields: Fields };

const maxField = 200_000;
/** root → anime → field */
const maxDepth = 8;

/**
 * A list of MyAnimeList, or Shikimori's, which has its shape. A document type and entities of its own are refused before
 * anything they could say is read: there is nothing in such a list that needs them.
 */
export function readMalXml(text: string, today: string): { source: MalFormat; rows: ParsedTitle[] } {
  const entries = readEntries(text);
  if (entries.length === 0) throw new FileProblem('noRows');
  const source = entries.some(({ fields }) => fields.has('shiki_status')) ? 'shikimori' : 'mal';
  return { source, rows: entries.map((entry) => toRow(entry, today)) };
}

class Refused extends Error {}

function readEntries(text: string): Entry[] {
  const entries: Entry[] = [];
  const path: string[] = [];
  let entry: { line: number; isManga: boolean; fields: Map<string, string> } | null = null;
  let field = '';
  const parser = new SaxesParser({ position: true });
  // The parser goes on after an error; the first one is the last here.
  const refuse = (problem: string, details = {}) => {
    throw Object.assign(new Refused(problem), { fileProblem: new FileProblem(problem, details) });
  };
  parser.on('error', () => refuse('brokenXml', { line: parser.line }));
  parser.on('doctype', () => refuse('doctype'));
  parser.on('opentag', ({ name }) => {
    path.push(name);
    if (path.length > maxDepth) refuse('brokenXml', { line: parser.line });
    if (path.length === 1 && name !== 'myanimelist') refuse('unknownXml', { name: name.slice(0, 40) });
    if (path.length === 2 && (name === 'anime' || name === 'manga')) entry = { line: Math.max(parser.line, (entries.at(-1)?.line ?? 0) + 1), isManga: name === 'manga', fields: new Map() };
    if (path.length === 3) field = '';
  });
  const take = (piece: string) => {
    if (path.length === 3 && entry && field.length < maxField) field += piece.slice(0, maxField);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', ({ name }) => {
    if (path.length === 3 && entry) entry.fields.set(name, field);
    if (path.length === 2 && entry) {
      entries.push(entry);
      entry = null;
      if (entries.length > maxRows) refuse('tooManyRows', { max: maxRows });
    }
    path.pop();
  });
  try {
    parser.write(text).close();
  } catch (error) {
    throw error instanceof Refused ? (error as Refused & { fileProblem: FileProblem }).fileProblem : error;
  }
  return entries;
}

/** Names and numbers that both services have used for the states. */
export const malStates: Record<string, WalkState> = {
  'watching': 'in_progress', '1': 'in_progress', 'completed': 'completed', '2': 'completed', 'on-hold': 'paused', 'on hold': 'paused', 'onhold': 'paused', 'on_hold': 'paused', '3': 'paused',
  'dropped': 'dropped', '4': 'dropped', 'plan to watch': 'planned', 'planned': 'planned', '6': 'planned', 'rewatching': 'in_progress',
};

function toRow({ line, isManga, fields }: Entry, today: string): ParsedTitle {
  const notes = new Notes(today);
  const get = (name: string) => (fields.get(name) ?? '').trim();
  const id = [get('series_animedb_id'), get('anime_animedb_id')].find((text) => /^[1-9]\d{0,9}$/.test(text));
  const name = notes.short(get('series_title').replace(/\s+/g, ' '), maxLengths.name);
  const rating = notes.rating(get('kruzhok_rating'), 1, { zeroIsNone: false }) ?? notes.rating(get('my_score'), 10);
  const episodes = Number(get('series_episodes'));
  const record = {
    ...emptyRecord('anime'),
    name,
    year: notes.year(get('kruzhok_year')),
    episodes: Number.isInteger(episodes) && episodes > 0 && episodes <= 100_000 ? episodes : null,
    sources: id ? [{ source: 'mal' as const, externalId: id }] : [],
    walk: walkOf(get, notes),
    review: notes.review(rating, linesOf(fields.get('my_comments') ?? ''), get('kruzhok_spoilers') === '1'),
  };
  return { line, record: withNotes(record, notes), skip: isManga ? 'manga' : name === '' ? 'noTitle' : null };
}

function walkOf(get: (name: string) => string, notes: Notes): ImportedWalk | null {
  const status = (get('shiki_status') || get('my_status')).toLowerCase();
  const own = walkStates.find((state) => state === get('kruzhok_state'));
  const state = own ?? malStates[status];
  // Only our own lists hold an opinion without a walk.
  if (state === undefined && get('kruzhok_rating') !== '') return null;
  if (state === undefined) notes.add('state');
  const isAgain = status === 'rewatching' || get('my_rewatching') === '1';
  const times = Number(get('my_times_watched')) || 0;
  const days = { startedOn: notes.day(get('my_start_date'), 'start'), endedOn: notes.day(get('my_finish_date'), 'end') };
  const progress = progressOf(get, isAgain, notes);
  if (!isAgain) return { ...notes.run({ state: state ?? 'planned', ...days, progress }), past: undatedRuns(times) };
  // Where there is an end, the days are those of the time before.
  if (days.endedOn === null) return { state: 'in_progress', ...days, progress, past: undatedRuns(times + 1) };
  const before = notes.run({ state: 'completed', ...days, progress: null });
  return { state: 'in_progress', startedOn: null, endedOn: null, progress, past: [...undatedRuns(times), before].slice(1 - maxRuns) };
}

function progressOf(get: (name: string) => string, isAgain: boolean, notes: Notes): number | null {
  const again = isAgain ? get('my_rewatching_ep') : '';
  const seen = Number(again || get('my_watched_episodes'));
  if (Number.isNaN(seen) || seen < 0 || seen > 99_999) notes.add('progress');
  // Without a count of its own, that of all episodes is the count of the time before.
  const isOfBefore = isAgain && again === '' && seen === Number(get('series_episodes'));
  return seen > 0 && seen <= 99_999 && !isOfBefore ? seen : null;
}
