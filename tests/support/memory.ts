import { spawn } from 'node:child_process';

/** How far this process's memory rises above what it is now while something is done, by looking every few milliseconds. */
export async function riseDuring<T>(work: () => Promise<T>): Promise<{ result: T; rise: number }> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
  try {
    return { result: await work(), rise: Math.max(most, process.memoryUsage.rss()) - before };
  } finally {
    clearInterval(timer);
  }
}

/** Runs a client as a process of its own, so that what it holds is not taken for the server's. It is given `input` and prints one JSON. */
export function clientProcess<T>(program: string, input: Record<string, unknown>): Promise<T> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `const input = JSON.parse(process.env.INPUT);\n${program}`], {
    env: { ...process.env, NODE_OPTIONS: '', INPUT: JSON.stringify(input) }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as T);
      else reject(new Error(`the client ended with ${code}`));
    });
  });
}
