import { languageNamesIn } from './formats.ts';
import type { Locale } from './locales.ts';

/** Names of languages in a language, by their code; what is no code is its own name. */
export function languageNames(locale: Locale): (code: string) => string {
  const names = languageNamesIn(locale);
  return (code) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
}
