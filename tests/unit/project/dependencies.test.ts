import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Lock = { packages: Record<string, { version?: string; resolved?: string }> };
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

describe('the lock file on other machines', () => {
  it('knows every optional platform package, so that a clean install works on all of them', () => {
    const isThere = (name: string) => Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`));
    const missing = Object.values(lock.packages).flatMap((entry) => Object.keys((entry as { optionalDependencies?: object }).optionalDependencies ?? {}).filter((name) => !isThere(name)));
    expect(missing).toEqual([]);
  });
});
