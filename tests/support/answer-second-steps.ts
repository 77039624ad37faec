import { claimSecondStep, passSecondStep } from '#app/kernel/accounts/index.server.ts';
import { createDb } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { visit } from '#tests/integration/kernel/accounts/visit.ts';

type Work = { url: string; code: string; now: string; stepIds: string[] };

/** A process of its own that answers waiting second steps with one code, all at once, and says what became of each. */
process.once('message', (work: Work) => void answerAll(work));

async function answerAll({ url, code, now, stepIds }: Work): Promise<void> {
  const { db, close } = createDb({ url, log: createLog('silent'), poolSize: 4 });
  const answers = await Promise.all(stepIds.map(async (id) => {
    const ctx = visit(db, new Date(now));
    return passSecondStep(ctx, await claimSecondStep(ctx, id), { by: 'app', code }).then(() => 'accepted', (error: { details?: unknown }) => (error.details ? 'refused' : String(error)));
  }));
  await close();
  process.send?.(answers, () => process.disconnect());
}
