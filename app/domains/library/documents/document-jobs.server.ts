import { z } from 'zod';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { PdfDesk } from './pdf-process.server.ts';

/** Takes the text and the rest out of a file that has arrived; begun again it goes on where it stopped. Tried for half an hour: a storage may be away for some minutes. */
export const readDocumentJob = defineJob({
  name: 'library.read-document', payload: z.object({ versionId: z.uuid() }), retryLimit: 9, expireInSeconds: 1_800,
});

/** The first page as the book's cover, where it has none. Tried for as long as the reading. */
export const documentCoverJob = defineJob({
  name: 'library.document-cover', payload: z.object({ versionId: z.uuid() }), retryLimit: 9, expireInSeconds: 120,
});

/** What the jobs of documents work with. */
export type DocumentWork = { db: Db; now: Date; files: FileKeeping; queue: Queue; pdf: PdfDesk; log: Logger; signal?: AbortSignal };
