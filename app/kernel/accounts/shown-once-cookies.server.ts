import { z } from 'zod';
import { defineSealedCookie } from './sealed-cookie.server.ts';

/**
 * Two things that a person must see once and the house must not keep: the secret of an app that is being connected, and new
 * recovery codes. They wait in this browser, sealed and for this person only, until they are done with.
 */
const secretCookie = defineSealedCookie({
  name: 'kz-new-app', use: 'new-authenticator-cookie', seconds: 1800, schema: z.object({ userId: z.uuid(), secret: z.base64() }),
});
const codesCookie = defineSealedCookie({
  name: 'kz-new-codes', use: 'recovery-codes-cookie', seconds: 600, schema: z.object({ userId: z.uuid(), codes: z.array(z.string().max(40)).max(20) }),
});

export const newAuthenticatorCookie = (userId: string, plain: Uint8Array, secret: string, secure: boolean): string =>
  secretCookie.write({ userId, secret: Buffer.from(plain).toString('base64') }, secret, secure);
export const clearNewAuthenticatorCookie = secretCookie.clear;

export function readNewAuthenticator(cookieHeader: string | null, userId: string, secret: string, secure: boolean): Buffer | null {
  const kept = secretCookie.read(cookieHeader, secret, secure);
  return kept?.userId === userId ? Buffer.from(kept.secret, 'base64') : null;
}

export const newCodesCookie = (userId: string, codes: string[], secret: string, secure: boolean): string => codesCookie.write({ userId, codes }, secret, secure);
export const clearNewCodesCookie = codesCookie.clear;

export function readNewCodes(cookieHeader: string | null, userId: string, secret: string, secure: boolean): string[] | null {
  const kept = codesCookie.read(cookieHeader, secret, secure);
  return kept?.userId === userId ? kept.codes : null;
}
