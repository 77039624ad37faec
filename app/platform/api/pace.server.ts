import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { countUses } from '#app/platform/http/rate-limit.server.ts';

/** How much one client may ask: enough for any screen or script, too little to keep the house busy. */
export const pace = { max: 600, seconds: 60 };

/** How many requests a process takes from the database at once, and after how long it gives back those it has not used. */
const portion = { share: 20, heldSeconds: 5 };

export type Paced = { isOver: boolean; headers: Record<string, string>; retryAfterSeconds: number };

/** Clients a process holds shares of. */
const most = 10_000;

/** What a process holds of a client's window: `counted` is the window's count when it was asked for, the share included. */
type Share = { left: number; counted: number; takenAt: number; endsAt: number };

/**
 * Counts requests in the database, one statement for a share of them: a reading request must not cost a write. No process gives out what
 * another one holds, so that all of them together never allow more than `max`; a process that dies takes at most a share of each client with it.
 */
export function createPace(db: DbOrTx, { max, seconds, share: size, heldSeconds } = { ...pace, ...portion }) {
  const shares = new Map<string, Promise<Share>>();

  async function take(key: string, now: number, left: number): Promise<Share> {
    const [row] = await countUses(db, [{ name: 'api', key, seconds, uses: size - left }], new Date(now));
    const counted = row?.count ?? 0;
    // What was left is still this process's, whatever others have taken meanwhile.
    return { left: Math.max(left, size - Math.max(0, counted - max)), counted: Math.min(max, counted), takenAt: now, endsAt: row?.resetsAt.getTime() ?? 0 };
  }

  /** One request's part of a share, if there is any left; of many requests at once one asks for the next share. */
  async function spend(key: string, now: number): Promise<{ share: Share; isOver: boolean }> {
    for (;;) {
      const known = shares.get(key);
      const share = await known;
      if (shares.get(key) !== known) continue;
      if (share && isGood(share, now)) {
        const isOver = share.left === 0;
        // Before anything else is waited for: many requests wait for the same share.
        if (!isOver) share.left -= 1;
        return { share: { ...share }, isOver };
      }
      const taken = take(key, now, share && share.endsAt > now ? share.left : 0);
      shares.delete(key);
      shares.set(key, taken);
      taken.catch(() => shares.delete(key));
      // The one that has rested longest goes: it costs its client a share at most.
      if (shares.size > most) shares.delete(shares.keys().next().value ?? key);
    }
  }

  const isGood = ({ left, counted, takenAt, endsAt }: Share, now: number): boolean =>
    endsAt > now && (left > 0 ? takenAt + heldSeconds * 1000 > now : counted >= max);

  return async (key: string, now: number): Promise<Paced> => {
    const { share, isOver } = await spend(key, now);
    const retryAfterSeconds = Math.max(1, Math.ceil((share.endsAt - now) / 1000));
    return {
      isOver,
      retryAfterSeconds,
      headers: { 'RateLimit-Limit': String(max), 'RateLimit-Remaining': String(max - share.counted + share.left), 'RateLimit-Reset': String(retryAfterSeconds) },
    };
  };
}
