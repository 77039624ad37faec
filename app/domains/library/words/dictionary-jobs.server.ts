import { z } from 'zod';
import type { Db } from '#app/platform/db/client.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';

/** Reads a dictionary's files into entries; goes on where it stopped, so beginning again is harmless. */
export const readDictionaryJob = defineJob({ name: 'library.read-dictionary', payload: z.object({ dictionaryId: z.uuid() }), retryLimit: 20, expireInSeconds: 3_600 });

/** Takes the entries of a removed dictionary out, some thousands at a time. */
export const forgetDictionaryJob = defineJob({ name: 'library.forget-dictionary', payload: z.object({ dictionaryId: z.uuid() }), retryLimit: 20, expireInSeconds: 3_600 });

/** Looks for new files in DATA_DIR/dictionaries. */
export const scanDictionariesJob = defineJob({ name: 'library.scan-dictionaries', payload: z.object({}), retryLimit: 1, expireInSeconds: 1_800 });

/** What the work on dictionaries is done with; files are unpacked below `workFolder`. */
export type DictionaryWork = { db: Db; now: () => Date; log: Logger; queue: Queue; workFolder: string; signal?: AbortSignal };
