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
  return rememberTexts(instance);
}

type Translate = (key: unknown, values?: unknown) => unknown;

/**
 * A page asks for some hundreds of texts, most of them without values and so the same every time; i18next works each out
 * anew. Here nothing is loaded later, so what was once found is right for good.
 */
function rememberTexts(instance: i18n): i18n {
  const make = instance.getFixedT.bind(instance) as unknown as (...args: unknown[]) => Translate;
  const made = new Map<string, Translate>();
  const getFixedT = (...args: unknown[]): Translate => {
    const id = JSON.stringify(args);
    const known = made.get(id);
    if (known) return known;
    const translate = make(...args);
    const texts = new Map<string, unknown>();
    const remembering: Translate = (key, values) => {
      if (values !== undefined || typeof key !== 'string') return translate(key, values);
      if (!texts.has(key)) texts.set(key, translate(key));
      return texts.get(key);
    };
    made.set(id, Object.assign(remembering, translate));
    return remembering;
  };
  return Object.assign(instance, { getFixedT });
}

export { base as i18nOptions };
