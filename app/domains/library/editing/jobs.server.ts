import { z } from 'zod';
import { defineJob } from '#app/platform/jobs/queue.server.ts';

/** Makes what a saving asked for. A run that broke off leaves nothing, so beginning again is harmless. */
export const editDocumentJob = defineJob({
  name: 'library.edit-document', payload: z.object({ editId: z.uuid() }), retryLimit: 4, expireInSeconds: 1_200, concurrency: 1,
});
