import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { documentCoverJob, readDocumentJob } from '#app/domains/library/documents/document-jobs.server.ts';
import { editDocumentJob } from '#app/domains/library/editing/jobs.server.ts';
import { noteErrandJob } from '#app/domains/library/notes/note-jobs.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import type { JobDefinition } from '#app/platform/jobs/queue.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { until } from '#tests/support/until.ts';

const { db, url } = await testDatabase();
const host = createQueue({ url, db, log: createLog('silent'), pollSeconds: 0.5 });
afterAll(() => host.stop());

const id = uuidv7();
const works = ([[readDocumentJob, { versionId: id }], [documentCoverJob, { versionId: id }], [editDocumentJob, { editId: id }], [noteErrandJob, { errandId: id }]] as [JobDefinition, object][]);

/** Seconds from the first failure to the last try, with none of them waited for. */
async function patienceOf(name: string): Promise<number> {
  const pauses: number[] = [];
  await until(async () => {
    const [waiting] = await db.$queryRaw<{ pause: number }[]>`
      WITH due AS (SELECT id, EXTRACT(epoch FROM start_after - now())::float8 AS pause FROM pgboss.job WHERE name = ${name} AND state = 'retry' AND start_after > now())
      UPDATE pgboss.job j SET start_after = now() FROM due WHERE j.id = due.id AND j.name = ${name} RETURNING due.pause`;
    if (waiting) pauses.push(waiting.pause);
    return (await db.$queryRaw<object[]>`SELECT 1 FROM pgboss.job WHERE name = ${name} AND state = 'failed'`).length > 0;
  }, 60_000);
  return pauses.reduce((sum, pause) => sum + pause, 0);
}

test('work on a PDF outlives a bucket that is away for five minutes', async () => {
  for (const [job] of works) host.registerJob(job, () => Promise.reject(new Error('the storage is away')));
  await host.start();
  await inTransaction(db, async (tx) => {
    for (const [job, payload] of works) await host.queue.enqueue(tx, job, payload);
  });
  const patience = await Promise.all(works.map(async ([{ name }]) => [name, await patienceOf(name)] as const));
  for (const [name, seconds] of patience) expect(seconds, name).toBeGreaterThan(300);
}, 90_000);
