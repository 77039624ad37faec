import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { emailKey } from '../model/email.ts';

export type Addressee = { id: string; email: string; locale: Locale | null; timeZone: string };

/** The account behind an address, with where and how to write to it; also one that is switched off: only its letter may tell. */
export async function findAddressee(db: DbOrTx, email: string): Promise<Addressee | null> {
  const user = await db.user.findUnique({
    where: { emailKey: emailKey(email) },
    select: { id: true, email: true, locale: true, timeZone: true },
  });
  if (!user?.email) return null;
  return { ...user, email: user.email, locale: isLocale(user.locale) ? user.locale : null };
}
