import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import advisories from './advisories.json' with { type: 'json' };

/** `accepted`: why a weak version may stay. */
type Advisory = { id: string; package: string; from: string; below: string; accepted?: string };
type Packages = Record<string, { version?: string }>;

const known: Advisory[] = advisories;
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages };

function isBefore(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => (text.split('-')[0] ?? '').split('.').map(Number));
  const at = [0, 1, 2].find((part) => a?.[part] !== b?.[part]);
  return at !== undefined && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}

const weakIn = (locked: Packages): Advisory[] => known.filter(({ package: name, from, below }) =>
  Object.entries(locked).some(([path, { version = '' }]) => path.endsWith(`node_modules/${name}`) && !isBefore(version, from) && isBefore(version, below)));
const named = (list: Advisory[]) => list.map(({ id, package: name }) => `${id} ${name}`).sort();

it('no package of the lock file has a weakness of the list, but those that are accepted with a reason', () => {
  expect(named(weakIn(packages))).toEqual(named(known.filter(({ accepted }) => accepted !== undefined)));
  expect(known.filter(({ accepted }) => accepted === '')).toEqual([]);
});

it('an older version, also one deep inside, is found; the mended one and other lines are not', () => {
  const found = (name: string, version: string) => weakIn({ [`node_modules/a/node_modules/${name}`]: { version } }).length > 0;
  expect([found('pdfjs-dist', '4.1.392'), found('cookie', '0.6.10'), found('ws', '8.17.0'), found('react-router', '6.30.1')]).toEqual([true, true, true, true]);
  expect([found('pdfjs-dist', '4.2.67'), found('cookie', '0.7.0'), found('ws', '7.5.10'), found('not-cookie', '0.1.0')]).toEqual([false, false, false, false]);
});
