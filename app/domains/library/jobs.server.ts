import { z } from 'zod';
import { defineJob } from '#app/platform/jobs/queue.server.ts';

/** Throws out what has been in the trash for 30 days; asked for once a day by the calendar. */
export const emptyTrashJob = defineJob({ name: 'library.empty-trash', payload: z.object({}) });
