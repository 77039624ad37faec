import { createHash } from 'node:crypto';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
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
  const rows = limits
    .map((limit) => ({ key: limitKey(limit), seconds: limit.seconds, max: limit.max }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const values = rows.map((row) => Prisma.sql`(${row.key}, 1, ${new Date(now.getTime() + row.seconds * 1000)}::timestamptz)`);
  const counted = await db.$queryRaw<{ key: string; count: number; resetsAt: Date }[]>`
    INSERT INTO "RateLimit" ("key", "count", "resetsAt") VALUES ${Prisma.join(values)}
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN "RateLimit"."resetsAt" <= ${now}::timestamptz THEN 1 ELSE "RateLimit"."count" + 1 END,
      "resetsAt" = CASE WHEN "RateLimit"."resetsAt" <= ${now}::timestamptz THEN EXCLUDED."resetsAt" ELSE "RateLimit"."resetsAt" END
    RETURNING "key", "count", "resetsAt"`;
  const maxByKey = new Map(rows.map((row) => [row.key, row.max]));
  const exceeded = counted.filter((row) => row.count > (maxByKey.get(row.key) ?? 0));
  if (exceeded.length === 0) return;
  const resetsAt = Math.max(...exceeded.map((row) => row.resetsAt.getTime()));
  throw new AppError('rate-limited', { limit: exceeded[0]?.key.split(':', 1)[0], retryAfterSeconds: Math.max(1, Math.ceil((resetsAt - now.getTime()) / 1000)) });
}

const limitKey = (limit: Limit) =>
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
