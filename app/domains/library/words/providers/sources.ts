import type { GateOptions } from '#app/platform/outgoing/provider-gate.ts';

/** Where words are looked up outside, by the environment; null = not set up. */
export type LookupSources = {
  googleTranslate: { url: string; key: string } | null;
  libreTranslate: { url: string; key: string | null } | null;
  /** The encyclopedia of a language. */
  wikipedia: (language: string) => string;
  /** Origins the operator has named by hand; see platform/outgoing. */
  trustedOrigins: string[];
};

type LookupEnv = { GOOGLE_TRANSLATE_KEY?: string; GOOGLE_TRANSLATE_BASE_URL?: string; LIBRETRANSLATE_URL?: string; LIBRETRANSLATE_KEY?: string; WIKIPEDIA_BASE_URL?: string };

const bare = (url: string) => url.replace(/\/+$/, '');

export function lookupSources(env: LookupEnv): LookupSources {
  const { GOOGLE_TRANSLATE_KEY: googleKey, LIBRETRANSLATE_URL: libre, WIKIPEDIA_BASE_URL: wikipedia } = env;
  const given = [env.GOOGLE_TRANSLATE_BASE_URL, libre, wikipedia].filter((url) => url !== undefined);
  return {
    googleTranslate: googleKey === undefined ? null : { url: bare(env.GOOGLE_TRANSLATE_BASE_URL ?? 'https://translation.googleapis.com'), key: googleKey },
    libreTranslate: libre === undefined ? null : { url: bare(libre), key: env.LIBRETRANSLATE_KEY ?? null },
    wikipedia: (language) => (wikipedia === undefined ? `https://${language}.wikipedia.org` : `${bare(wikipedia)}/${language}`),
    trustedOrigins: given.map((url) => new URL(url).origin),
  };
}

const ownPace: GateOptions = { perSecond: 50, burst: 100 };

/** Readers look up one word after another; an address that the operator has named is their own. */
export function lookupPace(env: LookupEnv): Record<string, GateOptions> {
  return {
    'google-translate': env.GOOGLE_TRANSLATE_BASE_URL === undefined ? { perSecond: 10, burst: 30 } : ownPace,
    'libretranslate': ownPace,
    'wikipedia': env.WIKIPEDIA_BASE_URL === undefined ? { perSecond: 10, burst: 30 } : ownPace,
  };
}
