import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

/**
 * Where the build keeps a TypeScript module without its types. What it is called follows from what it was made from: a module
 * that was changed since has none, and Node strips it anew.
 * @param {Uint8Array} source
 */
export const strippedFile = (source) => resolve(import.meta.dirname, '../../build/stripped', `${createHash('sha256').update(source).digest('hex')}.js`);
