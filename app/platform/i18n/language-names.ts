import { languageNamesIn } from './formats.ts';
import { keptResults } from './kept-results.ts';
import { locales } from './locales.ts';
import type { Locale } from './locales.ts';

/** Intl takes some microseconds for each, and a list has dozens; the codes are people's own, so there is an end to what is kept. */
const names = Object.fromEntries(locales.map((locale) => [locale, keptResults(1_000, (code) => nameOf(locale, code))])) as Record<Locale, (code: string) => string>;

/** Names of languages in a language, by their code; what is no code is its own name. */
export const languageNames = (locale: Locale): ((code: string) => string) => names[locale];

function nameOf(locale: Locale, code: string): string {
  try {
    return languageNamesIn(locale).of(code) ?? code;
  } catch {
    return code;
  }
}
