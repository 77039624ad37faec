import { z } from 'zod';
import { keepFor } from '#app/platform/outgoing/answer-cache.server.ts';
import type { AnswerCache } from '#app/platform/outgoing/answer-cache.server.ts';
import { askJson, nullWhere404 } from '#app/platform/outgoing/ask-json.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { foundTitle } from './found-title.ts';
import { part } from './found-parts.ts';
import type { Provider } from './provider.ts';
import { readAnilist, readAnilistPage } from './read-anilist.ts';
import type { TitleSites } from './sites.ts';

const fields = 'id idMal title { romaji english native } description(asHtml: false) startDate { year } episodes genres tags { name } studios(isMain: true) { nodes { name } } coverImage { extraLarge }';
const searchQuery = `query ($words: String) { Page(perPage: 20) { media(search: $words, type: ANIME, isAdult: false) { ${fields} } } }`;
const findQuery = `query ($id: Int) { Media(id: $id, type: ANIME) { ${fields} } }`;

/** Anime; needs no key. */
export function createAnilist(outgoing: Outgoing, cache: AnswerCache, { url }: TitleSites['anilist']): Provider {
  const ask = <T>(query: string, variables: Record<string, unknown>, until: number, read: (json: unknown) => T): Promise<T> =>
    askJson(outgoing, 'anilist', { url, json: { query, variables } }, until, read);
  return {
    name: 'anilist',
    types: ['anime'],
    search({ words }, until) {
      const question = { provider: 'anilist', text: `search ${words}`, schema: z.array(foundTitle), milliseconds: (found: unknown[]) => (found.length > 0 ? keepFor.search : keepFor.nothing) };
      return cache.answer(question, () => ask(searchQuery, { words }, until, readAnilistPage));
    },
    find(externalId, _locale, until) {
      const question = { provider: 'anilist', text: `find ${externalId}`, schema: foundTitle.nullable(), milliseconds: (found: unknown) => (found ? keepFor.edition : keepFor.search) };
      return cache.answer(question, () => nullWhere404(ask(findQuery, { id: Number(externalId) }, until, (json) => readAnilist(part(json, 'data', 'Media')))));
    },
  };
}
