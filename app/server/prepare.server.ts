import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { slimClient } from './slim-client.server.ts';

const generatedClient = 'app/platform/db/generated';
const buildInputs = ['app', 'prisma/schema', 'public', 'package.json', 'package-lock.json', 'vite.config.ts', 'remix.config.js', 'tailwind.config.ts', 'prisma.config.ts'];
const schemaInputs = ['prisma/schema', 'prisma.config.ts', 'package-lock.json', 'app/server/slim-client.server.ts', 'app/server/escape-wide.ts'];

/** Makes the database client and the build if they are missing or older than what they are made from. */
export function prepare(root: string): void {
  generateClient(root);
  const stamp = join(root, 'build/.stamp');
  const fingerprint = fingerprintOf(root, buildInputs);
  if (readIfThere(stamp) === fingerprint && existsSync(join(root, 'build/server/index.js'))) return;
  console.log('Building the pages …');
  rmSync(join(root, 'build'), { recursive: true, force: true });
  run(root, 'node_modules/@remix-run/dev/dist/cli.js', ['vite:build']);
  compressAssets(join(root, 'build/client'));
  // In a process of its own: in this one the compiler would stay.
  run(root, 'app/server/strip-types.ts', ['app']);
  writeFileSync(stamp, fingerprint);
}

export function generateClient(root: string): void {
  const stamp = join(root, generatedClient, '.stamp');
  const fingerprint = fingerprintOf(root, schemaInputs);
  if (readIfThere(stamp) === fingerprint) return;
  console.log('Generating the database client …');
  run(root, 'node_modules/prisma/build/index.js', ['generate']);
  slimClient(root, join(root, generatedClient, 'internal'));
  writeFileSync(stamp, fingerprint);
}

function run(root: string, script: string, args: string[]): void {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  const result = spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, env, encoding: 'utf8' });
  if (result.status === 0) return;
  throw new Error(`${args.join(' ')} failed:\n${result.stdout}\n${result.stderr}`);
}

/** Names, sizes and contents: a checkout that only touched times is not stale. */
function fingerprintOf(root: string, inputs: string[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesBelow(join(root, input))) {
      if (file.includes(`${generatedClient}/`)) continue;
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesBelow(join(path, name)));
}

const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);

/** Brotli at its best, once, for everything that compresses. */
function compressAssets(folder: string): void {
  for (const file of filesBelow(folder)) {
    if (!/\.(m?js|css|svg|json|txt|webmanifest|wasm|bcmap|ttf)$/.test(file)) continue;
    const source = readFileSync(file);
    const packed = brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    if (packed.length < source.length) writeFileSync(`${file}.br`, packed);
  }
}
