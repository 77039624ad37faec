import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { readHouse } from './read-house.server.ts';

/** In what language somebody is written to: their own, else the house's, as no browser is there that could be asked. */
export const localeFor = async (db: DbOrTx, chosen: string | null): Promise<Locale> => (isLocale(chosen) ? chosen : (await readHouse(db)).locale);
