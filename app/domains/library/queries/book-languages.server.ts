import { collator } from '#app/platform/i18n/formats.ts';
import { languageNames } from '#app/platform/i18n/language-names.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';

const codes = [
  'ru', 'en', 'de', 'fr', 'es', 'it', 'pt', 'uk', 'be', 'kk', 'ka', 'hy', 'az', 'uz', 'tt', 'pl', 'cs', 'sr', 'bg', 'nl', 'sv', 'no', 'da',
  'fi', 'et', 'lv', 'lt', 'hu', 'ro', 'el', 'tr', 'he', 'ar', 'fa', 'hi', 'zh', 'ja', 'ko', 'vi', 'la', 'eo',
];

/** The languages a book form offers, in the reader's words; the reader's own two first. A code of one's own stays. */
export function bookLanguages(locale: Locale, own?: string | null): { value: string; label: string }[] {
  const nameOf = languageNames(locale);
  const offered = own && !codes.includes(own) ? [...codes, own] : codes;
  const options = offered.map((value) => ({ value, label: nameOf(value) }));
  const first = (value: string) => (value === 'ru' || value === 'en' ? 0 : 1);
  return options.sort((a, b) => first(a.value) - first(b.value) || collator(locale).compare(a.label, b.label));
}
