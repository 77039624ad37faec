/** A picture of an outside catalogue: TMDB's file name, IGDB's or AniList's image id. */
export const titleCoverPattern = /^(?:tm-[\w-]{1,60}\.(?:jpg|png)|ig-[\w-]{1,60}|al-[\w-]{1,60}\.(?:jpg|png|webp))$/;
