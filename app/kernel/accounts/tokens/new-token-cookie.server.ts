import { z } from 'zod';
import { defineSealedCookie } from '../sealed-cookie.server.ts';

/** A new token, which the house does not keep: it waits in this browser, sealed and for its person only, until it was copied. */
const cookie = defineSealedCookie({ name: 'kz-new-token', use: 'new-token-cookie', seconds: 600, schema: z.object({ userId: z.uuid(), token: z.string().max(100) }) });

export const newTokenCookie = (userId: string, token: string, secret: string, secure: boolean): string => cookie.write({ userId, token }, secret, secure);
export const clearNewTokenCookie = cookie.clear;

export function readNewToken(cookieHeader: string | null, userId: string, secret: string, secure: boolean): string | null {
  const kept = cookie.read(cookieHeader, secret, secure);
  return kept?.userId === userId ? kept.token : null;
}
