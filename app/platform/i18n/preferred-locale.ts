import { readPlainCookie } from '#app/platform/http/host-cookie.ts';
import { defaultLocale, isLocale } from './locales.ts';
import type { Locale } from './locales.ts';

export const localeCookie = 'kz-locale';

/** The visitor's language: what they chose (cookie), else the browser's first one that we speak, else the house's. */
export function preferredLocale(cookies: string | undefined | null, acceptLanguage: string | undefined | null, fallback: Locale = defaultLocale): Locale {
  const chosen = readPlainCookie(cookies ?? null, localeCookie);
  if (isLocale(chosen)) return chosen;
  if (!acceptLanguage) return fallback;
  const wanted = acceptLanguage
    .split(',', 20)
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = Number(/q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
      return { language: tag.split('-')[0], quality: Number.isFinite(quality) ? quality : 0, position };
    })
    .filter((item) => item.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  return wanted.map((item) => item.language).find(isLocale) ?? fallback;
}
