import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/node';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { createRouteDiscovery } from '#app/server/route-discovery.server.ts';
import { appRoutes } from '#tests/support/routes.ts';

const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild;
const discover = createRouteDiscovery(build);
const framework = createRequestHandler(build, 'production');
const address = (query: string) => `http://kruzhok.test/__manifest?${query}`;
const ours = (query: string) => discover(new URL(address(query)))!;
const theirs = (query: string) => framework(new Request(address(query)), {} as AppLoadContext);

describe('which routes the browser is told of', () => {
  it('are all that the framework would name, for every address, and few more', async () => {
    for (const { pattern } of await appRoutes()) {
      const path = pattern.replace(/:\w+/g, '0190-x').replace('*', 'some/where/else');
      for (const spelled of [path, path.toUpperCase(), `${path}/`, path.replace('l', '%6C')]) {
        const query = `version=${build.assets.version}&p=${encodeURIComponent(spelled)}`;
        const [told, expected] = [(await ours(query).json()) as object, (await (await theirs(query)).json()) as object];
        expect(told, spelled).toMatchObject(expected);
        expect(Object.keys(told).length, spelled).toBeLessThan(Object.keys(build.routes).length * 0.15);
      }
    }
  });

  it('are told like the framework does: of another build, too long, nothing asked, several at once', async () => {
    const version = `version=${build.assets.version}`;
    for (const query of ['p=/library', `version=other&p=/library`, version, `${version}&p=${'/a'.repeat(4_000)}`, `${version}&p=/library&p=/admin/people`]) {
      const [told, expected] = [ours(query), await theirs(query)];
      expect(told.status, query).toBe(expected.status);
      for (const name of ['x-remix-reload-document', 'cache-control']) expect(told.headers.get(name), query).toBe(expected.headers.get(name));
    }
    expect(discover(new URL('http://kruzhok.test/library'))).toBeNull();
  });
});
