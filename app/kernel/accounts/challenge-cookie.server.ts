import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readCookie } from '#app/platform/http/read-cookie.ts';
import { derivedKey } from './derived-keys.server.ts';

/** Lives as long as a code does. */
export const challengeSeconds = 600;

const schema = z.object({
  id: z.uuid(),
  /** What remix-auth-totp wants to find in its own cookie again. */
  strategy: z.string().max(3000),
  /** As typed, to say where the letter went. */
  email: z.string().max(254),
  redirectTo: z.string().max(2000).optional(),
});

/** Which letter this browser is waiting for. */
export type ChallengeCookie = z.infer<typeof schema>;

export const challengeCookieName = (secure: boolean) => (secure ? '__Host-kz-code' : 'kz-code');

/** Encrypted and authenticated: not one bit of it can be changed, and the address in it cannot be read. */
function seal(value: ChallengeCookie, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derivedKey(secret, 'code-cookie'), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

function open(sealed: string, secret: string): unknown {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', derivedKey(secret, 'code-cookie'), bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
}

export const challengeCookie = (value: ChallengeCookie, secret: string, secure: boolean): string =>
  `${challengeCookieName(secure)}=${seal(value, secret)}; Max-Age=${challengeSeconds}; ${attributes(secure)}`;

export const clearChallengeCookie = (secure: boolean): string => `${challengeCookieName(secure)}=; Max-Age=0; ${attributes(secure)}`;

/** The letter this browser waits for; null for none and for anything we did not seal. */
export function readChallengeCookie(cookieHeader: string | null, secret: string, secure: boolean): ChallengeCookie | null {
  const sealed = readCookie(cookieHeader, challengeCookieName(secure));
  if (!sealed || !/^[\w-]{40,6000}$/.test(sealed)) return null;
  try {
    return schema.parse(open(sealed, secret));
  } catch {
    return null;
  }
}

const attributes = (secure: boolean) => `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
