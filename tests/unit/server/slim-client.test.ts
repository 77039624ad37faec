import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { escapeWide } from '#app/server/escape-wide.ts';
import { slimClient } from '#app/server/slim-client.server.ts';

describe('letters beyond Latin-1', () => {
  it('are written so that they say the same', () => {
    const code = 'const t = [`Книга – “${1}” 📚`, /^[а-яё📚]+$/u.test("ё📚"), "é"]; t';
    const escaped = escapeWide(code);
    expect(escaped).toMatch(/^[\0-\xFF]*$/);
    expect(eval(escaped)).toEqual(['Книга – “1” 📚', true, 'é']);
  });
});

describe('the generated client', () => {
  const root = mkdtempSync(join(tmpdir(), 'kruzhok-slim-'));
  const folder = join(root, 'generated');
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('reads its compiler from a file', () => {
    const bytes = Buffer.alloc(3000, 'wasm');
    mkdirSync(join(root, 'node_modules/@prisma/client/runtime'), { recursive: true });
    mkdirSync(folder);
    writeFileSync(join(root, 'node_modules/@prisma/client/runtime/query_compiler.wasm-base64.mjs'), `const wasm = "${bytes.toString('base64')}";\nexport { wasm }`);
    const before = 'getModule: async () => {\n    const { wasm } = await import("@prisma/client/runtime/query_compiler.wasm-base64.mjs")\n    return await decodeBase64AsWasm(wasm)\n  },';
    writeFileSync(join(folder, 'class.ts'), before);
    slimClient(root, folder);
    expect(readFileSync(join(folder, 'class.ts'), 'utf8')).toMatch(/readFile\(new URL\('\.\/query-compiler\.wasm', import\.meta\.url\)\)/);
    expect(readFileSync(join(folder, 'query-compiler.wasm'))).toEqual(bytes);
  });

  it('is left alone where it is written otherwise', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'class.ts'), 'const compiler = somethingNew()');
    slimClient(root, folder);
    expect(readFileSync(join(folder, 'class.ts'), 'utf8')).toBe('const compiler = somethingNew()');
    expect(existsSync(join(folder, 'query-compiler.wasm'))).toBe(false);
  });
});
