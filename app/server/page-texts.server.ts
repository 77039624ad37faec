import type { Locale } from '#app/platform/i18n/locales.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import type { Translator } from '#app/platform/i18n/translator.ts';
import { typeset } from '#app/platform/i18n/typeset.ts';
import { catalogs } from './messages.server.ts';

/** All texts as pages show them (decision 023). */
export const setPageTexts = (): Record<Locale, Translator> => ({
  ru: createTranslator('ru', typeset('ru', catalogs.ru)),
  en: createTranslator('en', typeset('en', catalogs.en)),
});
