import { z } from 'zod';
import type { Db } from '#app/platform/db/client.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';

const payload = z.object({ importId: z.uuid() });
/** A run that is interrupted goes on where it stopped, so beginning again often is harmless. */
const patience = { payload, retryLimit: 20, expireInSeconds: 3_600 };

export const parseImportJob = defineJob({ name: 'library.parse-import', ...patience });
export const applyImportJob = defineJob({ name: 'library.apply-import', ...patience });
export const undoImportJob = defineJob({ name: 'library.undo-import', ...patience });

/** What the steps of an import work with; `signal` ends a run between two batches. */
export type ImportWork = { db: Db; now: () => Date; log: Logger; signal?: AbortSignal };
