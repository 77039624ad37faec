import { accountData, registerLeavingJobs } from '#app/kernel/accounts/index.server.ts';
import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { createFilesData } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import { registerExportJobs } from '#app/engines/transfer/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';

/** `others`: what rooms and engines keep; the kernel's own is known here. */
export type PeopleDataOptions = { host: QueueHost; db: Db; now: () => Date; files: FileKeeping; others: readonly PersonalData[] };

/** Everything the house keeps of a person: what goes into the copy they take with them, and what goes when they do. */
export function composePeopleData({ host, db, now, files, others }: PeopleDataOptions): void {
  const areas = [accountData, ...others, createFilesData(files.storage)];
  registerExportJobs(host, { db, now, queue: host.queue, files, areas });
  registerLeavingJobs(host, { db, now, areas });
}
