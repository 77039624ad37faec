import { isOver } from './walk-state.ts';
import type { WalkState } from './walk-state.ts';
import { progressUnit } from './title-type.ts';
import type { TitleType } from './title-type.ts';

/** How one time through a title stands. Days are UTC midnights. */
export type WalkStand = { state: WalkState; startedOn: Date | null; endedOn: Date | null; progress: number | null };

/** What it is a walk through. */
export type WalkedTitle = { type: TitleType; episodes: number | null };

/** The walk in another state, with the days that go without saying. An end stays where the walk was at that end already: what was dropped last year and is completed now ends now. */
export function moveWalk(before: WalkStand | null, state: WalkState, title: WalkedTitle, today: Date): WalkStand {
  const { startedOn = null, progress = null } = before ?? {};
  const endedOn = before && (before.state === state || isSeenWhole(before.state)) ? before.endedOn : null;
  const begun = state === 'in_progress' ? (startedOn ?? today) : startedOn;
  // Somebody who flew west may have begun "tomorrow".
  const ended = endedOn ?? (begun && begun > today ? begun : today);
  return settleWalk({ state, startedOn: begun, endedOn: isOver(state) ? ended : null, progress }, title);
}

export const isSeenWhole = (state: WalkState): boolean => state === 'completed' || state === 'mastered';

/** What cannot be true together is put right: a plan has no days, what goes on has no end, what is seen is seen whole. */
export function settleWalk(stand: WalkStand, title: WalkedTitle): WalkStand {
  const { state } = stand;
  return {
    state,
    startedOn: state === 'planned' ? null : stand.startedOn,
    endedOn: isOver(state) ? stand.endedOn : null,
    progress: progressOf(stand, title),
  };
}

function progressOf({ state, progress }: WalkStand, { type, episodes }: WalkedTitle): number | null {
  const unit = progressUnit[type];
  if (unit === null) return null;
  if (unit === 'hours') return progress === null ? null : Math.round(progress * 10) / 10;
  if (isSeenWhole(state) && episodes !== null) return episodes;
  return progress === null ? null : Math.min(Math.floor(progress), episodes ?? Infinity);
}

/** Nothing would change: what was sent twice, or saved as it was. */
export const sameStand = (a: WalkStand, b: WalkStand): boolean =>
  a.state === b.state && a.progress === b.progress && a.startedOn?.getTime() === b.startedOn?.getTime() && a.endedOn?.getTime() === b.endedOn?.getTime();
