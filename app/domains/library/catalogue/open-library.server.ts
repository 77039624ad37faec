import { z } from 'zod';
import { askJson, nullWhere404 } from '#app/platform/outgoing/ask-json.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { keepFor } from '#app/platform/outgoing/answer-cache.server.ts';
import type { AnswerCache } from '#app/platform/outgoing/answer-cache.server.ts';
import { workSchema } from './edition.ts';
import type { Edition, Work } from './edition.ts';
import { mergeEditions } from './merge-works.ts';
import { readEdition, readEditions, readSearch, readWork } from './read-open-library.ts';

const provider = 'open-library';
const works = z.array(workSchema);
const types = ['application/json', 'text/json', 'text/plain'];

const editionFields = ['key', 'title', 'subtitle', 'isbn', 'language', 'publisher', 'publish_date', 'cover_i', 'format'].map((name) => `editions.${name}`);
const fields = ['key', 'title', 'author_name', 'first_publish_year', 'cover_i', 'edition_count', 'editions', ...editionFields].join(',');

/** Open Library's questions; each throws OutsideError when there is no answer until `until`. */
export class OpenLibrary {
  private readonly outgoing: Outgoing;
  private readonly cache: AnswerCache;
  private readonly url: string;

  constructor(outgoing: Outgoing, cache: AnswerCache, url: string) {
    this.outgoing = outgoing;
    this.cache = cache;
    this.url = url;
  }

  /** Words, or `isbn:…`; of each work the edition that fits best, in the reader's language where there is one. */
  search(words: string, locale: string, until: number): Promise<Work[]> {
    const question = `/search.json?${new URLSearchParams({ q: words, fields, limit: '20', lang: locale }).toString()}`;
    return this.cache.answer(searched(question), () => this.get(question, until, readSearch));
  }

  /** The editions of a work that the catalogue lists first, with its authors. */
  editions(work: string, until: number): Promise<Work | null> {
    const question = `/works/${work}/editions.json?limit=60`;
    // What a half is missing of is worth showing, not keeping.
    let isWhole = true;
    const kept = { provider, text: question, schema: workSchema.nullable(), milliseconds: (answer: Work | null) => (!isWhole ? 0 : answer ? keepFor.search : keepFor.nothing) };
    return this.cache.answer(kept, async () => {
      const [entries, about] = await Promise.all([
        nullWhere404(this.get(question, until, readEditions)),
        this.search(`key:/works/${work}`, 'en', until).catch(() => { isWhole = false; return []; }),
      ]);
      const best = about[0]?.editions[0];
      const editions = (entries ?? []).map((edition) => ({ ...edition, authors: best?.authors ?? [], firstYear: best?.firstYear ?? null }));
      return editions.length > 0 ? { openLibraryWork: work, title: about[0]?.title ?? null, editionCount: about[0]?.editionCount ?? null, editions } : null;
    });
  }

  /** Everything about one edition (or about a work whose editions nobody listed), what the book is about from its work; null = there is none. What a part did not answer for is not kept. */
  find(where: { id: string } | { isbn13: string }, until: number): Promise<Edition | null> {
    const isWork = 'id' in where && where.id.endsWith('W');
    const path = 'isbn13' in where ? `/isbn/${where.isbn13}.json` : isWork ? null : `/books/${where.id}.json`;
    const words = 'isbn13' in where ? `isbn:${where.isbn13}` : isWork ? `key:/works/${where.id}` : `edition_key:${where.id}`;
    let isWhole = true;
    const kept = { provider, text: `find ${words}`, schema: workSchema.nullable(), milliseconds: (answer: Work | null) => (!isWhole ? 0 : answer ? keepFor.edition : 24 * keepFor.nothing) };
    return this.cache.answer(kept, async () => {
      // Two sources of one truth: the record knows pages and format, the search knows the authors' names.
      const [record, found] = await Promise.allSettled([
        path === null ? null : nullWhere404(this.get(path, until, readEdition)),
        this.search(words, 'en', until),
      ]);
      const searched = found.status === 'fulfilled' ? found.value[0] : undefined;
      const own = record.status === 'fulfilled' ? record.value : null;
      const best = own && searched?.editions[0] ? mergeEditions(own.edition, searched.editions[0]) : (own?.edition ?? searched?.editions[0]);
      // "There is none" is true only when both have said so.
      const failure = [record, found].find((one) => one.status === 'rejected');
      if (!best && failure) throw failure.reason;
      if (!best) return null;
      const workId = own?.work ?? searched?.openLibraryWork ?? null;
      const about = workId && !best.description ? await nullWhere404(this.get(`/works/${workId}.json`, until, readWork)).catch(() => 'unknown' as const) : null;
      isWhole = !failure && about !== 'unknown';
      const edition = about && about !== 'unknown' ? { ...best, description: about.description, firstYear: best.firstYear ?? about.firstYear, cover: best.cover ?? about.cover } : best;
      return { openLibraryWork: workId, title: null, editionCount: null, editions: [edition] };
    }).then((work) => work?.editions[0] ?? null);
  }

  private get<T>(path: string, until: number, read: (json: unknown) => T): Promise<T> {
    return askJson(this.outgoing, provider, { url: `${this.url}${path}`, types }, until, read);
  }
}

const searched = (text: string) => ({ provider, text, schema: works, milliseconds: (answer: Work[]) => (answer.length > 0 ? keepFor.search : keepFor.nothing) });
