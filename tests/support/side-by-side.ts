import { spawn } from 'node:child_process';
import { inParallel } from './in-parallel.ts';
import type { Outcome } from './outcomes.ts';

/** A script of Node and what it is told. */
export type Check = { script: string; args?: string[] };

/** Runs checks that do not know of each other, two at a time: each is busy on one core. Says what came of all of them together. */
export async function sideBySide(checks: readonly Check[]): Promise<Outcome> {
  const failed = new Set<Check>();
  await inParallel(checks, async (check) => {
    const { isGreen, output } = await ran(check);
    if (!isGreen) failed.add(check);
    console.log(`\n— ${check.script.split('/').at(-1)} ${check.args?.join(' ') ?? ''}\n${output}`.trimEnd());
  }, 2);
  return { passed: checks.length - failed.size, failed: failed.size, failures: checks.filter((check) => failed.has(check)).map(({ script }) => script) };
}

/** What it says is kept until its end: the one beside it would talk into it. */
function ran({ script, args = [] }: Check): Promise<{ isGreen: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ isGreen: code === 0, output }));
  });
}
