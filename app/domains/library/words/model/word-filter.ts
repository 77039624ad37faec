import { isUuid } from '#app/platform/text/uuid.ts';
import { wordStates } from './word-state.ts';
import type { WordStateName } from './word-state.ts';

export type WordFilter = { state: WordStateName | null; language: string | null; bookId: string | null; query: string; after: string | null };

/** What of an address narrows the list; anything else in it is passed over. */
export function readWordFilter(params: URLSearchParams): WordFilter {
  const [state, language, bookId] = [params.get('state'), params.get('language'), params.get('book')];
  return {
    state: wordStates.find((one) => one === state) ?? null,
    language: language && /^[a-z]{2,3}$/.test(language) ? language : null,
    bookId: bookId && isUuid(bookId) ? bookId : null,
    query: (params.get('q') ?? '').slice(0, 200).toWellFormed().replaceAll('\u0000', '').trim(),
    after: params.get('after'),
  };
}

type Shown = Record<'state' | 'language' | 'book' | 'q' | 'after', string | null>;

/** The same for an address, with some of it changed; a change begins at the first page. */
export const wordQuery = ({ state, language, bookId, query }: WordFilter, changes: Partial<Shown> = {}): Shown => ({ state, language, book: bookId, q: query, after: null, ...changes });
