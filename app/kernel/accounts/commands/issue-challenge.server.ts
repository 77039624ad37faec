import { v7 as uuidv7 } from 'uuid';
import { Prisma, inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { recordAudit } from '../audit.server.ts';
import { challengeSeconds } from '../challenge-cookie.server.ts';
import { derivedKey } from '../derived-keys.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import type { AccountLetter } from '../mails.ts';
import { hashCode } from '../password-hash.server.ts';
import { hashSecret, newSecret } from '../secret.server.ts';

export type Purpose = 'sign_in' | 'register' | 'prove_email' | 'second_factor' | 'fresh_proof' | 'reset_password' | 'change_email';

/** What registration typed; becomes a User when the address is proven. `proven`: it is, only the name was taken. */
export type Registration = { username: string; email: string; passwordHash: string; locale: Locale; timeZone: string; invitationId?: string; proven?: boolean };

export type NewChallenge = {
  purpose: Purpose;
  /** As typed; the code is bound to it. */
  email: string;
  code: string;
  userId: string | null;
  registration: Registration | null;
  letter: { template: AccountLetter; to: string; userId?: string; locale: Locale; timeZone: string };
  /** The challenge whose letter did not come, when this one is sent again. */
  again?: string;
};

/** What a challenge is made of besides its code: to whom, and what it opens. */
export type Waiting = Omit<NewChallenge, 'code' | 'again'>;

/** A letter can be sent again when the one before has had this long to arrive. */
export const secondsBetweenLetters = 60;

/**
 * Writes the challenge and queues its letter in one transaction. Every purpose and every kind of address takes the same
 * work, so that the time of the answer tells nothing.
 */
export async function issueChallenge(ctx: EntryCtx, wanted: NewChallenge): Promise<{ challengeId: string }> {
  const link = newSecret();
  const codeHash = await hashCode(wanted.code, derivedKey(ctx.entry.secret, 'code-pepper'));
  const id = uuidv7();
  const key = emailKey(wanted.email);
  await inTransaction(ctx.db, async (tx) => {
    await holdPeople(tx, wanted);
    await retireEarlier(tx, key, wanted, ctx.now);
    await tx.loginChallenge.create({
      data: {
        id, purpose: wanted.purpose, emailKey: key, userId: wanted.userId, codeHash, linkHash: hashSecret(link), byAddress: ctx.entry.opens === 'tokens',
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

/**
 * Whom the new rows point to, before any older row of theirs is retired: who changes an address holds the person while ending their letters,
 * and each would wait for the other. Nobody waits here for another asker.
 */
async function holdPeople(tx: Tx, { userId, letter }: NewChallenge): Promise<void> {
  const ids = [userId, letter.userId].filter((id) => id != null);
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR KEY SHARE`;
}

/**
 * Only the newest letter counts. The lock makes two askers of one moment take turns, so that one letter is left. Who has
 * answered theirs and is choosing a password is not interrupted by somebody else's asking.
 */
async function retireEarlier(tx: Tx, key: string, { purpose, again }: NewChallenge, now: Date): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`login-challenge:${purpose}:${key}`}, 0))`;
  if (again !== undefined) await claimAgain(tx, again, now);
  await tx.loginChallenge.updateMany({
    where: { emailKey: key, purpose, answeredAt: null, consumedAt: null, retiredAt: null },
    data: { retiredAt: now },
  });
}

/** One letter more for one that had its minute: of two requests of one moment the second finds it retired just now. */
async function claimAgain(tx: Tx, id: string, now: Date): Promise<void> {
  const arrivedBy = new Date(now.getTime() - secondsBetweenLetters * 1000);
  const claimed = await tx.$executeRaw`
    UPDATE "LoginChallenge" SET "retiredAt" = ${now}::timestamptz
    WHERE "id" = ${id}::uuid AND "consumedAt" IS NULL AND "answeredAt" IS NULL AND "createdAt" <= ${arrivedBy}::timestamptz
      AND ("retiredAt" IS NULL OR "retiredAt" <= ${arrivedBy}::timestamptz)`;
  if (claimed === 0) throw new AppError('rate-limited', { messageKey: 'accounts:errors.letterTooSoon', retryAfterSeconds: secondsBetweenLetters });
}
