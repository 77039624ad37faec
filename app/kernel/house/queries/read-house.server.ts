import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import { unsetHouse } from '../house.ts';
import type { House } from '../house.ts';

/** The house as the database has it. */
export async function readHouse(db: DbOrTx): Promise<House> {
  const row = await db.houseSettings.findUnique({
    where: { id: 1 },
    select: { name: true, logoId: true, accent: true, registration: true, locale: true, timeZone: true, homeTextRu: true, homeTextEn: true },
  });
  if (!row) return unsetHouse;
  const { homeTextRu: ru, homeTextEn: en, locale, ...rest } = row;
  return { ...rest, locale: isLocale(locale) ? locale : 'ru', homeText: { ru, en } };
}
