import { definePdfTask } from '../../documents/index.server.ts';
import type { FormField } from '../model/form-fields.ts';
import type { PdfPlace, WorkTrouble } from './open-pdf.server.ts';
import type { EditOrder } from './run-edit.server.ts';

/** What became of an order; a trouble is the file's, not ours. */
export type WorkResult<T> = { done: T } | { trouble: WorkTrouble };

export type EditProgress = { done: number; total: number };

/** A file and what comes into it are held in memory, several times their size. */
export const editTask = definePdfTask<EditOrder, WorkResult<null>, EditProgress>({ name: 'editing.edit', seconds: 600, megabytes: 1_536, isAwaited: false });

/** Somebody waits for the fields at a page. */
export const fieldsTask = definePdfTask<PdfPlace, WorkResult<FormField[]>>({ name: 'editing.fields', seconds: 25, megabytes: 1_024, isAwaited: true });
