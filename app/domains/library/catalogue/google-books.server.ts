import { z } from 'zod';
import { askJson, nullWhere404 } from '#app/platform/outgoing/ask-json.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { keepFor } from '#app/platform/outgoing/answer-cache.server.ts';
import type { AnswerCache } from '#app/platform/outgoing/answer-cache.server.ts';
import { editionSchema } from './edition.ts';
import type { Edition } from './edition.ts';
import { readVolume, readVolumes } from './read-google-books.ts';

const provider = 'google-books';

/** Google Books' questions; each throws OutsideError when there is no answer until `until`. */
export class GoogleBooks {
  private readonly outgoing: Outgoing;
  private readonly cache: AnswerCache;
  private readonly source: { url: string; key: string };

  constructor(outgoing: Outgoing, cache: AnswerCache, source: { url: string; key: string }) {
    this.outgoing = outgoing;
    this.cache = cache;
    this.source = source;
  }

  /** Words, or `isbn:…`. */
  search(words: string, until: number): Promise<Edition[]> {
    const query = { q: words, maxResults: '20', printType: 'books' };
    const kept = { provider, text: `search ${words}`, schema: z.array(editionSchema), milliseconds: (answer: Edition[]) => (answer.length > 0 ? keepFor.search : keepFor.nothing) };
    return this.cache.answer(kept, () => this.get('/books/v1/volumes', query, until, readVolumes));
  }

  find(id: string, until: number): Promise<Edition | null> {
    const kept = { provider, text: `find ${id}`, schema: editionSchema.nullable(), milliseconds: (answer: Edition | null) => (answer ? keepFor.edition : 24 * keepFor.nothing) };
    return this.cache.answer(kept, () => nullWhere404(this.get(`/books/v1/volumes/${id}`, {}, until, readVolume)));
  }

  /** A server's own address often tells Google no country, without which it refuses to answer. */
  private get<T>(path: string, query: Record<string, string>, until: number, read: (json: unknown) => T): Promise<T> {
    const url = `${this.source.url}${path}?${new URLSearchParams({ ...query, country: 'US', key: this.source.key }).toString()}`;
    return askJson(this.outgoing, provider, { url }, until, read);
  }
}
