import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { fieldsOf } from './fields-of.ts';

export type AppRoute = {
  id: string;
  pattern: string;
  hasLoader: boolean;
  hasAction: boolean;
  hasPage: boolean;
  /** Names of the fields that its form takes, by its schema; none where the action reads the body itself. */
  fields: string[];
  /** Its action reads the body itself. */
  takesUpload: boolean;
};

/** Every address of the built app, with parameters as `:name` and `*`. */
export async function appRoutes(): Promise<AppRoute[]> {
  const { routes } = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild;
  return Object.values(routes).flatMap((route) => {
    // A layout has no address of its own: its pages stand for it.
    if (!route || route.id === 'root' || (!route.path && !route.index)) return [];
    const parts: string[] = [];
    for (let at: typeof route | undefined = route; at; at = at.parentId ? routes[at.parentId] : undefined) if (at.path) parts.unshift(at.path);
    const { loader, action, default: component } = route.module;
    const schema = (action as { schema?: unknown } | undefined)?.schema;
    return [{
      id: route.id, pattern: `/${parts.join('/')}`, hasLoader: Boolean(loader), hasAction: Boolean(action), hasPage: Boolean(component),
      fields: schema ? fieldsOf(schema) : [], takesUpload: Boolean(action) && !schema,
    }];
  });
}

/** The address as single fetch asks for its data. */
export const dataPath = (path: string): string => {
  const [pathname = '', search] = path.split('?');
  return `${pathname === '/' ? '/_root' : pathname}.data${search === undefined ? '' : `?${search}`}`;
};
