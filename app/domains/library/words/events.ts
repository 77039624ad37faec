import { z } from 'zod';
import { defineEvent } from '#app/platform/jobs/queue.server.ts';

/** A word was kept for the first time, again after it was removed, or with one more sentence. */
export const wordSaved = defineEvent(
  'library.word-saved',
  z.object({ ownerId: z.uuid(), wordId: z.uuid(), bookId: z.uuid().nullable(), language: z.string(), lemma: z.string(), sentenceId: z.uuid().nullable(), isNew: z.boolean() }),
);
