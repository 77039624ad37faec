import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Lock = { packages: Record<string, { name?: string; version?: string; optional?: boolean; devOptional?: boolean }> };
type Components = { bomFormat: string; components: { name: string; version: string }[] };

it('npm run components lists every package of the lock file with its version', () => {
  const { stdout } = spawnSync('npm', ['run', '--silent', 'components'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' });
  const { bomFormat, components } = JSON.parse(stdout) as Components;
  expect(bomFormat).toBe('CycloneDX');
  const named = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const needed = Object.entries(packages).filter(([path, { optional, devOptional }]) => path !== '' && !optional && !devOptional);
  expect(needed.length).toBeGreaterThan(500);
  // A package under another name (an alias) is listed by either.
  const names = (path: string, name: string | undefined) => [name, path.split('node_modules/').at(-1)];
  const missing = needed.filter(([path, { name, version }]) => !names(path, name).some((one) => named.has(`${one}@${version}`)));
  expect(missing.map(([path]) => path)).toEqual([]);
}, 60_000);
