import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Tx } from '#app/platform/db/client.server.ts';
import { createSealedBox } from '#app/platform/seal/sealed-box.server.ts';
import { derivedKey } from './derived-keys.server.ts';

/** RFC 6238 as every authenticator app does it without being told: SHA-1, six digits, thirty seconds. */
const period = 30;
const totp = (secret: Uint8Array, names: { issuer?: string; label?: string } = {}) =>
  new TOTP({ ...names, algorithm: 'SHA1', digits: 6, period, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) });

/** 160 bits, as long as the hash. */
export const newAuthenticatorSecret = (): Buffer => randomBytes(20);

/** The secret as people type it into the app. */
export const typedSecret = (secret: Uint8Array): string => totp(secret).secret.base32;

/** What the app reads from the QR code. */
export const authenticatorUri = (secret: Uint8Array, issuer: string, label: string): string => totp(secret, { issuer, label }).toString();

/** The 30-second step that a code belongs to: the present one, the one before or the one after. Null for any other code. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): bigint | null {
  // otpauth compares bytes and stumbles over signs that have several.
  if (!/^[0-9]{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const drift = totp(secret).validate({ token: code, timestamp, window: 1 });
  return drift === null ? null : BigInt(TOTP.counter({ period, timestamp }) + drift);
}

const box = (secret: string) => createSealedBox(derivedKey(secret, 'authenticator'));
const boundTo = (userId: string) => `authenticator:${userId}`;

export const sealAuthenticator = (plain: Uint8Array, userId: string, secret: string): Uint8Array<ArrayBuffer> =>
  box(secret).close(Buffer.from(plain).toString('base64'), boundTo(userId));

function openAuthenticator(sealed: Uint8Array, userId: string, secret: string): Buffer | null {
  const plain = box(secret).open(sealed, boundTo(userId));
  return typeof plain === 'string' ? Buffer.from(plain, 'base64') : null;
}

/**
 * Takes a code of the person's app, or does not. What was taken moves the row on to the code's step, and only forward, in one
 * conditional UPDATE: of however many answers with one code, in however many processes, one is taken.
 */
export async function takeAppCode(tx: Tx, { userId, code, now, secret }: { userId: string; code: string; now: Date; secret: string }): Promise<boolean> {
  const row = await tx.authenticator.findFirst({ where: { userId, confirmedAt: { not: null } }, select: { secret: true } });
  const plain = row && openAuthenticator(row.secret, userId, secret);
  const step = plain ? stepOfCode(plain, code, now) : null;
  if (!row || step === null) return false;
  // The secret stands in the condition too: a code of an app that was replaced this very moment is none of the new one's.
  const { count } = await tx.authenticator.updateMany({ where: { userId, secret: row.secret, lastStep: { lt: step } }, data: { lastStep: step } });
  return count === 1;
}
