import { createRequestHandler } from '@remix-run/node';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';

type Handler = (request: Request, context: AppLoadContext) => Promise<Response>;

/**
 * Remix holds a request's path against every route of the app, several times a page, and prepares each pattern anew each
 * time: with a hundred routes that was a fifth of a page's time. Only patterns with the same words where a pattern has words can match,
 * and there are few such sets: each gets a handler that knows no other routes.
 */
export function createPageHandler(build: ServerBuild, mode: string): Handler {
  const whole = createRequestHandler(build, mode);
  const handlers = new Map<string, Handler>();
  const { fitting } = createRouteFinder(build.routes);
  return (request, context) => {
    const ids = fitting(new URL(request.url).pathname);
    if (ids === null) return whole(request, context);
    const key = ids.join(' ');
    let handler = handlers.get(key);
    if (!handler) {
      handler = createRequestHandler(narrowed(build, new Set(ids)), mode);
      handlers.set(key, handler);
    }
    return handler(request, context);
  };
}

type Routes = Record<string, { id: string; parentId?: string; path?: string }>;

export type RouteFinder = {
  /** Ids of the routes that could match a path, with their layouts; null for paths that are written wrongly and for Remix's own. */
  fitting(pathname: string): string[] | null;
  /** Those that could match any path. */
  everywhere: readonly string[];
  /** Of the longest pattern; longer paths fit only what fits everywhere. */
  mostWords: number;
};

export function createRouteFinder(routes: Routes): RouteFinder {
  const everywhere: string[] = [];
  const byLength = new Map<number, { words: string[]; line: string[] }[]>();
  for (const { id } of Object.values(routes)) {
    const line = lineOf(routes, id);
    const words = line.flatMap((part) => routes[part]?.path?.split('/') ?? []).filter(Boolean);
    if (words.some((word) => word.includes('*') || word.endsWith('?'))) everywhere.push(...line);
    else byLength.set(words.length, [...(byLength.get(words.length) ?? []), { words: words.map((word) => (word.includes(':') ? anyWord : word.toLowerCase())), line }]);
  }
  const fitting = (pathname: string) => {
    const path = pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, '');
    const asked = askedWords(path);
    if (!asked || path.includes('//') || path.startsWith('/__')) return null;
    const ids = new Set(everywhere);
    for (const { words, line } of byLength.get(asked.length) ?? []) {
      if (words.every((word, place) => word === anyWord || word === asked[place])) for (const id of line) ids.add(id);
    }
    return [...ids];
  };
  return { fitting, everywhere, mostWords: Math.max(...byLength.keys()) };
}

const anyWord = ':';

/** As Remix reads them: a name in Cyrillic letters comes written in `%`. Null where that is written wrongly. */
function askedWords(path: string): string[] | null {
  try {
    return path.split('/').filter(Boolean).map((word) => decodeURIComponent(word).toLowerCase());
  } catch {
    return null;
  }
}

/** A route after its layouts, from the root. */
function lineOf(routes: Routes, id: string): string[] {
  const parentId = routes[id]?.parentId;
  return parentId === undefined ? [id] : [...lineOf(routes, parentId), id];
}

function narrowed(build: ServerBuild, ids: Set<string>): ServerBuild {
  const only = <T>(routes: Record<string, T>) => Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)));
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } };
}
