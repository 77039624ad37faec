import type { PictureAddress } from '#app/kernel/files/index.server.ts';
import type { GateOptions } from '#app/platform/outgoing/provider-gate.ts';

/** Where the catalogues of titles are, by the environment; null without keys: not asked. */
export type TitleSites = {
  anilist: { url: string; covers: string };
  tmdb: { url: string; covers: string; token: string } | null;
  igdb: { api: string; passes: string; covers: string; clientId: string; clientSecret: string } | null;
  /** Origins the operator has named by hand; see platform/outgoing. */
  trustedOrigins: string[];
};

type TitleEnv = {
  ANILIST_BASE_URL?: string;
  TMDB_BASE_URL?: string;
  TMDB_TOKEN?: string;
  IGDB_BASE_URL?: string;
  IGDB_CLIENT_ID?: string;
  IGDB_CLIENT_SECRET?: string;
};

const bare = (url: string) => url.replace(/\/+$/, '');

export function titleSites(env: TitleEnv): TitleSites {
  const { ANILIST_BASE_URL: anilist, TMDB_BASE_URL: tmdb, TMDB_TOKEN: token, IGDB_BASE_URL: igdb, IGDB_CLIENT_ID: clientId, IGDB_CLIENT_SECRET: clientSecret } = env;
  return {
    anilist: { url: bare(anilist ?? 'https://graphql.anilist.co'), covers: bare(anilist ?? 'https://s4.anilist.co') },
    tmdb: token === undefined ? null : { url: bare(tmdb ?? 'https://api.themoviedb.org'), covers: bare(tmdb ?? 'https://image.tmdb.org'), token },
    igdb: clientId === undefined || clientSecret === undefined ? null : { api: bare(igdb ?? 'https://api.igdb.com'), passes: bare(igdb ?? 'https://id.twitch.tv'), covers: bare(igdb ?? 'https://images.igdb.com'), clientId, clientSecret },
    trustedOrigins: [anilist, tmdb, igdb].flatMap((url) => (url === undefined ? [] : [new URL(url).origin])),
  };
}

/** What they allow: AniList thirty questions a minute in bad times, TMDB about forty and IGDB four a second. */
const usualPace: Record<string, GateOptions> = {
  'anilist': { perSecond: 0.5, burst: 10 },
  'anilist-covers': { perSecond: 10, burst: 40 },
  'tmdb': { perSecond: 20, burst: 40 },
  'tmdb-covers': { perSecond: 20, burst: 60 },
  'igdb': { perSecond: 3, burst: 4 },
  'igdb-covers': { perSecond: 10, burst: 40 },
};

const ownPace: GateOptions = { perSecond: 50, burst: 100 };

/** An address that the operator has named is their own: it is asked as often as people ask. */
export function titlePace(env: TitleEnv): Record<string, GateOptions> {
  const named: Record<string, string | undefined> = { anilist: env.ANILIST_BASE_URL, tmdb: env.TMDB_BASE_URL, igdb: env.IGDB_BASE_URL };
  return Object.fromEntries(Object.entries(usualPace).map(([name, pace]) => [name, named[name.replace('-covers', '')] === undefined ? pace : ownPace]));
}

/** Where a picture lies; made from its name, no address of an answer is followed. */
export const titleCoverAddress = ({ anilist, tmdb, igdb }: TitleSites): PictureAddress => (ref, size) => {
  const name = ref.slice(3);
  if (ref.startsWith('tm-')) return { provider: 'tmdb-covers', url: `${tmdb?.covers ?? 'https://image.tmdb.org'}/t/p/${size === 'small' ? 'w185' : 'w780'}/${name}` };
  if (ref.startsWith('ig-')) return { provider: 'igdb-covers', url: `${igdb?.covers ?? 'https://images.igdb.com'}/igdb/image/upload/${size === 'small' ? 't_cover_small_2x' : 't_cover_big_2x'}/${name}.jpg` };
  return { provider: 'anilist-covers', url: `${anilist.covers}/file/anilistcdn/media/anime/cover/${size === 'small' ? 'medium' : 'large'}/${name}` };
};
