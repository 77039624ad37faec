import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname } from 'node:path';
import { strippedFile } from './stripped-file.js';

/** A part of the build: what the process imports from a folder, for run-stripped.js. One that starts at this moment must not find half a module. */
for (const path of globSync(`${process.argv[2]}/**/*.ts`)) {
  if (path.endsWith('.d.ts')) continue;
  const source = readFileSync(path);
  const to = strippedFile(source);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(`${to}.part`, stripTypeScriptTypes(source.toString()));
  renameSync(`${to}.part`, to);
}
