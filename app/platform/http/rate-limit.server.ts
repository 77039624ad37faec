import { createHash } from 'node:crypto';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { AppError } from './app-error.ts';

export type Limit = {
  /** What is limited, e.g. `sign-in-code`. */
  name: string;
  /** What it is counted for: an address, an id. Kept only as a hash. */
  key: string;
  max: number;
  seconds: number;
};

/** Counts one use of every limit; throws `rate-limited` if any is used up. One statement for all. */
export async function consumeLimits(db: DbOrTx, limits: Limit[], now: Date): Promise<void> {
  if (limits.length === 0) return;
  const counted = await countUses(db, limits.map((limit) => ({ ...limit, uses: 1 })), now);
  const exceeded = counted.filter(({ count, max }) => count > max);
  if (exceeded.length === 0) return;
  const resetsAt = Math.max(...exceeded.map((row) => row.resetsAt.getTime()));
  throw new AppError('rate-limited', { limit: exceeded[0]?.name, retryAfterSeconds: Math.max(1, Math.ceil((resetsAt - now.getTime()) / 1000)) });
}

type Uses = Omit<Limit, 'max'> & { uses: number };

/** Counts uses in the windows that run, or begins them anew: what stands in each now, and until when. */
export async function countUses<U extends Uses>(db: DbOrTx, uses: U[], now: Date): Promise<(U & { count: number; resetsAt: Date })[]> {
  const rows = uses.map((use) => ({ use, row: limitKey(use) })).sort((a, b) => (a.row < b.row ? -1 : 1));
  const values = rows.map(({ use, row }) => Prisma.sql`(${row}, ${use.uses}::int, ${new Date(now.getTime() + use.seconds * 1000)}::timestamptz)`);
  const counted = await readRows<{ key: string; count: number; resetsAt: Date }>(db, Prisma.sql`
    INSERT INTO "RateLimit" ("key", "count", "resetsAt") VALUES ${Prisma.join(values)}
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN "RateLimit"."resetsAt" <= ${now}::timestamptz THEN EXCLUDED."count" ELSE "RateLimit"."count" + EXCLUDED."count" END,
      "resetsAt" = CASE WHEN "RateLimit"."resetsAt" <= ${now}::timestamptz THEN EXCLUDED."resetsAt" ELSE "RateLimit"."resetsAt" END
    RETURNING "key", "count", "resetsAt"`);
  const standing = new Map(counted.map(({ key, ...found }) => [key, found]));
  return rows.flatMap(({ use, row }) => {
    const found = standing.get(row);
    return found ? [{ ...use, ...found }] : [];
  });
}

const limitKey = (limit: Pick<Limit, 'name' | 'key' | 'seconds'>) =>
  `${limit.name}:${limit.seconds}:${createHash('sha256').update(limit.key).digest('base64url')}`;

/** The part of an address that one subscriber holds: an IPv4 address, or the /64 of an IPv6 one. */
export function addressBucket(ip: string): string {
  if (ip.startsWith('::ffff:')) return ip.slice(7);
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
