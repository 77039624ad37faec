import type { WalkState } from '../walk-state.ts';
import type { Header } from './header.ts';
import { maxLengths } from './limits.ts';
import { emptyRecord } from './record.ts';
import type { ParsedTitle } from './record.ts';
import { Notes, linesOf, withNotes } from './values.ts';

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
  const mark = marks.find(([name]) => /^(?:x|1|yes|true)$/i.test(get(name)))?.[1];
  const whole = hoursOf(get('completionist'));
  const isWhole = mark === 'completed' && whole !== null && whole > 0;
  const text = [header.raw(cells, 'review notes'), header.raw(cells, 'general notes'), header.raw(cells, 'retired notes')].map(linesOf).filter(Boolean).join('\n\n');
  const state = isWhole ? 'mastered' : (mark ?? 'planned');
  if (!mark) notes.add('state');
  const record = {
    ...emptyRecord('game'),
    name: notes.short(get('title'), maxLengths.name),
    walk: {
      ...notes.run({
        state, progress: progressOf(['progress', 'completionist', 'main + extras', 'main story'].map(get), notes),
        startedOn: notes.day(get('start date'), 'start'), endedOn: notes.day(get('completion date'), 'end'),
      }),
      past: [],
    },
    review: notes.review(notes.rating(get('review'), 1), text),
    addedOn: notes.day(get('added'), 'end'),
  };
  const skip = header.isShifted(cells) ? 'columns' : record.name === '' ? 'noTitle' : null;
  return { line, record: withNotes(record, notes), skip };
}

/** The first of the times that is known. */
function progressOf(texts: readonly string[], notes: Notes): number | null {
  const hours = texts.map(hoursOf).filter((value) => value !== null);
  if (hours.some(Number.isNaN)) notes.add('progress');
  return hours.find((value) => !Number.isNaN(value)) ?? null;
}
