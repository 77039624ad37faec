import { accountData, registerLeavingJobs } from '#app/kernel/accounts/index.server.ts';
import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { createFilesData } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import { notificationsData } from '#app/engines/notifications/index.server.ts';
import { registerExportJobs } from '#app/engines/transfer/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';

export type PeopleDataOptions = { host: QueueHost; db: Db; now: () => Date; files: FileKeeping; rooms: readonly PersonalData[] };

/** Everything the house keeps of a person: what goes into the copy they take with them, and what goes when they do. */
export function composePeopleData({ host, db, now, files, rooms }: PeopleDataOptions): void {
  const areas = [accountData, notificationsData, ...rooms, createFilesData(files.storage)];
  registerExportJobs(host, { db, now, queue: host.queue, files, areas });
  registerLeavingJobs(host, { db, now, areas });
}
