import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { fittedRemix } from '#app/server/fitted-remix.ts';

type Built = { transform: (this: object, code: string, id: string) => { code: string } | null; buildEnd: (this: object) => void };

const folderOf = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
const browser = { environment: { name: 'client' } };
const files = ['browser', 'components', 'fog-of-war', 'links', 'routes', 'scroll-restoration'].map((name) => join(folderOf('@remix-run/react'), `dist/esm/${name}.js`));
files.push(join(folderOf('@remix-run/router'), 'dist/router.js'), join(folderOf('@remix-run/react'), 'dist/esm/single-fetch.js'));

describe('what Remix has for settings of others, and what is mended', () => {
  it('is answered in the installed version, and the rest still parses', () => {
    const plugin = fittedRemix() as unknown as Built;
    for (const file of files) {
      const done = plugin.transform.call(browser, readFileSync(file, 'utf8'), file);
      expect(done?.code).toBeDefined();
      expect(() => parseAst(done?.code ?? '')).not.toThrow();
      expect(done?.code).not.toMatch(/future\.v3_singleFetch/);
    }
    expect(() => plugin.buildEnd.call(browser)).not.toThrow();
  });

  it('stays as it is for the server', () => {
    const plugin = fittedRemix() as unknown as Built;
    expect(plugin.transform.call({ environment: { name: 'ssr' } }, 'if (isSpaMode) {}', files[0] ?? '')).toBeNull();
  });

  it('is missed when a version has none of it', () => {
    const plugin = fittedRemix() as unknown as Built;
    expect(() => plugin.buildEnd.call(browser)).toThrow('Remix has changed');
  });
});
