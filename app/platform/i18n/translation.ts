import type { Namespace, TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import type { Locale } from './locales.ts';
import type { Translator } from './translator.ts';

export type Translation = {
  translator: Translator;
  /** Brings a catalog that is not there yet, while the page waits; absent where every catalog is there. */
  load?: (namespace: string) => Promise<void>;
};

const TranslationContext = createContext<Translation | null>(null);

/** Its value stays the same object as long as the page lives. */
export const TranslationProvider = TranslationContext.Provider;

/** The texts of a catalog, or of several of which the first that has a text says it, and the language they are in. */
export function useTranslation<const N extends Namespace = 'site'>(namespaces: N = 'site' as N): { t: TFunction<N>; locale: Locale } {
  const translation = useContext(TranslationContext);
  if (translation === null) throw new Error('no TranslationProvider around this component');
  const { translator, load } = translation;
  if (load) for (const namespace of [namespaces].flat()) if (!translator.has(namespace)) throw load(namespace);
  return { t: translator.textsOf(namespaces), locale: translator.locale };
}
