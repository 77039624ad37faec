import { languageNamesIn } from './formats.ts';
import type { Locale } from './locales.ts';

/** Intl takes some microseconds for each, and a list has dozens; the codes are people's own, so there is an end to what is kept. */
const known = new Map<string, string>();
const most = 2_000;

/** Names of languages in a language, by their code; what is no code is its own name. */
export function languageNames(locale: Locale): (code: string) => string {
  return (code) => {
    const key = `${locale} ${code}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const name = nameOf(locale, code);
    if (known.size < most) known.set(key, name);
    return name;
  };
}

function nameOf(locale: Locale, code: string): string {
  try {
    return languageNamesIn(locale).of(code) ?? code;
  } catch {
    return code;
  }
}
