import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeWide } from './escape-wide.ts';

const fromText = /const \{ wasm \} = await import\("([\w@/.-]+)\.mjs"\)\s+return await decodeBase64AsWasm\(wasm\)/;
const fromFile = `const { readFile } = await import('node:fs/promises')
    return new WebAssembly.Module(await readFile(new URL('./query-compiler.wasm', import.meta.url)))`;

/**
 * Prisma's generator writes for places without files: its query compiler is a text in a module, which a process then holds twice for as
 * long as it lives (5 MB). Ours reads it from a file. A generator that writes something else is left as it is.
 */
export function slimClient(root: string, folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const code = readFileSync(path, 'utf8');
    const found = fromText.exec(code)?.[1];
    const wasm = found === undefined ? undefined : readWasm(join(root, 'node_modules', `${found}.mjs`));
    if (wasm) writeFileSync(join(folder, 'query-compiler.wasm'), wasm);
    writeFileSync(path, escapeWide(wasm ? code.replace(fromText, fromFile) : code));
  }
}

function readWasm(path: string): Buffer | undefined {
  const text = /"([\w+/=]{1000,})"/.exec(readFileSync(path, 'utf8'))?.[1];
  return text === undefined ? undefined : Buffer.from(text, 'base64');
}
