/** Where in a dictionary's text a head word's entry stands, in bytes. */
export type Place = { headword: string; offset: number; size: number };
