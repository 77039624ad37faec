/** Places that know titles by an id of their own. */
export const titleSources = ['tmdb', 'igdb', 'anilist', 'mal', 'shikimori', 'imdb', 'letterboxd', 'hltb', 'steam'] as const;
export type TitleSource = (typeof titleSources)[number];
