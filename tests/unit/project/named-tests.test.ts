import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const documents = ['CONTRIBUTING.md', ...globSync(['docs/**/*.md', 'app/**/README.md'])];
const named = (text: string) => [...text.matchAll(/`(tests\/[\w./-]+)`/g)].flatMap(([, path]) => path ?? []);

it('every test that a document names is there', () => {
  const missing = documents.flatMap((document) => named(readFileSync(document, 'utf8')).filter((path) => !existsSync(path)).map((path) => `${document}: ${path}`));
  expect(missing).toEqual([]);
  expect(named(readFileSync('docs/security.md', 'utf8')).length).toBeGreaterThan(150);
});

it('every requirement of the security document has a test, or says why it has none', () => {
  const rows = readFileSync('docs/security.md', 'utf8').split('## Requirements')[1]?.split('\n').filter((line) => line.startsWith('| ')) ?? [];
  expect(rows.length).toBeGreaterThan(80);
  const silent = rows.filter((row) => !/^\| (?:ASVS|where|---)/.test(row) && named(row).length === 0 && !/not yet:|no such part yet/.test(row));
  expect(silent).toEqual([]);
});
