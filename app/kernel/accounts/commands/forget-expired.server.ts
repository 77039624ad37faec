import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { sessionIdleSeconds } from '../session.server.ts';
import { refreshSeconds } from '../tokens/families.server.ts';

const day = 24 * 3600 * 1000;

/** Housekeeping: letters of yesterday (with what registrations typed), ways back to old addresses, and sessions that open nothing any more. */
export async function forgetExpired(db: DbOrTx, now: Date): Promise<void> {
  await db.loginChallenge.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - day) } } });
  await db.secondStep.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - day) } } });
  await db.telegramPairing.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.emailChange.deleteMany({ where: { revertUntil: { lt: now } } });
  await db.tokenFamily.deleteMany({ where: { OR: [{ expiresAt: { lt: now } }, { lastSeenAt: { lt: new Date(now.getTime() - refreshSeconds * 1000) } }] } });
  await db.personalToken.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - 30 * day) } } });
  const idleSince = new Date(now.getTime() - sessionIdleSeconds * 1000);
  await db.session.deleteMany({ where: { OR: [{ expiresAt: { lt: now } }, { lastSeenAt: { lt: idleSince } }] } });
}
