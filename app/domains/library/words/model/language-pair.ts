const code = /^[a-z]{2,3}$/;

/** The alphabet tells Russian from English when nobody said what a text is in. */
const byLetters = (text: string): string => (/\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en');

type Known = { from?: string | null; to?: string | null; bookLanguage?: string | null; text: string; locale: string };

/** From the book's language to the reader's, unless they say otherwise; never from one to the same. */
export function languagePair({ from, to, bookLanguage, text, locale }: Known): { from: string; to: string } {
  const given = [from, bookLanguage].find((one) => one && code.test(one)) ?? byLetters(text);
  const wanted = to && code.test(to) ? to : locale;
  if (wanted !== given) return { from: given, to: wanted };
  return { from: given, to: given === 'en' ? 'ru' : 'en' };
}
