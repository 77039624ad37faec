/** PostgreSQL's own Snowball stemmers by language; words of other languages are found as they are written. */
const stemmers: Record<string, string> = {
  ru: 'russian_stem', en: 'english_stem', de: 'german_stem', fr: 'french_stem', es: 'spanish_stem', it: 'italian_stem', pt: 'portuguese_stem', nl: 'dutch_stem', sv: 'swedish_stem', no: 'norwegian_stem',
  da: 'danish_stem', fi: 'finnish_stem', hu: 'hungarian_stem', ro: 'romanian_stem', tr: 'turkish_stem', el: 'greek_stem', ar: 'arabic_stem', hi: 'hindi_stem', hy: 'armenian_stem', lt: 'lithuanian_stem', sr: 'serbian_stem',
};

export const stemmerOf = (language: string): string => stemmers[language] ?? 'simple';
