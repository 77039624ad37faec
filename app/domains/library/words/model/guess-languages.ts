import { languageCode } from '../../catalogue/languages.ts';

const names: Record<string, string> = {
  english: 'en', russian: 'ru', german: 'de', french: 'fr', spanish: 'es', italian: 'it', portuguese: 'pt', ukrainian: 'uk', polish: 'pl', latin: 'la', greek: 'el', chinese: 'zh', japanese: 'ja',
  английско: 'en', английский: 'en', русский: 'ru', русско: 'ru', немецко: 'de', немецкий: 'de', французско: 'fr', французский: 'fr', испанско: 'es', испанский: 'es', итальянско: 'it', итальянский: 'it',
};
const three: Record<string, string> = { deu: 'de', fra: 'fr', nld: 'nl', ces: 'cs', ell: 'el', ron: 'ro', zho: 'zh', fas: 'fa', hye: 'hy', kat: 'ka' };

const codeOf = (word: string): string | null => names[word] ?? three[word] ?? (/^[a-z]{2,3}$/.test(word) ? languageCode(word) : null);

/** From what to what a dictionary leads, by its file's or its own name (`freedict-eng-rus`, `English-Russian …`). */
export function guessLanguages(...texts: readonly string[]): { from: string; to: string } | null {
  for (const text of texts) {
    const words = text.toLowerCase().slice(0, 300).split(/[^\p{L}]+/u);
    for (let at = 0; at + 1 < words.length; at += 1) {
      const [from, to] = [codeOf(words[at] ?? ''), codeOf(words[at + 1] ?? '')];
      if (from && to && from !== to) return { from, to };
    }
  }
  return null;
}
