import { z } from 'zod';
import { defineEvent } from '#app/platform/jobs/queue.server.ts';

/** Somebody ended their quiet time before it ended by itself. */
export const quietEnded = defineEvent('library.quiet-ended', z.object({ userId: z.uuid() }));
