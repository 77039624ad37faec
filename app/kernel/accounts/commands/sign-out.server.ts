import { inTransaction } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { EntryCtx } from '../entry.ts';
import { endSession } from '../session.server.ts';

/** Ends this browser's session on the server, so that a copy of the cookie is worth nothing either. */
export async function signOut(ctx: EntryCtx): Promise<void> {
  const { browserSession, ip } = ctx.entry;
  if (!browserSession) return;
  await inTransaction(ctx.db, async (tx) => {
    const userId = await endSession(tx, browserSession);
    if (userId) await recordAudit(tx, { kind: 'sign-out', actorId: userId, ip, now: ctx.now });
  });
}
