import interCyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url';
import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import literataCyrillic from '@fontsource-variable/literata/files/literata-cyrillic-wght-normal.woff2?url';
import literataLatin from '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2?url';

const preload = (href: string) => ({ rel: 'preload', as: 'font', type: 'font/woff2', href, crossOrigin: 'anonymous' }) as const;

/** The faces a first screen needs in that language; the rest come by unicode-range when a page uses them. */
export const fontLinks = (locale: string) =>
  (locale === 'ru' ? [interCyrillic, literataCyrillic, interLatin] : [interLatin, literataLatin]).map(preload);
