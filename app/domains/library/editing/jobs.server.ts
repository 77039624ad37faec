import { z } from 'zod';
import { defineJob } from '#app/platform/jobs/queue.server.ts';

/** Makes what a saving asked for. A run that broke off leaves nothing, so beginning again is harmless; tried for as long as a file is read for (document-jobs.server.ts). */
export const editDocumentJob = defineJob({
  name: 'library.edit-document', payload: z.object({ editId: z.uuid() }), retryLimit: 9, expireInSeconds: 1_200, concurrency: 1,
});
