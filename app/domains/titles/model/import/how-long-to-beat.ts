import type { WalkState } from '../walk-state.ts';
import type { Header } from './header.ts';
import { maxLengths } from './limits.ts';
import { emptyRecord } from './record.ts';
import type { ImportedWalk, ParsedTitle } from './record.ts';
import { Notes, cellLines, withNotes } from './values.ts';

export const isHowLongToBeat = (header: Header): boolean => header.has('title', 'platform', 'playing', 'backlog');

/** Columns with an X in them, and what they say; the first that has one counts. */
const marks: readonly [string, WalkState][] = [['playing', 'in_progress'], ['replay', 'in_progress'], ['completed', 'completed'], ['retired', 'dropped'], ['backlog', 'planned']];

/** `12h 30m`, `12:30:00`, `45m 10s` → hours with one digit; null for nothing, NaN for something else. */
export function hoursOf(text: string): number | null {
  const plain = text.trim().toLowerCase();
  if (plain === '' || plain === '--' || plain === '0') return null;
  const clock = /^(\d{1,5}):(\d{2})(?::(\d{2}))?$/.exec(plain);
  const words = /^(?:(\d{1,5})\s*h)?\s*(?:(\d{1,4})\s*m)?\s*(?:(\d{1,4})\s*s)?$/.exec(plain);
  const [, hours = '0', minutes = '0', seconds = '0'] = clock ?? words ?? [];
  if (!clock && !words) return Number.NaN;
  const total = Math.round((Number(hours) + Number(minutes) / 60 + Number(seconds) / 3_600) * 10) / 10;
  return total > 0 && total <= 99_999 ? total : total === 0 ? null : Number.NaN;
}

/** A game of HowLongToBeat's list: one time through it. A completionist's time says that nothing was left. */
export function howLongToBeatRow(header: Header, cells: readonly string[], { line, today }: { line: number; today: string }): ParsedTitle {
  const notes = new Notes(today);
  const get = (name: string) => header.line(cells, name);
  const text = [header.raw(cells, 'review notes'), header.raw(cells, 'general notes'), header.raw(cells, 'retired notes')].map(cellLines).filter(Boolean).join('\n\n');
  const record = {
    ...emptyRecord('game'),
    name: notes.short(get('title'), maxLengths.name),
    walk: walkOf(get, notes),
    review: notes.review(notes.rating(get('review'), 1), text),
    addedOn: notes.day(get('added'), 'end'),
  };
  const skip = header.isShifted(cells) ? 'columns' : record.name === '' ? 'noTitle' : null;
  return { line, record: withNotes(record, notes), skip };
}

/** A row that is completed and played as well is of two times through: what it says of days and of the whole belongs to the first. */
function walkOf(get: (name: string) => string, notes: Notes): ImportedWalk {
  const has = (name: string) => /^(?:x|1|yes|true)$/i.test(get(name));
  const mark = marks.find(([name]) => has(name))?.[1];
  if (!mark) notes.add('state');
  const completed = (hoursOf(get('completionist')) ?? 0) > 0 ? 'mastered' : 'completed';
  const days = { startedOn: notes.day(get('start date'), 'start'), endedOn: notes.day(get('completion date'), 'end') };
  if (mark !== 'in_progress' || !has('completed')) {
    const state = mark === 'completed' ? completed : (mark ?? 'planned');
    return { ...notes.run({ state, ...days, progress: progressOf(['progress', ...wholeTimes].map(get), notes) }), past: [] };
  }
  const before = notes.run({ state: completed, ...days, progress: progressOf(wholeTimes.map(get), notes) });
  return { state: mark, startedOn: null, endedOn: null, progress: progressOf([get('progress')], notes), past: [before] };
}

const wholeTimes = ['completionist', 'main + extras', 'main story'];

/** The first of the times that is known. */
function progressOf(texts: readonly string[], notes: Notes): number | null {
  const hours = texts.map(hoursOf).filter((value) => value !== null);
  if (hours.some(Number.isNaN)) notes.add('progress');
  return hours.find((value) => !Number.isNaN(value)) ?? null;
}
