/** Why nothing came of a PDF. `tooHeavy`: it wanted more time or memory than a file may take here. */
export type PdfTrouble = 'needsPassword' | 'wrongPassword' | 'broken' | 'tooHeavy';

/** What the process that looks at a PDF says of it; expected, unlike anything else it may throw. */
export class PdfProblem extends Error {
  readonly trouble: PdfTrouble;

  constructor(trouble: PdfTrouble, why = '') {
    super(why ? `PDF ${trouble}: ${why}` : `PDF ${trouble}`);
    this.name = 'PdfProblem';
    this.trouble = trouble;
  }

  /** The pages' build has its own copy of this class; a problem of the other copy is the same to it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'PdfProblem' && 'trouble' in value;
  }
}

/** Work on PDFs that a process of its own does: a name, and what it may take. */
export type PdfTask<I = unknown, O = unknown, P = unknown> = {
  /** `<wing>.<task>`: the wing's pdf-tasks.ts has a function of that name. */
  name: string;
  seconds: number;
  /** Of JavaScript's own memory. */
  megabytes: number;
  /** Somebody waits for it at a page; it does not stand in line behind the long work of jobs. */
  isAwaited: boolean;
  /** Only types: nothing is ever in here. */
  types?: { input: I; output: O; piece: P };
};

export const definePdfTask = <I, O, P = never>(task: Omit<PdfTask, 'types'>): PdfTask<I, O, P> => task;

/**
 * The side of the process: does the work, tells pieces of it on the way; the next one is made when the last was taken. What whoever
 * took it answered comes back.
 */
export type TaskRun<I, O, P = never> = (input: I, tell: (piece: P) => Promise<unknown>) => Promise<O>;

export type ToChild = { kind: 'run'; task: string; input: unknown; seconds: number } | { kind: 'taken'; answer: unknown };
export type FromChild = { kind: 'ready' } | { kind: 'piece'; piece: unknown } | { kind: 'done'; output: unknown } | { kind: 'failed'; trouble: PdfTrouble | null; why: string };
