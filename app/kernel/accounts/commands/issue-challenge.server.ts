import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { Prisma, inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { recordAudit } from '../audit.server.ts';
import { challengeSeconds } from '../challenge-cookie.server.ts';
import { derivedKey } from '../derived-keys.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import type { AccountLetter } from '../mails.ts';
import { hashCode } from '../password-hash.server.ts';

export type Purpose = 'sign_in' | 'register' | 'prove_email';

/** What registration typed; becomes a User when the address is proven. `proven`: it is, only the name was taken. */
export type Registration = { username: string; email: string; passwordHash: string; locale: Locale; timeZone: string; proven?: boolean };

export type NewChallenge = {
  purpose: Purpose;
  /** As typed; the code is bound to it. */
  email: string;
  code: string;
  userId: string | null;
  registration: Registration | null;
  letter: { template: AccountLetter; to: string; userId?: string; locale: Locale; timeZone: string };
};

export const hashLink = (secret: string) => new Uint8Array(createHash('sha256').update(secret).digest());

/**
 * Writes the challenge and queues its letter in one transaction. Every purpose and every kind of address takes the same
 * work, so that the time of the answer tells nothing.
 */
export async function issueChallenge(ctx: EntryCtx, wanted: NewChallenge): Promise<{ challengeId: string }> {
  const link = randomBytes(32).toString('base64url');
  const codeHash = await hashCode(wanted.code, derivedKey(ctx.entry.secret, 'code-pepper'));
  const id = uuidv7();
  const key = emailKey(wanted.email);
  await inTransaction(ctx.db, async (tx) => {
    await retireEarlier(tx, key, wanted.purpose, ctx.now);
    await tx.loginChallenge.create({
      data: {
        id, purpose: wanted.purpose, emailKey: key, userId: wanted.userId, codeHash, linkHash: hashLink(link),
        registration: wanted.registration ?? Prisma.DbNull,
        createdAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + challengeSeconds * 1000),
      },
      select: { id: true },
    });
    await queueMail(tx, ctx.queue, { idempotencyKey: `login-challenge:${id}`, ...wanted.letter, data: { code: wanted.code, link } });
    await recordAudit(tx, { kind: 'code.requested', actorId: wanted.userId, ip: ctx.entry.ip, now: ctx.now, details: { purpose: wanted.purpose } });
  });
  return { challengeId: id };
}

/** Only the newest letter counts. The lock makes two askers of one moment take turns, so that one letter is left. */
async function retireEarlier(tx: Tx, key: string, purpose: Purpose, now: Date): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`login-challenge:${purpose}:${key}`}, 0))`;
  await tx.loginChallenge.updateMany({
    where: { emailKey: key, purpose, consumedAt: null, retiredAt: null },
    data: { retiredAt: now },
  });
}
