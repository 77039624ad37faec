import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { apiPassword, signedInClient } from '#tests/support/api-client.ts';

const app = await createTestApp();

/** The commands of docs/api.md, as they stand there. */
const commands = [...readFileSync('docs/api.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map((found) => found[1] ?? '').join('\n');

it('the walk in the documentation does what it says', async () => {
  const { person } = await signedInClient(app);
  const output = await run(commands, { API: `${app.url}/api/v1`, EMAIL: person.email ?? '', PASSWORD: apiPassword });
  expect(output.replace(/good until \d+/, 'good until then').trim().split('\n')).toEqual([
    'good until then', person.username, 'one book', '50', '304', '95', 'changed_meanwhile', 'colour title',
  ]);
}, 60_000);

/** Not synchronously: the app that answers lives in this very process. */
function run(script: string, variables: Record<string, string>): Promise<string> {
  return new Promise((done, fail) => {
    const shell = spawn('bash', ['-eu', '-o', 'pipefail', '-c', script], { env: { ...process.env, ...variables, NO_PROXY: '*' } });
    let [output, trouble] = ['', ''];
    shell.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
    shell.stderr.on('data', (piece: Buffer) => (trouble += piece.toString()));
    shell.on('close', (code) => (code === 0 ? done(output) : fail(new Error(`${code}\n${output}\n${trouble}`))));
  });
}
