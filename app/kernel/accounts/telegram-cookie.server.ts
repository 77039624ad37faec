import { z } from 'zod';
import { pairingSeconds } from './commands/begin-telegram-link.server.ts';
import { defineSealedCookie } from './sealed-cookie.server.ts';

/** The secret of the link that binds a chat: the house keeps only its hash, so it waits in this browser, sealed and for this person only. */
const cookie = defineSealedCookie({ name: 'kz-telegram', use: 'telegram-cookie', seconds: pairingSeconds, schema: z.object({ userId: z.uuid(), token: z.string().regex(/^[\w-]{43}$/), until: z.number() }) });

export const telegramCookie = (kept: { userId: string; token: string; until: Date }, secret: string, secure: boolean): string =>
  cookie.write({ ...kept, until: kept.until.getTime() }, secret, secure);

export const clearTelegramCookie = cookie.clear;

/** Null for none, for somebody else's, and for one that has run out. */
export function readTelegramCookie(cookieHeader: string | null, whose: { userId: string; now: Date; secret: string; secure: boolean }): string | null {
  const kept = cookie.read(cookieHeader, whose.secret, whose.secure);
  return kept?.userId === whose.userId && kept.until > whose.now.getTime() ? kept.token : null;
}
