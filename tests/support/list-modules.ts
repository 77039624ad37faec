import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Loaded before an app by `--import`: writes down, when it ends, which CommonJS modules it had run; those whose
 * exports Node only looked at are not among them.
 */
const { cache } = createRequire(import.meta.url);
process.once('exit', () => writeFileSync(process.env.LOADED_MODULES ?? '', JSON.stringify(Object.keys(cache).filter((path) => cache[path]?.loaded))));
