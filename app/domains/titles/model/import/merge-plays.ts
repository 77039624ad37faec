import { titleNameKey } from '../title-texts.ts';
import type { ParsedTitle } from './record.ts';
import { walkOfRuns } from './values.ts';

/** A list with a row for each time through a game: one record a game, the latest time is the current one. */
export function mergePlays(rows: readonly ParsedTitle[]): ParsedTitle[] {
  const byName = new Map<string, ParsedTitle[]>();
  const others: ParsedTitle[] = [];
  for (const row of rows) {
    const key = titleNameKey(row.record.name);
    const plays = byName.get(key);
    if (row.skip) others.push(row);
    else if (plays) plays.push(row);
    else byName.set(key, [row]);
  }
  return [...[...byName.values()].map(merge), ...others].sort((a, b) => a.line - b.line);
}

function merge(rows: ParsedTitle[]): ParsedTitle {
  const [first] = rows;
  if (rows.length === 1 || !first) return first!;
  const runs = rows.flatMap(({ record: { walk } }) => (walk ? [...walk.past, { state: walk.state, startedOn: walk.startedOn, endedOn: walk.endedOn, progress: walk.progress }] : []));
  const reviews = rows.flatMap(({ record: { review } }) => (review ? [review] : []));
  const texts = [...new Set(reviews.flatMap(({ text }) => (text === null ? [] : [text])))];
  const last = reviews.at(-1);
  return {
    ...first,
    record: {
      ...first.record, walk: walkOfRuns(runs), notes: [...new Set(rows.flatMap(({ record }) => record.notes))],
      review: last ? { ...last, text: texts.length === 0 ? null : texts.join('\n\n---\n\n') } : null,
    },
  };
}
