import { line, list, natural, prose } from '#app/platform/text/clean-text.ts';
import type { Genre } from '../model/genres.ts';
import { creditsOf, genresBy, inRoleOrder, known, part, yearWithin } from './found-parts.ts';
import { foundTitle } from './found-title.ts';
import type { FoundTitle } from './found-title.ts';

const genres: Record<string, readonly Genre[]> = {
  'Action': ['action'], 'Adventure': ['adventure'], 'Comedy': ['comedy'], 'Drama': ['drama'], 'Fantasy': ['fantasy'], 'Horror': ['horror'], 'Mecha': ['mecha'], 'Music': ['music'], 'Mystery': ['mystery'],
  'Psychological': ['psychological'], 'Romance': ['romance'], 'Sci-Fi': ['science-fiction'], 'Slice of Life': ['slice-of-life'], 'Sports': ['sport'], 'Supernatural': ['supernatural'], 'Thriller': ['thriller'],
  // Of its tags, those that we file by.
  'Shounen': ['shonen'], 'Shoujo': ['shojo'], 'Seinen': ['seinen'],
};

export function readAnilist(json: unknown): FoundTitle | null {
  const id = natural(part(json, 'id'), 4_000_000_000);
  const romaji = line(part(json, 'title', 'romaji'), 300);
  const name = line(part(json, 'title', 'english'), 300) ?? romaji ?? line(part(json, 'title', 'native'), 300);
  if (id === null || name === null) return null;
  const original = line(part(json, 'title', 'native'), 300) ?? romaji;
  const mal = natural(part(json, 'idMal'), 4_000_000_000);
  const episodes = natural(part(json, 'episodes'), 100_000);
  return foundTitle.safeParse({
    provider: 'anilist', externalId: String(id), type: 'anime', name,
    originalName: original === name ? undefined : known(original),
    description: known(prose(part(json, 'description'), 20_000)),
    year: yearWithin(natural(part(json, 'startDate', 'year'), 2_200)),
    episodes: known(episodes),
    genres: genresBy(genres, [...list(part(json, 'genres')), ...list(part(json, 'tags')).map((one) => part(one, 'name'))]),
    credits: inRoleOrder(creditsOf('studio', list(part(json, 'studios', 'nodes')).map((one) => part(one, 'name')))),
    sources: [{ source: 'anilist', externalId: String(id) }, ...(mal === null ? [] : [{ source: 'mal', externalId: String(mal) }])],
    cover: coverIn(part(json, 'coverImage', 'extraLarge')),
  }).data ?? null;
}

export function readAnilistPage(json: unknown): FoundTitle[] {
  const media = part(json, 'data', 'Page', 'media');
  if (!Array.isArray(media)) throw new Error('no media in the answer');
  return media.slice(0, 20).flatMap((one) => readAnilist(one) ?? []);
}

/** The name of the file at the end of its address; the rest of the address is ours. */
function coverIn(url: unknown): string | null {
  const name = typeof url === 'string' ? /\/cover\/large\/([\w-]{1,60}\.(?:jpg|png|webp))$/.exec(url.slice(0, 300))?.[1] : undefined;
  return name && !name.startsWith('default') ? `al-${name}` : null;
}
