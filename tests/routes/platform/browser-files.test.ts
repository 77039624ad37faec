import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = 'build/client/assets';
const scripts = readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** Signs of packages that belong to the server, each a text that survives minification. */
const serversOwn: Record<string, RegExp> = {
  zod: /invalid_type/,
  prisma: /PrismaClient/,
  'node modules': /["']node:[a-z]/,
  'the environment': /process\.env\b/,
};

describe('the files that a browser gets', () => {
  it.each(Object.entries(serversOwn))('have nothing of %s', (_name, sign) => {
    expect(scripts.length).toBeGreaterThan(50);
    expect(scripts.filter(({ text }) => sign.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('begin with two that every page has, the packages and the house', () => {
    const shared = scripts.filter(({ name }) => /^(frame|house)-[\w-]{8}\.js$/.test(name));
    expect(shared.map(({ name }) => name.split('-')[0])).toEqual(['frame', 'house']);
  });

  it('have the addresses of pages in the house, not in a file for every room', () => {
    expect(scripts.filter(({ name }) => name.startsWith('paths-')).map(({ name }) => name)).toEqual([]);
    expect(scripts.find(({ name }) => /^house-[\w-]{8}\.js$/.test(name))?.text).toMatch(/["'`]\/library["'`/]/);
  });
});
