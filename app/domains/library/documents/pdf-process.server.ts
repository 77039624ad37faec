import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createBench } from '#app/kernel/files/index.server.ts';
import { deriveKey } from '#app/platform/seal/derive-key.server.ts';
import { createSealedBox } from '#app/platform/seal/sealed-box.server.ts';
import type { SealedBox } from '#app/platform/seal/sealed-box.server.ts';
import { PdfProblem } from './pdf-process/protocol.ts';
import type { FromChild, PdfTask, ToChild } from './pdf-process/protocol.ts';

export type RunOptions<P> = {
  signal?: AbortSignal;
  /** Files the process may read. */
  reads: readonly string[];
  /** A folder it may write to, if it makes anything. */
  writes?: string;
  /** Called for each piece of the answer, one after the other; what it returns goes back to the task. */
  onPiece?: (piece: P) => unknown;
};

/** Runs work on PDFs, each in a process of its own: what a hostile or damaged file can reach is that process. */
export type PdfDesk = {
  run<I, O, P>(task: PdfTask<I, O, P>, input: I, options: RunOptions<P>): Promise<O>;
  /** Seals the passwords that people want remembered. */
  passwords: SealedBox;
};

/** `root`: the app's own folder. Made once per process, by the server: the pages' build lies elsewhere. */
export function createPdfDesk({ secret, root = resolve(import.meta.dirname, '../../../..') }: { secret: string; root?: string }): PdfDesk {
  const benches = { awaited: createBench(2, 40), jobs: createBench(2, 1_000) };
  return {
    passwords: createSealedBox(deriveKey(secret, 'library/pdf-password')),
    run: (task, input, options) => benches[task.isAwaited ? 'awaited' : 'jobs'](() => inProcess(root, task, input, options)),
  };
}

/** Of its own files it may read the code and the packages; of the house's only what it was given. */
function start(root: string, { megabytes }: PdfTask, { reads, writes }: RunOptions<never>): ChildProcess {
  const allowed = [join(root, 'app'), join(root, 'package.json'), realpathSync(join(root, 'node_modules')), join(root, 'node_modules'), ...reads, ...(writes ? [writes] : [])];
  return fork(join(root, 'app/domains/library/documents/pdf-process/entry.ts'), {
    cwd: root,
    env: { NODE_ENV: 'production' },
    execArgv: [
      `--max-old-space-size=${megabytes}`, '--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning',
      '--permission', '--allow-addons', '--allow-worker', ...allowed.map((path) => `--allow-fs-read=${path}`), ...(writes ? [`--allow-fs-write=${writes}`] : []),
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function inProcess<I, O, P>(root: string, task: PdfTask<I, O, P>, input: I, options: RunOptions<P>): Promise<O> {
  options.signal?.throwIfAborted();
  const child = start(root, task as PdfTask, options as RunOptions<never>);
  let said = '';
  child.stderr?.on('data', (bytes: Buffer) => { said = `${said}${bytes.toString()}`.slice(-2_000); });
  const kill = () => void child.kill('SIGKILL');
  options.signal?.addEventListener('abort', kill);
  let isLate = false;
  const clock = setTimeout(() => { isLate = true; kill(); }, task.seconds * 1_000);
  const talk = new Promise<O>((done, fail) => {
    const send = (message: ToChild) => child.send(message, (error) => { if (error) kill(); });
    child.on('error', fail);
    child.on('message', (message: FromChild) => {
      if (message.kind === 'ready') send({ kind: 'run', task: task.name, input, seconds: task.seconds });
      if (message.kind === 'piece') void Promise.resolve(options.onPiece?.(message.piece as P)).then((answer) => send({ kind: 'taken', answer }), fail);
      if (message.kind === 'done') done(message.output as O);
      if (message.kind === 'failed') fail(message.trouble ? new PdfProblem(message.trouble, message.why) : new Error(message.why));
    });
    child.on('exit', (code, signal) => fail(endOf({ code, signal, said, isLate, abort: options.signal })));
  });
  return talk.finally(() => {
    clearTimeout(clock);
    options.signal?.removeEventListener('abort', kill);
    kill();
  });
}

type End = { code: number | null; signal: NodeJS.Signals | null; said: string; isLate: boolean; abort?: AbortSignal };

function endOf({ code, signal, said, isLate, abort }: End): unknown {
  if (abort?.aborted) return abort.reason ?? new Error('given up');
  if (isLate) return new PdfProblem('tooHeavy', 'time');
  // Out of its own memory, or the system's: it is gone without a word.
  if (signal === 'SIGABRT' || code === 134 || /heap out of memory|Array buffer allocation failed/.test(said)) return new PdfProblem('tooHeavy', 'memory');
  return new Error(`the process of a PDF ended (${signal ?? code}): ${said}`);
}
