import { titlesPaths } from '../paths.ts';
import type { OwnWalk } from '../queries/walk-view.server.ts';

/** A walk with nothing behind it comes back whole by the form of its details; earlier times through would not, so nobody is promised that. */
export function undoOfRemoval(titleId: string, walk: OwnWalk | null) {
  if (!walk || walk.runs > 1) return undefined;
  const { state, startedOn, endedOn, progress } = walk;
  const known = Object.entries({ state, startedOn, endedOn, progress }).filter(([, value]) => value !== null);
  return { action: titlesPaths.walk(titleId), labelKey: 'titles:toast.undo', fields: Object.fromEntries(known.map(([name, value]) => [name, String(value)])) };
}
