import { isOver } from '../walk-state.ts';
import type { WalkState } from '../walk-state.ts';
import { maxRuns } from './limits.ts';
import type { ImportedReview, ImportedRun, TitleChange, TitleRecord } from './record.ts';

/** What the person has of a title. */
export type Stand = {
  walk: (ImportedRun & { id: string; runs: number; /** Of the earlier times through, in their order. */ pastEnds: (string | null)[]; updatedAt: string }) | null;
  review: { id: string; text: string | null; rating: number; updatedAt: string } | null;
};

export type TitlePlan = {
  newWalk: TitleRecord['walk'];
  walk: { state: WalkState; startedOn: string | null; endedOn: string | null; progress: number | null } | null;
  /** Earlier times through that are written down with it. */
  past: ImportedRun[];
  newReview: ImportedReview | null;
  /** Words for a review that has a rating only. */
  text: { text: string; hasSpoilers: boolean } | null;
  changes: TitleChange[];
};

export const nothingYet: Stand = { walk: null, review: null };

/**
 * What a row adds to what the person has. The rule: it fills what is empty and adds what is missing; where both know
 * something, ours stays. So a file imported twice plans nothing the second time.
 */
export function planTitle({ walk, review }: Stand, record: TitleRecord): TitlePlan {
  const plan: TitlePlan = { newWalk: walk ? null : record.walk, walk: null, past: [], newReview: review ? null : record.review, text: null, changes: [] };
  if (plan.newWalk) plan.changes.push('walk');
  if (plan.newReview) plan.changes.push('review');
  if (review?.text === null && record.review?.text && record.review.rating === review.rating) {
    plan.text = { text: record.review.text, hasSpoilers: record.review.hasSpoilers };
    plan.changes.push('text');
  }
  if (walk && record.walk) addToWalk(plan, walk, record.walk);
  return plan;
}

function addToWalk(plan: TitlePlan, ours: NonNullable<Stand['walk']>, theirs: NonNullable<TitleRecord['walk']>): void {
  const { state, startedOn, endedOn, progress } = ours;
  if (state === 'planned' && theirs.state !== 'planned' && ours.runs === 1) {
    const { past, ...run } = theirs;
    plan.walk = { ...run, startedOn: run.startedOn ?? (startedOn && (!run.endedOn || startedOn <= run.endedOn) ? startedOn : null) };
    plan.past = past;
    plan.changes.push('state');
    return;
  }
  if (state !== theirs.state) return;
  const next = { state, startedOn, endedOn, progress: progress ?? theirs.progress };
  if (isOver(state) && endedOn === null && theirs.endedOn && (!startedOn || startedOn <= theirs.endedOn)) next.endedOn = theirs.endedOn;
  if (state !== 'planned' && startedOn === null && theirs.startedOn && (!next.endedOn || theirs.startedOn <= next.endedOn)) next.startedOn = theirs.startedOn;
  if (next.startedOn !== startedOn || next.endedOn !== endedOn) plan.changes.push('dates');
  if (next.progress !== progress) plan.changes.push('progress');
  if (plan.changes.includes('dates') || plan.changes.includes('progress')) plan.walk = next;
  if (isOver(state)) addRuns(plan, { ...ours, ...next }, theirs);
}

/** Times through that the file knows and we do not. The last of them is the current one where it ended after ours. */
function addRuns(plan: TitlePlan, ours: NonNullable<Stand['walk']>, { past, ...last }: NonNullable<TitleRecord['walk']>): void {
  const missing = missingRuns([...ours.pastEnds, ours.endedOn], [...past, last]).slice(0, maxRuns - ours.runs);
  if (missing.length === 0) return;
  const { state, startedOn, endedOn, progress } = ours;
  const now = { state, startedOn, endedOn, progress };
  const isLater = missing.at(-1) === last && last.endedOn !== null && endedOn !== null && last.endedOn > endedOn;
  plan.walk = isLater ? last : now;
  plan.past = isLater ? [now, ...missing.slice(0, -1)] : missing;
  plan.changes.push('runs');
}

/** Times through are the same where they ended on one day; one of ours without a day may be any of theirs, and the other way about. */
function missingRuns(ends: readonly (string | null)[], runs: readonly ImportedRun[]): ImportedRun[] {
  if (runs.length <= ends.length) return [];
  const left = [...ends];
  const unknown = runs.filter(({ endedOn }) => {
    const at = left.indexOf(endedOn);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  const dated = unknown.filter(({ endedOn }) => endedOn !== null).slice(left.filter((end) => end === null).length);
  const undated = unknown.filter(({ endedOn }) => endedOn === null).slice(left.filter((end) => end !== null).length);
  return [...undated, ...dated];
}

/** What a plan changes, for showing; empty = nothing. */
export const changesOf = (plan: TitlePlan): TitleChange[] => plan.changes;
