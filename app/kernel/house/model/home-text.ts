import { locales } from '#app/platform/i18n/locales.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';

export type HomeText = { lang: Locale; paragraphs: string[] };

/** What the house says to its visitors: in their language, else in the other; null where nothing was written. */
export function homeTextFor(texts: Record<Locale, string | null>, locale: Locale): HomeText | null {
  const lang = [locale, ...locales].find((candidate) => texts[candidate]?.trim());
  if (!lang) return null;
  return { lang, paragraphs: (texts[lang] ?? '').split(/\r?\n\s*\r?\n/).map((part) => part.trim()).filter(Boolean) };
}
