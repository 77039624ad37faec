import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signedInBrowser } from '#tests/support/people.ts';

/**
 * Every route of the built app against a checked-in table: which policy it states, and what a visitor, a member,
 * a teacher and the owner get for reading it and for posting to it. A route that the table does not know is red.
 * After a deliberate change: ACCESS_TABLE=write npm run test:integration, and read the difference.
 */
const tablePath = 'tests/routes/access-table.json';
type Row = { loader: string; action: string; get: Record<string, number>; post: Record<string, number> };

const app = await createTestApp();
const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild;
const strangersId = '0190a0a0-0000-7000-8000-000000000001';
const roles = ['visitor', 'member', 'teacher', 'owner'] as const;

function pathOf(id: string): string {
  const parts: string[] = [];
  for (let route = build.routes[id]; route; route = route.parentId ? build.routes[route.parentId] : undefined) if (route.path) parts.unshift(route.path);
  return `/${parts.join('/').replace(/:\w+/g, strangersId).replace('*', 'nowhere/at/all')}`;
}

const policyOf = (handler: unknown) => (handler ? ((handler as { policy?: { name: string } }).policy?.name ?? 'NONE STATED') : '—');
/** A layout has no address of its own: its pages are walked, its policy is asked for with theirs. */
const isLayout = (id: string) => !build.routes[id]?.path && !build.routes[id]?.index;
const everyId = Object.keys(build.routes).filter((id) => id !== 'root');
const ids = everyId.filter((id) => !isLayout(id));

describe('access', () => {
  const actual: Record<string, Row> = {};

  beforeAll(async () => {
    const browsers = {
      visitor: app.browser(),
      member: await signedInBrowser(app, 'member'),
      teacher: await signedInBrowser(app, 'teacher'),
      owner: await signedInBrowser(app, 'owner'),
    };
    for (const id of ids) {
      const module = build.routes[id]?.module;
      const row: Row = { loader: policyOf(module?.loader), action: policyOf(module?.action), get: {}, post: {} };
      for (const role of roles) {
        row.get[role] = (await browsers[role].get(pathOf(id))).status;
        // These would end the very session that the rest of the walk needs.
        if (module?.action && !['/sign-out', '/settings/data/deactivation'].includes(pathOf(id))) row.post[role] = (await browsers[role].post(pathOf(id), { unexpected: 'field' })).status;
      }
      actual[pathOf(id)] = row;
    }
    if (process.env.ACCESS_TABLE === 'write') writeFileSync(tablePath, `${JSON.stringify(actual, null, 2)}\n`);
  }, 120_000);

  it('every loader and action states a policy', () => {
    const silent = everyId.filter((id) => [build.routes[id]?.module.loader, build.routes[id]?.module.action].some((handler) => policyOf(handler) === 'NONE STATED'));
    expect(silent).toEqual([]);
    expect(policyOf(build.routes.root?.module.loader)).toBe('anyone');
  });

  it('every page has a loader, so that none is open by omission', () => {
    const open = everyId.filter((id) => build.routes[id]?.module.default && !build.routes[id]?.module.loader);
    expect(open).toEqual([]);
  });

  it('nothing answers 500', () => {
    const broken = Object.entries(actual).filter(([, row]) => [...Object.values(row.get), ...Object.values(row.post)].some((status) => status >= 500));
    expect(broken.map(([path]) => path)).toEqual([]);
  });

  it('is what the table says', () => {
    expect(actual).toEqual(JSON.parse(readFileSync(tablePath, 'utf8')));
  });
});
