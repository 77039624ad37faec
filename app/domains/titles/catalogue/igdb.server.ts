import { z } from 'zod';
import { keepFor } from '#app/platform/outgoing/answer-cache.server.ts';
import type { AnswerCache } from '#app/platform/outgoing/answer-cache.server.ts';
import { askJson } from '#app/platform/outgoing/ask-json.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { OutsideError } from '#app/platform/outgoing/outside-error.ts';
import { foundTitle } from './found-title.ts';
import type { FoundTitle } from './found-title.ts';
import type { Provider } from './provider.ts';
import { readIgdbGames } from './read-igdb.ts';
import type { TitleSites } from './sites.ts';

const fields = 'fields name,summary,first_release_date,genres,themes,cover.image_id,involved_companies.company.name,involved_companies.developer,involved_companies.publisher,external_games.uid,external_games.external_game_source;';
const pass = z.object({ access_token: z.string().regex(/^[\w.-]{1,500}$/), expires_in: z.number().min(1) });

/** Games. Twitch gives a pass for some weeks; it is asked for when it is first needed and kept in the process. */
export function createIgdb(outgoing: Outgoing, cache: AnswerCache, { api, passes, clientId, clientSecret }: NonNullable<TitleSites['igdb']>): Provider {
  let held: { token: string; until: number } | null = null;
  const token = async (until: number): Promise<string> => {
    if (held && held.until > Date.now()) return held.token;
    const text = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' }).toString();
    const given = await askJson(outgoing, 'igdb', { url: `${passes}/oauth2/token`, content: { type: 'application/x-www-form-urlencoded', text } }, until, (json) => pass.parse(json));
    held = { token: given.access_token, until: Date.now() + given.expires_in * 1000 - 60_000 };
    return held.token;
  };
  const games = async (question: string, until: number): Promise<FoundTitle[]> => {
    const headers = { 'client-id': clientId, 'authorization': `Bearer ${await token(until)}` };
    try {
      return await askJson(outgoing, 'igdb', { url: `${api}/v4/games`, headers, content: { type: 'text/plain', text: `${fields} ${question}` } }, until, readIgdbGames);
    } catch (error) {
      // A pass that was taken back: the next question asks for another.
      if (error instanceof OutsideError && error.status === 401) held = null;
      throw error;
    }
  };
  return {
    name: 'igdb',
    types: ['game'],
    search({ words }, until) {
      const kept = { provider: 'igdb', text: `search ${words}`, schema: z.array(foundTitle), milliseconds: (found: unknown[]) => (found.length > 0 ? keepFor.search : keepFor.nothing) };
      // `words` has no quotes: see searchWordsFor.
      return cache.answer(kept, () => games(`search "${words}"; limit 20;`, until));
    },
    find(externalId, _locale, until) {
      const kept = { provider: 'igdb', text: `find ${externalId}`, schema: foundTitle.nullable(), milliseconds: (found: unknown) => (found ? keepFor.edition : keepFor.search) };
      return cache.answer(kept, async () => (await games(`where id = ${externalId}; limit 1;`, until))[0] ?? null);
    },
  };
}
