import { z } from 'zod';
import { askJson, nullWhere404 } from '#app/platform/outgoing/ask-json.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import type { LookupSources } from './sources.ts';

const title = z.string().min(1).max(300);

const searchAnswer = z.object({
  query: z.object({
    pages: z.array(z.object({
      title, index: z.number().optional(), langlinks: z.array(z.object({ title })).optional(), pageprops: z.object({ disambiguation: z.string() }).partial().optional(), description: z.string().max(1_000).optional(),
    })).max(50),
  }).optional(),
});

const summaryAnswer = z.object({ type: z.string().max(40), title, extract: z.string().max(20_000), description: z.string().max(1_000).optional() });

/** What a search finds: the page in the language asked, and what it is called in the reader's, if there is one. */
export const candidateSchema = z.object({ title: z.string(), description: z.string().nullable(), titleForReader: z.string().nullable(), isMany: z.boolean() });
export type Candidate = z.infer<typeof candidateSchema>;

export const summarySchema = z.object({ title: z.string(), extract: z.string(), isMany: z.boolean() });
export type Summary = z.infer<typeof summarySchema>;

/** Wikipedia's questions; each throws OutsideError when there is no answer until `until`. */
export class Wikipedia {
  private readonly outgoing: Outgoing;
  private readonly base: LookupSources['wikipedia'];

  constructor(outgoing: Outgoing, base: LookupSources['wikipedia']) {
    this.outgoing = outgoing;
    this.base = base;
  }

  search({ text, from, to }: { text: string; from: string; to: string }, until: number): Promise<Candidate[]> {
    const query = new URLSearchParams({
      action: 'query', format: 'json', formatversion: '2', generator: 'search', gsrsearch: text, gsrlimit: '6', gsrnamespace: '0', redirects: '1',
      prop: 'langlinks|pageprops|description', ppprop: 'disambiguation', lllang: to, lllimit: '20',
    });
    return askJson(this.outgoing, 'wikipedia', { url: `${this.base(from)}/w/api.php?${query.toString()}` }, until, (json) => {
      const pages = searchAnswer.parse(json).query?.pages ?? [];
      return [...pages].sort((a, b) => (a.index ?? 99) - (b.index ?? 99)).map((page) => ({
        title: page.title, description: page.description ?? null, titleForReader: page.langlinks?.[0]?.title ?? null, isMany: page.pageprops?.disambiguation !== undefined,
      }));
    });
  }

  /** The plain-text beginning of a page; null = there is no such page. */
  summary(language: string, name: string, until: number): Promise<Summary | null> {
    const url = `${this.base(language)}/api/rest_v1/page/summary/${encodeURIComponent(name.replaceAll(' ', '_'))}`;
    return nullWhere404(askJson(this.outgoing, 'wikipedia', { url }, until, (json) => {
      const { type, title: found, extract } = summaryAnswer.parse(json);
      return { title: found, extract: extract.trim(), isMany: type === 'disambiguation' };
    }));
  }
}
