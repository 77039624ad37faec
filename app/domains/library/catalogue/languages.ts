/** Libraries' three letters (MARC) for the languages that the book form offers. */
const byMarc: Record<string, string> = {
  rus: 'ru', eng: 'en', ger: 'de', fre: 'fr', spa: 'es', ita: 'it', por: 'pt', ukr: 'uk', bel: 'be', kaz: 'kk', geo: 'ka', arm: 'hy', aze: 'az',
  uzb: 'uz', tat: 'tt', pol: 'pl', cze: 'cs', srp: 'sr', bul: 'bg', dut: 'nl', swe: 'sv', nor: 'no', dan: 'da', fin: 'fi', est: 'et', lav: 'lv',
  lit: 'lt', hun: 'hu', rum: 'ro', gre: 'el', grc: 'el', tur: 'tr', heb: 'he', ara: 'ar', per: 'fa', hin: 'hi', chi: 'zh', jpn: 'ja', kor: 'ko',
  vie: 'vi', lat: 'la', epo: 'eo',
};

/** `eng`, `/languages/eng`, `en-GB` → `en`; null for what a book cannot have ("und", "mul"). */
export function languageCode(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const code = value.slice(0, 40).toLowerCase().replace(/^\/(?:l|languages)\//, '').split('-')[0] ?? '';
  return byMarc[code] ?? (/^[a-z]{2}$/.test(code) ? code : null);
}
