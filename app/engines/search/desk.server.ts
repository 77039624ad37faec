import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { SearchHit, SearchKind, SearchQuery } from '#app/kernel/contributions/search.ts';
import { foldText } from '#app/platform/text/folding.ts';
import { fullTextOf, swappedTextOf, typedWords } from '#app/platform/text/full-text.ts';

export type FoundGroup = { kind: string; nameKey: string; hits: SearchHit[]; hasMore: boolean };

/** All that can be found, whatever room it lies in. */
export type SearchDesk = {
  /**
   * Groups with something in them, in the order of the rooms; everything there is costs one question, or two where a word is misspelled.
   * `only`: one kind, and more of it; a kind that is none is as if nothing was said.
   */
  search(ctx: MemberCtx, text: string, only?: string | null): Promise<{ groups: FoundGroup[]; only: string | null }>;
};

/** Rows of one group among others, and of one alone; one more says that there are more. */
const [shownOfMany, shownOfOne] = [6, 50];

export function readQuery(typed: string): SearchQuery {
  const text = typed.replaceAll('\u0000', '').toWellFormed().normalize('NFC').trim().slice(0, 200).toWellFormed();
  const words = typedWords(text);
  return { text, words, folded: foldText(text), fullText: fullTextOf(words), swapped: swappedTextOf(words) };
}

export function createSearchDesk(kinds: readonly SearchKind[]): SearchDesk {
  return {
    async search(ctx, typed, wanted = null) {
      const one = kinds.find(({ kind }) => kind === wanted);
      const only = one?.kind ?? null;
      const shown = one ? shownOfOne : shownOfMany;
      const query = readQuery(typed);
      if (query.words.length === 0) return { groups: [], only };
      const groups = await Promise.all((one ? [one] : kinds).map(async ({ kind, nameKey, search }) => {
        const hits = await search(ctx, query, shown + 1);
        return { kind, nameKey, hits: hits.slice(0, shown), hasMore: hits.length > shown };
      }));
      return { groups: groups.filter(({ hits }) => hits.length > 0), only };
    },
  };
}
