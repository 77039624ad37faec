import type { TaskRun } from '../documents/pdf-tasks.ts';
import type { FormField } from './model/form-fields.ts';
import { WorkProblem } from './work/open-pdf.server.ts';
import type { PdfPlace } from './work/open-pdf.server.ts';
import { runEdit, runReadFields } from './work/run-edit.server.ts';
import type { EditOrder } from './work/run-edit.server.ts';
import type { EditProgress, WorkResult } from './work/tasks.ts';

/** What the process of a PDF does for this wing. */
export const edit: TaskRun<EditOrder, WorkResult<null>, EditProgress> = (order, tell) =>
  settled(() => runEdit(order, (done, total) => tell({ done, total })).then(() => null));

export const fields: TaskRun<PdfPlace, WorkResult<FormField[]>> = (file) => settled(() => runReadFields(file));

async function settled<T>(work: () => Promise<T>): Promise<WorkResult<T>> {
  try {
    return { done: await work() };
  } catch (error) {
    if (error instanceof WorkProblem) return { trouble: error.reason };
    throw error;
  }
}
