import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { strippedFile } from './stripped-file.js';

/**
 * Imported before the first TypeScript (`--import`), and for that reason none itself. Node's own stripper is a compiler of 20 MB that stays
 * in the process once it was used; with what the build has stripped already nobody uses it. Lines and columns are those of the source.
 */
registerHooks({
  load(url, context, next) {
    const source = url.startsWith('file:') && url.endsWith('.ts') ? readStripped(fileURLToPath(url)) : null;
    return source === null ? next(url, context) : { format: 'module', source, shortCircuit: true };
  },
});

/** @param {string} path */
function readStripped(path) {
  try {
    return readFileSync(strippedFile(readFileSync(path)), 'utf8');
  } catch {
    return null;
  }
}
