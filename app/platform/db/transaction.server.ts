import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isTransactionConflict } from './errors.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

type Tx = Prisma.TransactionClient;

export type TransactionOptions = {
  isolation?: Prisma.TransactionIsolationLevel;
  /** How long the work may take; default 15 s. */
  timeoutMs?: number;
};

const attempts = 5;

/**
 * Runs fn in one transaction; begins again (up to five times in all) when it lost against another one, so fn
 * must have no effects outside of tx. Given a transaction, it joins it.
 */
export async function inTransaction<T>(
  db: PrismaClient | Tx,
  fn: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  if (!('$transaction' in db)) return fn(db);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(fn, {
        maxWait: 10_000,
        timeout: options.timeoutMs ?? 15_000,
        ...(options.isolation && { isolationLevel: options.isolation }),
      });
    } catch (error) {
      if (attempt >= attempts || !isTransactionConflict(error)) throw error;
      await sleep(randomInt(20 * 2 ** attempt));
    }
  }
}
