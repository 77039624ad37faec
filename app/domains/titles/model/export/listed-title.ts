import { dayText } from '#app/platform/time/days.ts';
import type { LoadedTitle } from '../../queries/export-lists.server.ts';

type LoadedRun = Pick<LoadedTitle['walks'][number], 'state' | 'startedOn' | 'endedOn' | 'progress'>;

const runOf = ({ state, startedOn, endedOn, progress }: LoadedRun) => ({
  state, startedOn: startedOn && dayText(startedOn), endedOn: endedOn && dayText(endedOn), progress: progress === null ? null : Number(progress),
});

/** A title as it goes out: days as text, one's walk and review beside it. */
export function listedTitle({ walks: [walk], reviews: [review], ...title }: LoadedTitle) {
  return {
    ...title,
    walk: walk ? { ...runOf(walk), runs: walk.runs, past: walk.past.map(runOf), createdAt: walk.createdAt, updatedAt: walk.updatedAt, changes: walk.changes.map((change) => ({ at: change.at, run: change.run, ...runOf(change) })) } : null,
    review: review ?? null,
  };
}

export type ListedTitle = ReturnType<typeof listedTitle>;
