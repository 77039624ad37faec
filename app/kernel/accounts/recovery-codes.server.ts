import { createHmac, randomBytes } from 'node:crypto';
import type { Tx } from '#app/platform/db/client.server.ts';
import { derivedKey } from './derived-keys.server.ts';
import { readRecoveryCode, recoveryCodeCount, recoveryCodeFrom } from './model/recovery-code.ts';

/** 125 random bits need no slow hash; the key makes the table worth nothing without the secret, the person a code nobody else's. */
function hashRecoveryCode(plain: string, userId: string, secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', derivedKey(secret, 'recovery-code')).update(`${userId}:${plain}`).digest());
}

/** Ten new codes in the place of all earlier ones. They are told to the caller and kept nowhere. */
export async function replaceRecoveryCodes(tx: Tx, { userId, now, secret }: { userId: string; now: Date; secret: string }): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCodeFrom(randomBytes(25)));
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, createdAt: now, codeHash: hashRecoveryCode(readRecoveryCode(code) ?? '', userId, secret) })),
  });
  return codes;
}

/** Uses a code up and says how many are left; null when it is none of the person's unused ones. */
export async function takeRecoveryCode(tx: Tx, { userId, code, now, secret }: { userId: string; code: string; now: Date; secret: string }): Promise<number | null> {
  const plain = readRecoveryCode(code);
  if (plain === null) return null;
  const { count } = await tx.recoveryCode.updateMany({ where: { userId, codeHash: hashRecoveryCode(plain, userId, secret), usedAt: null }, data: { usedAt: now } });
  return count === 0 ? null : tx.recoveryCode.count({ where: { userId, usedAt: null } });
}
