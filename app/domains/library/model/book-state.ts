export const bookStates = ['to_read', 'reading', 'read', 'stopped'] as const;
export type BookState = (typeof bookStates)[number];

export const readingStates = ['reading', 'finished', 'stopped'] as const;
export type ReadingState = (typeof readingStates)[number];

export type ReadingFacts = { state: ReadingState; startedOn: Date | null; endedOn: Date | null; createdAt: Date };

/** What a person may do with a book as it stands. Reading again is a new reading, so it is open from every end. */
const transitions: Record<BookState, readonly BookState[]> = {
  to_read: ['reading', 'read', 'stopped'],
  reading: ['read', 'stopped'],
  read: ['reading', 'to_read'],
  stopped: ['reading', 'read', 'to_read'],
};

export const canBecome = (from: BookState, to: BookState): boolean => transitions[from].includes(to);

/** The shelf that the readings alone would put a book on. */
export function stateFromReadings(readings: readonly ReadingFacts[]): BookState {
  if (readings.some((reading) => reading.state === 'reading')) return 'reading';
  const last = latestReading(readings);
  if (!last) return 'to_read';
  return last.state === 'finished' ? 'read' : 'stopped';
}

/**
 * The shelf of a book after something about its readings changed. An open reading always wins; otherwise what the
 * person chose stays ("to read" again after a reading), and a shelf that its readings no longer bear out gives way.
 */
export function settledState(stored: BookState, readings: readonly ReadingFacts[]): BookState {
  const borneOut = stateFromReadings(readings);
  if (borneOut === 'reading' || stored === 'reading') return borneOut;
  if (stored === 'to_read') return stored;
  const states = new Set(readings.map((reading) => reading.state));
  return states.has(stored === 'read' ? 'finished' : 'stopped') ? stored : borneOut;
}

/** The reading that ended last; those without a date count as long ago, in the order they were written down. */
export function latestReading<R extends ReadingFacts>(readings: readonly R[]): R | null {
  const open = readings.find((reading) => reading.state === 'reading');
  if (open) return open;
  return readings.reduce<R | null>((last, reading) => (last === null || compareEnds(reading, last) >= 0 ? reading : last), null);
}

function compareEnds(a: ReadingFacts, b: ReadingFacts): number {
  const ended = (reading: ReadingFacts) => (reading.endedOn ?? reading.startedOn)?.getTime() ?? Number.NEGATIVE_INFINITY;
  const [left, right] = [ended(a), ended(b)];
  return left === right ? a.createdAt.getTime() - b.createdAt.getTime() : left - right;
}

/** Finished n times, and when last. */
export function finishes(readings: readonly ReadingFacts[]): { timesRead: number; lastFinishedOn: Date | null } {
  const finished = readings.filter((reading) => reading.state === 'finished');
  const days = finished.flatMap((reading) => (reading.endedOn ? [reading.endedOn.getTime()] : []));
  return { timesRead: finished.length, lastFinishedOn: days.length > 0 ? new Date(Math.max(...days)) : null };
}
