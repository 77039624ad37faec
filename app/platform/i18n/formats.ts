/** Intl's formatters take longer to make than a row of a list to draw, and they are few in kind: each is made once. */
function once<Options, Made>(make: (locale: string, options?: Options) => Made): (locale: string, options?: Options) => Made {
  const made = new Map<string, Made>();
  return (locale, options) => {
    const key = options === undefined ? locale : `${locale}${JSON.stringify(options)}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(locale, options);
    made.set(key, fresh);
    return fresh;
  };
}

export const numberFormat = once((locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
export const dateFormat = once((locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
export const collator = once((locale, options?: Intl.CollatorOptions) => new Intl.Collator(locale, options));
export const pluralRules = once((locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options));
export const relativeTimeFormat = once((locale, options?: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options));
export const languageNamesIn = once((locale) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }));
