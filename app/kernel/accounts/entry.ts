import type { Ctx } from './context.ts';

/** What signing in needs to know about the visit besides Ctx: plain values, never a Request. */
export type Entry = {
  ip: string;
  userAgent: string;
  /** The id in the session cookie this browser came with, whoever's it is. */
  browserSession: string | null;
  /** SESSION_SECRET; each use derives its own key from it. */
  secret: string;
};

/** For commands that let people in. */
export type EntryCtx = Ctx & { entry: Entry };
