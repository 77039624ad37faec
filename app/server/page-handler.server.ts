import { createRequestHandler } from '@remix-run/node';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';

type Handler = (request: Request, context: AppLoadContext) => Promise<Response>;

/**
 * Remix holds a request's path against every route of the app, several times a page, and prepares each pattern anew each
 * time: with a hundred routes that was a fifth of a page's time. A path can only match patterns that begin with the same
 * word and are as long as it is, so each such group gets a handler that knows no other routes.
 */
export function createPageHandler(build: ServerBuild, mode: string): Handler {
  const whole = createRequestHandler(build, mode);
  const handlers = new Map<string, Handler>();
  const groups = groupRoutes(build.routes);
  return (request, context) => {
    const group = groupOf(new URL(request.url).pathname);
    const routes = group === null ? undefined : (groups.get(group) ?? groups.get(elsewhere));
    if (group === null || !routes) return whole(request, context);
    const key = groups.has(group) ? group : elsewhere;
    let handler = handlers.get(key);
    if (!handler) {
      handler = createRequestHandler(narrowed(build, routes), mode);
      handlers.set(key, handler);
    }
    return handler(request, context);
  };
}

/** Paths that no named route could match: the page that says so is all they need. */
export const elsewhere = '';

/** The group a path belongs to; null for paths that are written in an unusual way and for Remix's own. */
export function groupOf(pathname: string): string | null {
  const path = pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, '');
  if (/%|\/\//.test(path) || path.startsWith('/__')) return null;
  const words = path.split('/').filter(Boolean);
  return `${words[0]?.toLowerCase() ?? ''}/${words.length}`;
}

type Routes = Record<string, { id: string; parentId?: string; path?: string }>;

/** Ids of the routes that can match the paths of each group, with their layouts; what matches any path is in every group. */
export function groupRoutes(routes: Routes): Map<string, Set<string>> {
  const everywhere: string[] = [];
  const groups = new Map<string, Set<string>>([[elsewhere, new Set()]]);
  for (const { id } of Object.values(routes)) {
    const words = lineOf(routes, id).flatMap((line) => routes[line]?.path?.split('/') ?? []).filter(Boolean);
    const isFixed = words.every((word, place) => !word.includes('*') && !word.endsWith('?') && (place > 0 || !word.startsWith(':')));
    if (!isFixed) everywhere.push(id);
    else {
      const group = `${words[0]?.toLowerCase() ?? ''}/${words.length}`;
      groups.set(group, (groups.get(group) ?? new Set()).add(id));
    }
  }
  for (const ids of groups.values()) for (const id of [...ids, ...everywhere]) for (const line of lineOf(routes, id)) ids.add(line);
  return groups;
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
