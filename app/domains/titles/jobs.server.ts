import { z } from 'zod';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { TitleCatalogues } from './catalogue/title-catalogues.server.ts';
import { titleCoverPattern } from './model/cover-ref.ts';

/** Gets a title's picture from the catalogue it was found in; tried for about a day. The picture is kept for who added the title. */
export const fetchTitleCoverJob = defineJob({
  name: 'titles.fetch-cover',
  payload: z.object({ titleId: z.uuid(), ownerId: z.uuid(), cover: z.string().regex(titleCoverPattern) }),
  retryLimit: 12,
  concurrency: 2,
});

type Tools = { db: Db; now: () => Date; files: FileKeeping; titleCatalogues: TitleCatalogues };

export function registerTitleJobs(host: Pick<QueueHost, 'registerJob'>, { db, now, files, titleCatalogues: catalogues }: Tools): void {
  host.registerJob(fetchTitleCoverJob, async (wanted, { log, isLastAttempt }) => {
    const { fetchTitleCover } = await import('./commands/fetch-title-cover.server.ts');
    await fetchTitleCover({ db, now: now(), files, catalogues, log }, { ...wanted, isLastAttempt });
  });
}
