import type { Browser } from './browser-session.ts';

/** Of the framework: which data, which index route. */
const notOurs = new Set(['_routes', 'index', '_data']);
const readers = ['get', 'getAll', 'has'] as const;

/** Names of the parameters that a route looks for in its address, found by watching it: nobody has to keep a list. */
export async function queryParametersOf(browsers: Browser[], path: string): Promise<string[]> {
  const seen = new Set<string>();
  const proto = URLSearchParams.prototype as unknown as Record<string, (name: string) => unknown>;
  const before = readers.map((name) => [name, proto[name]!] as const);
  for (const [name, read] of before) {
    proto[name] = function watched(this: unknown, asked: string) {
      seen.add(asked);
      return read.call(this, asked);
    };
  }
  try {
    for (const browser of browsers) await browser.get(path);
  } finally {
    for (const [name, read] of before) proto[name] = read;
  }
  return [...seen].filter((name) => !notOurs.has(name));
}
