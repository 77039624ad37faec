import { z } from 'zod';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import { coverRef } from './catalogue/edition.ts';

/** Throws out what has been in the trash for 30 days, and covers replaced as long ago; asked for once a day by the calendar. */
export const emptyTrashJob = defineJob({ name: 'library.empty-trash', payload: z.object({}) });

/** Gets a book's picture from the catalogue it was found in; tried for about a day. */
export const fetchCoverJob = defineJob({
  name: 'library.fetch-cover',
  payload: z.object({ ownerId: z.uuid(), bookId: z.uuid(), cover: coverRef }),
  retryLimit: 12,
  concurrency: 2,
});
