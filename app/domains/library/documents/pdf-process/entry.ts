import { Worker } from 'node:worker_threads';
import { findPdfTask } from '../../pdf-tasks.ts';
import { PdfProblem } from './protocol.ts';
import type { FromChild, ToChild } from './protocol.ts';

/** The process that looks at one PDF: one task, and it ends. It knows no database, no secret and no other file. */

/** Ends with its parent, and when its time is over, also while a damaged file keeps this thread in a loop. */
const watch = (seconds: number) => new Worker(`
  const parent = process.ppid;
  const end = Date.now() + ${seconds} * 1000;
  setInterval(() => { if (process.ppid !== parent || Date.now() > end) process.kill(process.pid, 'SIGKILL'); }, 500);
`, { eval: true }).unref();

let taken: ((answer: unknown) => void) | null = null;

const send = (message: FromChild) => new Promise<void>((resolve, reject) => process.send!(message, (error: Error | null) => (error ? reject(error) : resolve())));

const tell = async (piece: unknown): Promise<unknown> => {
  const answer = new Promise<unknown>((resolve) => { taken = resolve; });
  await send({ kind: 'piece', piece });
  return answer;
};

async function run({ task, input, seconds }: ToChild & { kind: 'run' }): Promise<void> {
  watch(seconds + 5);
  try {
    const work = await findPdfTask(task);
    await send({ kind: 'done', output: await work(input, tell) });
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message).slice(0, 2_000) : String(error);
    await send({ kind: 'failed', trouble: error instanceof PdfProblem ? error.trouble : null, why });
  }
  process.exit(0);
}

process.on('message', (message: ToChild) => {
  if (message.kind === 'run') void run(message);
  else taken?.(message.answer);
});
process.on('disconnect', () => process.exit(1));
process.send?.({ kind: 'ready' } satisfies FromChild);
