import { createHash, randomBytes } from 'node:crypto';
import { deviceOf } from '#app/kernel/accounts/index.server.ts';
import { hostCookie, hostCookieName } from '#app/platform/http/host-cookie.ts';
import { readCookie } from '#app/platform/http/read-cookie.ts';

export type ReadingDevice = { key: string; name: string };

const cookieName = 'kz-device';
const twoYears = 2 * 365 * 24 * 60 * 60;
const pattern = /^[\w-]{22}$/;

/**
 * Which browser this is, by a random value that it alone has. Kept is only what follows from the value and the person: two people
 * on one machine are two devices, and nobody is recognised by it who is not signed in.
 */
export function readDevice(request: Request, userId: string, userAgent: string, isHttps: boolean): { device: ReadingDevice; setCookie: string | null } {
  const kept = readCookie(request.headers.get('cookie'), hostCookieName(cookieName, isHttps)) ?? '';
  const value = pattern.test(kept) ? kept : randomBytes(16).toString('base64url');
  const key = createHash('sha256').update(`${value}\0${userId}`).digest('hex').slice(0, 32);
  const { browser, system } = deviceOf(userAgent);
  const name = [browser, system].filter(Boolean).join(', ');
  return { device: { key, name }, setCookie: value === kept ? null : hostCookie(cookieName, value, twoYears, isHttps) };
}
