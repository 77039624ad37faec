/** A run of days with a book: how many there were, from which to which. Days are numbers of days since 1970. */
export type Run = { days: number; from: number; to: number };

export type Streak = {
  /** Still going on: the last day with a book is today, yesterday or the day before. */
  current: Run | null;
  longest: Run | null;
  /** Yesterday was the one that may be missed: without today the run ends. */
  isOnGrace: boolean;
};

/** One missed day does not end a run, two in a row do. */
const widest = 2;

export const dayNumber = (day: Date): number => Math.round(day.getTime() / 86_400_000);
export const dayOfNumber = (number: number): Date => new Date(number * 86_400_000);

/** Runs in days that come in order, each once. */
export function runsOf(days: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && day - last.to <= widest) Object.assign(last, { days: last.days + 1, to: day });
    else runs.push({ days: 1, from: day, to: day });
  }
  return runs;
}

export function streakOf(days: readonly number[], today: number): Streak {
  const runs = runsOf(days);
  const last = runs.at(-1) ?? null;
  const longest = runs.reduce<Run | null>((most, run) => (run.days >= (most?.days ?? 0) ? run : most), null);
  const current = last && today - last.to <= widest ? last : null;
  return { current, longest, isOnGrace: current !== null && today - current.to === widest };
}
