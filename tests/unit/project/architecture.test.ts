import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync('docs/architecture.md', 'utf8');
const [, tree = ''] = /## The tree\n+```\n([\s\S]*?)```/.exec(text) ?? [];

const foldersOf = (path: string) => readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

/** What the tree lists beside a folder: everything that ends in a slash, up to the next line that is not indented further. */
function listed(name: string): string[] {
  const lines = tree.split('\n');
  const start = lines.findIndex((line) => line.trimStart().startsWith(`${name}/ `));
  const next = lines.findIndex((line, at) => at > start && !line.startsWith(' '.repeat(10)));
  const block = lines.slice(start, next).join(' ').trim().slice(name.length + 1);
  return [...block.matchAll(/(?<=\s)([\w-]+)\/(?=\s|$)/g)].map(([, folder = '']) => folder).filter((folder) => folder !== 'app').sort();
}

describe('docs/architecture.md', () => {
  it.each(['app/routes', 'app/domains', 'app/engines', 'app/kernel', 'app/platform', 'tests'])('lists the folders of %s', (path) => {
    expect(listed(path.replace('app/', ''))).toEqual(foldersOf(path));
  });

  it('names every folder of app/ in the tree', () => {
    const named = [...tree.matchAll(/^ {2}([\w-]+)\/ /gm)].map(([, folder = '']) => folder).sort();
    expect(named).toEqual(foldersOf('app'));
  });

  it('lists the wings of the Library that the import rules know; so do its README and decision 036', () => {
    const [, rule = ''] = /const wings = '\(([\w|]+)\)'/.exec(readFileSync('.dependency-cruiser.cjs', 'utf8')) ?? [];
    const wings = rule.split('|').sort();
    expect(/The Library's: ([\w, ]+)\./.exec(text)?.[1]?.split(', ')).toEqual(wings);
    for (const path of ['app/domains/library/README.md', 'docs/decisions/036-a-large-room-has-wings.md']) {
      const told = readFileSync(path, 'utf8');
      for (const wing of wings) expect(told, path).toContain(`\`${wing}\``);
    }
    for (const wing of wings) expect(foldersOf('app/domains/library')).toContain(wing);
  });
});
