import type { TitleType } from './title-type.ts';

const stories = ['action', 'adventure', 'comedy', 'crime', 'detective', 'drama', 'family', 'fantasy', 'historical', 'horror', 'music', 'mystery', 'psychological', 'romance', 'science-fiction', 'slice-of-life', 'sport', 'supernatural', 'thriller', 'war'] as const;
const filmed = ['animation', 'biography', 'documentary', 'short', 'western'] as const;
const drawn = ['mecha', 'seinen', 'shojo', 'shonen'] as const;
const played = ['arcade', 'board', 'fighting', 'platformer', 'puzzle', 'racing', 'role-playing', 'sandbox', 'shooter', 'simulation', 'strategy', 'survival', 'visual-novel'] as const;

/** A fixed list, so that it reads in both languages and filters the same everywhere. Texts: `titles:genre.<code>`. */
export const genres = [...stories, ...filmed, ...drawn, ...played] as const;
export type Genre = (typeof genres)[number];

const ofType: Record<TitleType, readonly Genre[]> = {
  film: [...stories, ...filmed],
  series: [...stories, ...filmed],
  anime: [...stories, ...drawn, 'short'],
  game: [...stories, ...played],
};

/** What a title of this type may be filed under. */
export const genresOf = (type: TitleType): readonly Genre[] => ofType[type];
