import { progressUnit } from '#app/domains/titles/model/title-type.ts';
import type { TitleType } from '#app/domains/titles/model/title-type.ts';
import type { WalkState } from '#app/domains/titles/model/walk-state.ts';
import { addDays } from '#app/platform/time/days.ts';
import type { Chance } from './chance.ts';

export type LivedStand = { state: WalkState; startedOn: Date | null; endedOn: Date | null; progress: number | null };
/** A walk as it came about: each change on its day, newest last. */
export type LivedWalk = { runs: number; past: (LivedStand & { number: number })[]; changes: (LivedStand & { run: number; on: Date })[] };

type Walked = { type: TitleType; episodes: number | null };

/** How long one time through takes, in days. */
const lengths: Record<TitleType, readonly [number, number]> = { film: [0, 0], series: [6, 45], anime: [5, 40], game: [10, 90] };

/** One person's way through one title, within two years that end today; some things are watched or played again. */
export function walkThrough(title: Walked, chance: Chance, today: Date): LivedWalk {
  const walk: LivedWalk = { runs: 1, past: [], changes: [] };
  const addedOn = addDays(today, -chance.between(20, 720));
  const fate = chance.next();
  if (chance.happens(0.45) || fate < 0.16) put(walk, addedOn, { state: 'planned', startedOn: null, endedOn: null, progress: null });
  if (fate < 0.16) return walk;
  const startedOn = earlier(addDays(addedOn, chance.between(0, 60)), today);
  const isNow = fate < 0.3 && title.type !== 'film';
  const endedOn = earlier(addDays(startedOn, chance.between(...lengths[title.type])), today);
  if (isNow) return stay(walk, title, chance, { startedOn: earlier(addDays(today, -chance.between(2, 40)), today), today, state: fate < 0.25 ? 'in_progress' : 'paused' });
  goThrough(walk, title, chance, { startedOn, endedOn, isGivenUp: fate > 0.94 });
  if (chance.happens(0.14) && fate <= 0.94) again(walk, title, chance, today);
  return walk;
}

function put(walk: LivedWalk, on: Date, stand: LivedStand): void {
  walk.changes.push({ run: walk.runs, on, ...stand });
}

/** Still going on, or put aside for a while. */
function stay(walk: LivedWalk, title: Walked, chance: Chance, { startedOn, today, state }: { startedOn: Date; today: Date; state: 'in_progress' | 'paused' }): LivedWalk {
  put(walk, startedOn, { state: 'in_progress', startedOn, endedOn: null, progress: null });
  const middle = earlier(addDays(startedOn, 1 + chance.between(0, 6)), today);
  put(walk, middle, { state: 'in_progress', startedOn, endedOn: null, progress: partOf(title, 0.2 + chance.next() * 0.2, chance) });
  put(walk, earlier(addDays(middle, chance.between(0, 8)), today), { state, startedOn, endedOn: null, progress: partOf(title, 0.5 + chance.next() * 0.35, chance) });
  return walk;
}

function goThrough(walk: LivedWalk, title: Walked, chance: Chance, { startedOn, endedOn, isGivenUp }: { startedOn: Date; endedOn: Date; isGivenUp: boolean }): void {
  if (title.type !== 'film') {
    put(walk, startedOn, { state: 'in_progress', startedOn, endedOn: null, progress: null });
    const middle = addDays(startedOn, Math.floor((endedOn.getTime() - startedOn.getTime()) / 86_400_000 / 2));
    if (middle > startedOn && middle < endedOn) put(walk, middle, { state: 'in_progress', startedOn, endedOn: null, progress: partOf(title, 0.4, chance) });
  }
  const state = isGivenUp ? 'dropped' : title.type === 'game' && chance.happens(0.25) ? 'mastered' : 'completed';
  put(walk, endedOn, { state, startedOn, endedOn, progress: isGivenUp ? partOf(title, 0.3, chance) : partOf(title, 1, chance) });
}

/** What was over becomes the past, and it begins once more. */
function again(walk: LivedWalk, title: Walked, chance: Chance, today: Date): void {
  const last = walk.changes.at(-1)!;
  const startedOn = addDays(last.on, chance.between(60, 200));
  const endedOn = addDays(startedOn, chance.between(...lengths[title.type]));
  if (endedOn > today) return;
  walk.past.push({ number: walk.runs, state: last.state, startedOn: last.startedOn, endedOn: last.endedOn, progress: last.progress });
  walk.runs += 1;
  goThrough(walk, title, chance, { startedOn, endedOn, isGivenUp: false });
}

/** Episodes or hours; a film is seen or not. */
function partOf({ type, episodes }: Walked, part: number, chance: Chance): number | null {
  const unit = progressUnit[type];
  if (unit === null) return null;
  if (unit === 'hours') return Math.round((6 + 50 * part * (0.6 + chance.next() * 0.8)) * 2) / 2;
  return episodes === null ? null : part === 1 ? episodes : Math.max(1, Math.floor(episodes * part));
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
