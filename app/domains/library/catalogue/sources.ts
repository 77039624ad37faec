import type { GateOptions } from '#app/platform/outgoing/provider-gate.ts';

/** Where the catalogues are, by the environment. */
export type CatalogueSources = {
  openLibrary: string;
  openLibraryCovers: string;
  /** null without a key: Google is not asked. */
  googleBooks: { url: string; key: string; covers: string } | null;
  /** Origins the operator has named by hand; see platform/outgoing. */
  trustedOrigins: string[];
};

type CatalogueEnv = {
  OPEN_LIBRARY_BASE_URL?: string;
  OPEN_LIBRARY_COVERS_BASE_URL?: string;
  GOOGLE_BOOKS_BASE_URL?: string;
  GOOGLE_BOOKS_KEY?: string;
};

const bare = (url: string) => url.replace(/\/+$/, '');

export function catalogueSources(env: CatalogueEnv): CatalogueSources {
  const given = [env.OPEN_LIBRARY_BASE_URL, env.OPEN_LIBRARY_COVERS_BASE_URL, env.GOOGLE_BOOKS_BASE_URL].filter((url) => url !== undefined);
  return {
    openLibrary: bare(env.OPEN_LIBRARY_BASE_URL ?? 'https://openlibrary.org'),
    openLibraryCovers: bare(env.OPEN_LIBRARY_COVERS_BASE_URL ?? 'https://covers.openlibrary.org'),
    googleBooks: env.GOOGLE_BOOKS_KEY === undefined ? null : {
      url: bare(env.GOOGLE_BOOKS_BASE_URL ?? 'https://www.googleapis.com'),
      covers: bare(env.GOOGLE_BOOKS_BASE_URL ?? 'https://books.google.com'),
      key: env.GOOGLE_BOOKS_KEY,
    },
    trustedOrigins: given.map((url) => new URL(url).origin),
  };
}

/** What the providers allow: Open Library about one question a second, pictures by their number without a limit. */
const usualPace: Record<string, GateOptions> = {
  'open-library': { perSecond: 1, burst: 6 },
  'open-library-covers': { perSecond: 20, burst: 60 },
  'google-books': { perSecond: 5, burst: 10 },
  'google-books-covers': { perSecond: 10, burst: 40 },
};

const ownPace: GateOptions = { perSecond: 50, burst: 100 };

/** An address that the operator has named is their own: a mirror is asked as often as people ask. */
export function cataloguePace(env: CatalogueEnv): Record<string, GateOptions> {
  const pace = { ...usualPace };
  if (env.OPEN_LIBRARY_BASE_URL !== undefined) pace['open-library'] = ownPace;
  if (env.OPEN_LIBRARY_COVERS_BASE_URL !== undefined) pace['open-library-covers'] = ownPace;
  if (env.GOOGLE_BOOKS_BASE_URL !== undefined) pace['google-books'] = pace['google-books-covers'] = ownPace;
  return pace;
}
