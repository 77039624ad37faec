import { line, list, natural, prose, yearIn } from '#app/platform/text/clean-text.ts';
import type { Genre } from '../model/genres.ts';
import { creditsOf, genresBy, inRoleOrder, known, part, yearWithin } from './found-parts.ts';
import { foundTitle } from './found-title.ts';
import type { FoundTitle } from './found-title.ts';

export type TmdbKind = 'movie' | 'tv';

const genres: Record<string, readonly Genre[]> = {
  28: ['action'], 12: ['adventure'], 16: ['animation'], 35: ['comedy'], 80: ['crime'], 99: ['documentary'], 18: ['drama'], 10751: ['family'], 14: ['fantasy'], 36: ['historical'], 27: ['horror'],
  10402: ['music'], 9648: ['mystery'], 10749: ['romance'], 878: ['science-fiction'], 53: ['thriller'], 10752: ['war'], 37: ['western'],
  10759: ['action', 'adventure'], 10762: ['family'], 10765: ['science-fiction', 'fantasy'], 10768: ['war'],
};

/** A row of a search, or a film or series in full. */
export function readTmdb(kind: TmdbKind, json: unknown): FoundTitle | null {
  const id = natural(part(json, 'id'), 4_000_000_000);
  const name = line(part(json, 'title') ?? part(json, 'name'), 300);
  if (id === null || name === null) return null;
  const originalName = line(part(json, 'original_title') ?? part(json, 'original_name'), 300);
  const imdb = /^tt\d{5,12}$/.exec(String(part(json, 'external_ids', 'imdb_id') ?? part(json, 'imdb_id') ?? ''))?.[0];
  const externalId = `${kind}/${id}`;
  return foundTitle.safeParse({
    provider: 'tmdb', externalId, type: kind === 'movie' ? 'film' : 'series', name,
    originalName: originalName === name ? undefined : known(originalName),
    description: known(prose(part(json, 'overview'), 20_000)),
    year: yearWithin(yearIn(part(json, 'release_date') ?? part(json, 'first_air_date'))),
    episodes: kind === 'tv' ? known(natural(part(json, 'number_of_episodes'), 100_000)) : undefined,
    genres: genresBy(genres, part(json, 'genre_ids') ?? list(part(json, 'genres')).map((one) => part(one, 'id'))),
    credits: inRoleOrder(creditsIn(kind, json)),
    sources: [{ source: 'tmdb', externalId }, ...(imdb ? [{ source: 'imdb', externalId: imdb }] : [])],
    cover: coverIn(part(json, 'poster_path')),
  }).data ?? null;
}

export const readTmdbSearch = (kind: TmdbKind, json: unknown): FoundTitle[] => {
  const results = part(json, 'results');
  if (!Array.isArray(results)) throw new Error('no results in the answer');
  return results.slice(0, 20).flatMap((one) => readTmdb(kind, one) ?? []);
};

function creditsIn(kind: TmdbKind, json: unknown): FoundTitle['credits'] {
  const names = (value: unknown) => list(value).map((one) => part(one, 'name'));
  if (kind === 'tv') return [...creditsOf('author', names(part(json, 'created_by'))), ...creditsOf('network', names(part(json, 'networks')))];
  const crew = list(part(json, 'credits', 'crew'));
  const directors = crew.filter((one) => part(one, 'job') === 'Director');
  return [...creditsOf('director', names(directors)), ...creditsOf('studio', names(part(json, 'production_companies')).slice(0, 3))];
}

/** `/abc.jpg` → `tm-abc.jpg`. */
function coverIn(path: unknown): string | null {
  const name = typeof path === 'string' ? /^\/([\w-]{1,60}\.(?:jpg|png))$/.exec(path)?.[1] : undefined;
  return name ? `tm-${name}` : null;
}
