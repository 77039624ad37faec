import type { Importer } from '#app/kernel/contributions/importer.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';

/** What the steps of an import work with; `signal` ends a run between two batches. */
export type ImportWork = { db: Db; now: () => Date; queue: Queue; importer: Importer; signal?: AbortSignal };
