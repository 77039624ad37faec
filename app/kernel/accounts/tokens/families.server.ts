import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#app/platform/db/client.server.ts';
import { hashSecret, newSecret } from '../secret.server.ts';

/** A refresh token that is not used for so long is over, and its client has to sign in again. */
export const refreshSeconds = 30 * 24 * 3600;
/** However busy, a client signs in again after this. */
export const familySeconds = 180 * 24 * 3600;

/** Somebody's clients that can still renew their tokens. */
export const liveFamilies = (userId: string, now: Date) => ({ userId, expiresAt: { gt: now }, lastSeenAt: { gt: after(now, -refreshSeconds) } });

const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);

/** Opens a family and returns its first refresh token; the token itself is kept nowhere. */
export async function startTokens(tx: Tx, { userId, now, ip, userAgent }: { userId: string; now: Date; ip: string; userAgent: string }): Promise<string> {
  const id = uuidv7();
  const expiresAt = after(now, familySeconds);
  await tx.tokenFamily.create({
    data: { id, userId, createdAt: now, lastSeenAt: now, expiresAt, ip: ip.slice(0, 45), userAgent: userAgent.slice(0, 300) }, select: { id: true },
  });
  return addRefreshToken(tx, { id, expiresAt }, now);
}

/** The next refresh token of a family: slides on, but never past the family's own end. */
export async function addRefreshToken(tx: Tx, family: { id: string; expiresAt: Date }, now: Date): Promise<string> {
  const token = newSecret();
  const slid = after(now, refreshSeconds);
  const expiresAt = slid < family.expiresAt ? slid : family.expiresAt;
  await tx.refreshToken.create({ data: { tokenHash: hashSecret(token), familyId: family.id, createdAt: now, expiresAt }, select: { familyId: true } });
  return token;
}
