import type { Mode, Paper, Spread, Zoom } from './viewer-state.ts';

export type ReaderSettings = { paper: Paper; mode: Mode; spread: Spread; zoom: Zoom };

export const usualSettings: ReaderSettings = { paper: 'light', mode: 'scroll', spread: 'one', zoom: 'auto' };

const place = 'reader:settings';

/** How this browser likes to read: a telephone another way than a desk, so it stays with the browser. */
export function loadSettings(): ReaderSettings {
  try {
    return asSettings(JSON.parse(localStorage.getItem(place) ?? '{}') as Record<string, unknown>);
  } catch {
    return asSettings({});
  }
}

const darkRoom = '(prefers-color-scheme: dark)';

/** Until somebody chooses, the paper is as dark as the room around it. */
function usualPaper(): Paper {
  const { theme } = document.documentElement.dataset;
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia(darkRoom).matches);
  return isDark ? 'dark' : usualSettings.paper;
}

/** The room became darker or lighter while somebody reads. */
export function watchRoom(onChange: () => void): () => void {
  const room = matchMedia(darkRoom);
  room.addEventListener('change', onChange);
  return () => room.removeEventListener('change', onChange);
}

export function saveSettings(next: ReaderSettings): void {
  try {
    localStorage.setItem(place, JSON.stringify({ ...next, paper: next.paper === usualPaper() ? undefined : next.paper }));
  } catch {
    // A browser that keeps nothing reads as well.
  }
}

/** Whatever was kept: what is not known is as usual. */
function asSettings(kept: Record<string, unknown>): ReaderSettings {
  const one = <V extends string>(value: unknown, values: readonly V[], usual: V): V => values.find((known) => known === value) ?? usual;
  const { zoom } = kept;
  return {
    paper: one(kept.paper, ['light', 'sepia', 'dark'], usualPaper()),
    mode: one(kept.mode, ['scroll', 'page'], usualSettings.mode),
    spread: one(kept.spread, ['one', 'two'], usualSettings.spread),
    zoom: typeof zoom === 'number' && zoom >= 0.1 && zoom <= 10 ? zoom : one<Exclude<Zoom, number>>(zoom, ['auto', 'page-width', 'page-fit'], 'auto'),
  };
}
