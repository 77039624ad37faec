import { randomInt } from 'node:crypto';
import { readHouse } from '#app/kernel/house/queries/read-house.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import { usernameKey } from '../model/username.ts';
import { hashPassword } from '../password-hash.server.ts';

/** No sign here is mistaken for another when copied from a terminal. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const random = (length: number) => Array.from({ length }, () => signs[randomInt(signs.length)]).join('');

/**
 * Makes the first owner of a house that has none; the password is told to the caller once and kept nowhere. They live by the house's
 * clock: there is no browser yet that could say where they are.
 */
export async function ensureOwner(db: Db, { timeZone }: { timeZone: string }): Promise<{ login: string; password: string } | null> {
  if (await findOwner(db)) return null;
  const login = `owner-${random(4)}`;
  const password = [5, 5, 5, 5].map(random).join('-');
  const passwordHash = await hashPassword(password);
  return inTransaction(db, async (tx) => {
    // Two processes starting at once: the second one waits here and then finds the first one's owner.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('accounts:first-owner', 0))`;
    if (await findOwner(tx)) return null;
    const data = { username: login, usernameKey: usernameKey(login), passwordHash, role: 'owner' as const, timeZone: (await readHouse(tx)).timeZone ?? timeZone };
    const owner = await tx.user.create({ data, select: { id: true } });
    await recordAudit(tx, { kind: 'account.owner-created', actorId: owner.id, ip: null });
    return { login, password };
  });
}

const findOwner = (db: Pick<Db, 'user'>) => db.user.findFirst({ where: { role: 'owner' }, select: { id: true } });
