/** What a title is; lists never mix them. */
export const titleTypes = ['film', 'series', 'anime', 'game'] as const;
export type TitleType = (typeof titleTypes)[number];

/** A type's word in addresses: `/titles/films`. */
const slugs: Record<TitleType, string> = { film: 'films', series: 'series', anime: 'anime', game: 'games' };

export const slugOfType = (type: TitleType): string => slugs[type];

export const typeOfSlug = (slug: string | undefined): TitleType | null => titleTypes.find((type) => slugs[type] === slug) ?? null;

/** What progress through a title is counted in; a film is seen or not. */
export const progressUnit: Record<TitleType, 'episodes' | 'hours' | null> = { film: null, series: 'episodes', anime: 'episodes', game: 'hours' };
