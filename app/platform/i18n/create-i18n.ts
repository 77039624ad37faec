import { createInstance } from 'i18next';
import type { i18n, Resource } from 'i18next';
import type { Locale } from './locales.ts';

const base = {
  supportedLngs: ['ru', 'en'],
  fallbackLng: false as const,
  interpolation: { escapeValue: false },
  returnNull: false as const,
};

/** An i18next instance that has every text at once (server). */
export function createI18n(locale: Locale, resources: Resource): i18n {
  const instance = createInstance();
  void instance.init({ ...base, lng: locale, resources, ns: Object.keys(resources[locale] ?? {}), initAsync: false });
  return instance;
}

export { base as i18nOptions };
