import { nameKey } from '../text-keys.ts';
import type { BookState } from '../book-state.ts';

const builtIn: Record<string, BookState> = {
  'read': 'read', 'currently reading': 'reading', 'to read': 'to_read', 'want to read': 'to_read', 'stopped': 'stopped',
};

/** Names that people give the shelf of books they gave up. */
const givenUp = new Set([
  'did not finish', 'didnt finish', 'dnf', 'abandoned', 'stopped', 'stopped reading', 'gave up', 'given up', 'unfinished', 'not finished',
  'couldnt finish', 'could not finish', 'quit', 'dropped',
  'брошено', 'бросил', 'бросила', 'не дочитал', 'не дочитала', 'не дочитано', 'недочитано', 'не закончено', 'заброшено',
]);

/** The state that a shelf or status says outright; null for a shelf of the person's own. */
export const stateOfShelf = (shelf: string): BookState | null => {
  const key = nameKey(shelf);
  return builtIn[key] ?? (givenUp.has(key) ? 'stopped' : null);
};

/** Shelves that only repeat the state are no tags. */
export const isBuiltInShelf = (shelf: string): boolean => nameKey(shelf) in builtIn;
