import type { AddressCheck } from '#app/platform/mail/address-check.server.ts';
import type { Ctx } from './context.ts';

/** What signing in needs to know about the visit besides Ctx: never a Request. */
export type Entry = {
  ip: string;
  userAgent: string;
  /** The id in the session cookie this browser came with, whoever's it is. */
  browserSession: string | null;
  /** SESSION_SECRET; each use derives its own key from it. */
  secret: string;
  /** Whether letters to a new address can be expected to arrive. */
  checkAddress: AddressCheck;
  /** What coming in opens: a browser's session, or for a client of the API a family of tokens. */
  opens?: 'session' | 'tokens';
};

/** For commands that let people in. */
export type EntryCtx = Ctx & { entry: Entry };
