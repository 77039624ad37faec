import type { TaskRun } from './documents/pdf-tasks.ts';

/** Everything the process of a PDF can do, wing by wing; loaded in that process only. */
const wings: Record<string, () => Promise<Record<string, unknown>>> = {
  documents: () => import('./documents/pdf-tasks.ts'),
  editing: () => import('./editing/pdf-tasks.ts'),
  notes: () => import('./notes/pdf-tasks.ts'),
};

export async function findPdfTask(name: string): Promise<TaskRun<unknown, unknown, unknown>> {
  const [wing = '', task = ''] = name.split('.');
  const found = (await wings[wing]?.())?.[task];
  if (typeof found !== 'function') throw new Error(`no such task: ${name}`);
  return found as TaskRun<unknown, unknown, unknown>;
}
