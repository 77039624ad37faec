import type { Locale } from '#app/platform/i18n/locales.ts';

export type RegistrationMode = 'open' | 'invitation' | 'closed';

/** What every request knows of the circle it serves. */
export type House = {
  /** null = never set up: pages say "Kruzhok" in the reader's language. */
  name: string | null;
  logoId: string | null;
  /** `#rrggbb`; null = the house's pine. */
  accent: string | null;
  registration: RegistrationMode;
  /** Of visitors whose browser speaks neither language. */
  locale: Locale;
  /** Of visitors, until they say where they live; null = TIME_ZONE of the environment. */
  timeZone: string | null;
  homeText: Record<Locale, string | null>;
};

export const unsetHouse: House = { name: null, logoId: null, accent: null, registration: 'open', locale: 'ru', timeZone: null, homeText: { ru: null, en: null } };

/** Asked by every request; answered by the process. */
export type HouseKeeper = {
  current(): Promise<House>;
  /** Call after a change: the next question is asked of the database. */
  forget(): void;
};
