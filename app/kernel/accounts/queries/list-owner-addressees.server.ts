import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import type { Addressee } from './find-addressee.server.ts';

/** Every active owner who can be written to. */
export async function listOwnerAddressees(db: DbOrTx): Promise<Addressee[]> {
  const owners = await db.user.findMany({
    where: { role: 'owner', deactivatedAt: null, email: { not: null } },
    select: { id: true, email: true, locale: true, timeZone: true },
    orderBy: { id: 'asc' },
    take: 100,
  });
  return owners.map((owner) => ({ ...owner, email: owner.email ?? '', locale: isLocale(owner.locale) ? owner.locale : null }));
}
