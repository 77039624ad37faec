import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createStaticFiles } from '#app/server/static-files.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'kruzhok-static-'));
mkdirSync(join(folder, 'assets'));
for (const name of ['one', 'other']) writeFileSync(join(folder, 'assets', `${name}.js`), `export default '${name}';`);
const serve = createStaticFiles(folder);
const server = createServer((request, response) => void serve(request, response).then((isDone) => isDone || response.writeHead(404).end()));
await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

it('a file that goes away while the app runs breaks its own answer off, and nothing else', async () => {
  rmSync(join(folder, 'assets', 'one.js'));
  await expect(fetch(`${url}/assets/one.js`).then((answer) => answer.text())).rejects.toThrow();
  const other = await fetch(`${url}/assets/other.js`);
  expect([other.status, other.headers.get('cache-control'), await other.text()]).toEqual([200, 'public, max-age=31536000, immutable', "export default 'other';"]);
  expect((await fetch(`${url}/assets/none.js`)).status).toBe(404);
});
