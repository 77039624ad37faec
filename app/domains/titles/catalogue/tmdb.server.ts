import { z } from 'zod';
import { keepFor } from '#app/platform/outgoing/answer-cache.server.ts';
import type { AnswerCache } from '#app/platform/outgoing/answer-cache.server.ts';
import { askJson, nullWhere404 } from '#app/platform/outgoing/ask-json.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { OutsideError } from '#app/platform/outgoing/outside-error.ts';
import { foundTitle } from './found-title.ts';
import type { Provider } from './provider.ts';
import { readTmdb, readTmdbSearch } from './read-tmdb.ts';
import type { TmdbKind } from './read-tmdb.ts';
import type { TitleSites } from './sites.ts';

/** Films and series, in the reader's language where it has one. */
export function createTmdb(outgoing: Outgoing, cache: AnswerCache, { url, token }: NonNullable<TitleSites['tmdb']>): Provider {
  const get = <T>(path: string, query: Record<string, string>, until: number, read: (json: unknown) => T): Promise<T> =>
    askJson(outgoing, 'tmdb', { url: `${url}/3${path}?${new URLSearchParams(query).toString()}`, headers: { authorization: `Bearer ${token}` } }, until, read);
  return {
    name: 'tmdb',
    types: ['film', 'series'],
    search({ type, words, locale }, until) {
      const kind: TmdbKind = type === 'film' ? 'movie' : 'tv';
      const question = { provider: 'tmdb', text: `search ${kind} ${locale} ${words}`, schema: z.array(foundTitle), milliseconds: (found: unknown[]) => (found.length > 0 ? keepFor.search : keepFor.nothing) };
      return cache.answer(question, () => get(`/search/${kind}`, { query: words, language: locale, include_adult: 'false' }, until, (json) => readTmdbSearch(kind, json)));
    },
    find(externalId, locale, until) {
      const [kind, id] = externalId.split('/') as [TmdbKind, string | undefined];
      if (!id) return Promise.reject(new OutsideError('address'));
      const question = { provider: 'tmdb', text: `find ${locale} ${externalId}`, schema: foundTitle.nullable(), milliseconds: (found: unknown) => (found ? keepFor.edition : keepFor.search) };
      return cache.answer(question, () => nullWhere404(get(`/${kind}/${id}`, { language: locale, append_to_response: 'credits,external_ids' }, until, (json) => readTmdb(kind, json))));
    },
  };
}
