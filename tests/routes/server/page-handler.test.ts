import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { groupOf, groupRoutes } from '#app/server/page-handler.server.ts';
import { appRoutes } from '#tests/support/routes.ts';

const { routes } = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild;
const groups = groupRoutes(routes as never);
const all = await appRoutes();

const exampleOf = (pattern: string) => pattern.replace(/:\w+/g, '0190-x').replace('*', 'some/where/else');

/** As Remix reads a pattern: parameters are one word, case does not matter. */
const matches = (pattern: string, path: string) => new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace(/\/\*$/, '(/.*)?')}/?$`, 'i').test(path);

describe('the routes that a path is held against', () => {
  it('are every one that could match it, with its layouts', () => {
    const paths = all.flatMap(({ pattern }) => [exampleOf(pattern), exampleOf(pattern).toUpperCase(), `${exampleOf(pattern)}/`]);
    for (const path of paths) {
      // Held against all of them.
      if (groupOf(path) === null) continue;
      const group = groups.get(groupOf(path) ?? '') ?? groups.get('')!;
      const possible = all.filter(({ pattern }) => matches(pattern, path));
      for (const { id } of possible) {
        for (let at: string | undefined = id; at; at = routes[at]?.parentId) expect(group.has(at), `${at} for ${path}`).toBe(true);
      }
      expect(group.has('root')).toBe(true);
    }
  });

  it('are few', () => {
    const sizes = [...groups.values()].map((ids) => ids.size);
    expect(Math.max(...sizes)).toBeLessThan(all.length / 3);
  });

  it('are all of them where a path is written in an unusual way', () => {
    for (const path of ['/%6Cibrary', '//library', '/library//books', '/__manifest']) expect(groupOf(path), path).toBeNull();
    expect(groupOf('/_root.data')).toBe(groupOf('/'));
    expect(groupOf('/library.data')).toBe(groupOf('/library'));
  });
});
