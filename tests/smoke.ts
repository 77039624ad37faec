import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './support/app-process.ts';
import { Browser } from './support/browser-session.ts';
import { Outbox } from './support/outbox.ts';
import { until } from './support/until.ts';

/**
 * What a new operator does: a clean clone, `npm ci`, `npm start`; then a person registers
 * through plain HTTP with the code from the outbox and opens their shelf.
 * With SMOKE_PACKAGES=linked the clone takes the packages that `npm ci` has put into this folder a while ago.
 */
const folder = mkdtempSync(join(tmpdir(), 'kruzhok-smoke-'));
const clone = join(folder, 'kruzhok');

function run(command: string, args: string[], cwd: string) {
  execFileSync(command, args, { cwd, stdio: 'inherit' });
}

function expect(holds: boolean, what: string) {
  if (!holds) throw new Error(`smoke: ${what}`);
}

async function story(base: string) {
  const email = 'smoke@example.org';
  const person = new Browser(base, base, {});
  const asked = await person.post('/register', { username: 'smoke-reader', email, password: 'a quiet long evening 42' });
  expect(asked.status === 303, `registering answered ${asked.status}`);
  const code = await new Outbox(join(clone, 'data/outbox')).code(email);
  const entered = await person.post('/sign-in/code', { code });
  expect(entered.status === 303, `the code answered ${entered.status}`);
  const shelf = await person.get('/library');
  expect(shelf.status === 200, `the shelf answered ${shelf.status}`);
}

run('git', ['clone', '--quiet', '--no-hardlinks', process.cwd(), clone], folder);
if (process.env.SMOKE_PACKAGES === 'linked') run('cp', ['--archive', '--link', join(process.cwd(), 'node_modules'), clone], folder);
else run('npm', ['ci', '--no-audit', '--no-fund', '--silent'], clone);
const port = await freePort();
const app = spawn('npm', ['start'], { cwd: clone, env: { ...process.env, PORT: String(port), DATABASE_URL: '', DATA_DIR: '' }, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
try {
  const base = `http://localhost:${port}`;
  await until(() => fetch(`${base}/health/ready`).then((answer) => answer.ok, () => false), 180_000);
  await story(base);
  console.log('smoke: a clean clone starts and a person registers');
} finally {
  const group = -(app.pid ?? 0);
  process.kill(group, 'SIGTERM');
  // npm goes at once; the app behind it finishes, and stops its database, before its folder may go.
  const isThere = () => {
    try {
      return process.kill(group, 0);
    } catch {
      return false;
    }
  };
  for (let waited = 0; waited < 20_000 && isThere(); waited += 100) await pause(100);
  rmSync(folder, { recursive: true, force: true });
}
