import type { Tx } from '#app/platform/db/client.server.ts';

/**
 * Ends everything that lets somebody in as this person or is on its way to: open browsers, tokens of the API, half-done sign-ins,
 * letters that still wait for an answer. For when a password or an address changes hands; what later opens accounts is ended here, too.
 */
export async function endAccess(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
  await tx.tokenFamily.deleteMany({ where: { userId } });
  await tx.personalToken.deleteMany({ where: { userId } });
  await endBeginnings(tx, userId, now);
}

/** What is on its way to letting somebody in. */
export async function endBeginnings(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.secondStep.deleteMany({ where: { userId } });
  await tx.telegramPairing.deleteMany({ where: { userId } });
  await tx.loginChallenge.updateMany({ where: { userId, consumedAt: null, retiredAt: null }, data: { retiredAt: now } });
}
