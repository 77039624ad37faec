import { line, list, natural, prose } from '#app/platform/text/clean-text.ts';
import type { Genre } from '../model/genres.ts';
import { creditsOf, genresBy, inRoleOrder, known, part, yearWithin } from './found-parts.ts';
import { foundTitle } from './found-title.ts';
import type { FoundTitle } from './found-title.ts';

const genres: Record<string, readonly Genre[]> = {
  2: ['adventure'], 4: ['fighting'], 5: ['shooter'], 7: ['music'], 8: ['platformer'], 9: ['puzzle'], 10: ['racing'], 11: ['strategy'], 12: ['role-playing'], 13: ['simulation'], 14: ['sport'], 15: ['strategy'], 16: ['strategy'],
  24: ['strategy'], 25: ['action'], 31: ['adventure'], 33: ['arcade'], 34: ['visual-novel'], 35: ['board'],
};
const themes: Record<string, readonly Genre[]> = {
  1: ['action'], 17: ['fantasy'], 18: ['science-fiction'], 19: ['horror'], 20: ['thriller'], 21: ['survival'], 22: ['historical'], 27: ['comedy'], 31: ['drama'], 33: ['sandbox'], 35: ['family'], 39: ['war'], 43: ['mystery'], 44: ['romance'],
};
/** Of `external_games`: Steam's number. */
const steam = 1;

export function readIgdb(json: unknown): FoundTitle | null {
  const id = natural(part(json, 'id'), 4_000_000_000);
  const name = line(part(json, 'name'), 300);
  if (id === null || name === null) return null;
  const companies = list(part(json, 'involved_companies'));
  const by = (role: 'developer' | 'publisher') => creditsOf(role, companies.filter((one) => part(one, role) === true).map((one) => part(one, 'company', 'name')));
  const released = part(json, 'first_release_date');
  const onSteam = list(part(json, 'external_games')).find((one) => part(one, 'external_game_source') === steam && natural(part(one, 'uid'), 4_000_000_000) !== null);
  return foundTitle.safeParse({
    provider: 'igdb', externalId: String(id), type: 'game', name,
    description: known(prose(part(json, 'summary'), 20_000)),
    year: typeof released === 'number' && Math.abs(released) < 1e11 ? yearWithin(new Date(released * 1000).getUTCFullYear()) : undefined,
    genres: [...new Set([...genresBy(genres, part(json, 'genres')), ...genresBy(themes, part(json, 'themes'))])].slice(0, 12),
    credits: inRoleOrder([...by('developer'), ...by('publisher')]),
    sources: [{ source: 'igdb', externalId: String(id) }, ...(onSteam ? [{ source: 'steam', externalId: String(part(onSteam, 'uid')) }] : [])],
    cover: coverIn(part(json, 'cover', 'image_id')),
  }).data ?? null;
}

export function readIgdbGames(json: unknown): FoundTitle[] {
  if (!Array.isArray(json)) throw new Error('no games in the answer');
  return json.slice(0, 20).flatMap((one) => readIgdb(one) ?? []);
}

const coverIn = (id: unknown): string | null => (typeof id === 'string' && /^[\w-]{1,60}$/.test(id) ? `ig-${id}` : null);
