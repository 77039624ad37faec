import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { matchRoutes } from '@remix-run/react';
import type { ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { createRouteFinder } from '#app/server/page-handler.server.ts';
import { appRoutes } from '#tests/support/routes.ts';

type Route = { id: string; parentId?: string; path?: string; index?: boolean };

const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild;
const routes = build.routes as Record<string, Route>;
const { fitting } = createRouteFinder(routes);
const all = await appRoutes();

const exampleOf = (pattern: string) => pattern.replace(/:\w+/g, '0190-x').replace('*', 'some/where/else');
const examples = all.map(({ pattern }) => exampleOf(pattern));
/** As they come from a browser: names in Cyrillic letters, signs that nobody has to write so. */
const written = [...all.filter(({ pattern }) => pattern.includes(':')).map(({ pattern }) => pattern.replace(/:\w+/g, '%D0%92%D0%B5%D1%80%D0%B0')), ...examples.filter((_, at) => at % 10 === 0).map((path) => path.replace('l', '%6C')), '/some%2Fwhere', '/library%2Fbooks', '/library/%252Fbooks'];
const paths = [...examples, ...examples.map((path) => path.toUpperCase()), ...examples.map((path) => `${path}/`), ...written, '/nothing', '/nothing/of/ours', '/titles/films/edit', '/library/books/new/edit'];

function treeOf(ids: ReadonlySet<string>, parentId?: string): { id: string; path?: string; index?: boolean; children?: never }[] {
  return Object.values(routes).filter((route) => route.parentId === parentId && ids.has(route.id)).map(({ id, path, index }) => {
    const children = treeOf(ids, id);
    return { id, path, index, ...(children.length > 0 && { children }) } as never;
  });
}

const matched = (ids: ReadonlySet<string>, path: string) => matchRoutes(treeOf(ids) as never, path)?.map(({ route, params }) => ({ id: route.id, params }));

describe('the routes that a path is held against', () => {
  it('lead where all of them lead', () => {
    const everyId = new Set(Object.keys(routes));
    for (const path of new Set(paths)) {
      const few = fitting(path);
      if (few) expect(matched(new Set(few), path), path).toEqual(matched(everyId, path));
    }
  });

  it('are few', () => {
    const sizes = paths.map((path) => fitting(path)?.length ?? 0);
    expect(Math.max(...sizes)).toBeLessThan(10);
  });

  it('are those of its words, however they are written', () => {
    expect(fitting('/%6Cibrary')).toEqual(fitting('/library'));
    expect(fitting('/people/%D0%92%D0%B5%D1%80%D0%B0')).toEqual(fitting('/people/vera'));
  });

  it('are all of them where a path is written wrongly', () => {
    for (const path of ['/%E0%A4%A', '//library', '/library//books', '/__manifest']) expect(fitting(path), path).toBeNull();
    expect(fitting('/_root.data')).toEqual(fitting('/'));
    expect(fitting('/library.data')).toEqual(fitting('/library'));
  });
});
