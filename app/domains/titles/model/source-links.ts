import type { TitleSource } from './title-sources.ts';

type Place = { name: string; /** What an id has to look like before an address is made of it; IGDB's pages go by names, which we do not keep. */ id?: RegExp; page?: (id: string) => string };

const number = /^\d{1,12}$/;

const places: Record<TitleSource, Place> = {
  tmdb: { name: 'TMDB', id: /^(?:movie|tv)\/\d{1,12}$/, page: (id) => `https://www.themoviedb.org/${id}` },
  igdb: { name: 'IGDB' },
  anilist: { name: 'AniList', id: number, page: (id) => `https://anilist.co/anime/${id}` },
  mal: { name: 'MyAnimeList', id: number, page: (id) => `https://myanimelist.net/anime/${id}` },
  shikimori: { name: 'Shikimori', id: number, page: (id) => `https://shikimori.one/animes/${id}` },
  imdb: { name: 'IMDb', id: /^tt\d{1,12}$/, page: (id) => `https://www.imdb.com/title/${id}/` },
  letterboxd: { name: 'Letterboxd', id: /^[A-Za-z0-9]{1,20}$/, page: (id) => `https://boxd.it/${id}` },
  hltb: { name: 'HowLongToBeat', id: number, page: (id) => `https://howlongtobeat.com/game/${id}` },
  steam: { name: 'Steam', id: number, page: (id) => `https://store.steampowered.com/app/${id}/` },
};

export type SourceLink = { name: string; externalId: string; /** null = said, but no way there. */ href: string | null };

/** A place that knows a title, and its page there: of hosts that are named here alone, by an id that looks like theirs. */
export function sourceLink({ source, externalId }: { source: string; externalId: string }): SourceLink {
  const place = Object.hasOwn(places, source) ? places[source as TitleSource] : { name: source } as Place;
  return { name: place.name, externalId, href: place.page && place.id?.test(externalId) ? place.page(externalId) : null };
}
