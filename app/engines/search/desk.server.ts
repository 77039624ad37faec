import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { SearchHit, SearchKind, SearchQuery } from '#app/kernel/contributions/search.ts';
import { foldText } from '#app/platform/text/folding.ts';
import { fullTextOf, swappedTextOf, typedWords } from '#app/platform/text/full-text.ts';

export type FoundGroup = { kind: string; nameKey: string; hits: SearchHit[]; moreHref: string | null };

/** All that can be found, whatever room it lies in. */
export type SearchDesk = {
  /** Groups with something in them, in the order of the rooms; everything there is costs one question, or two where a word is misspelled. */
  search(ctx: MemberCtx, text: string): Promise<FoundGroup[]>;
};

/** Rows of one group; one more says that there are more. */
const shown = 6;

export function readQuery(typed: string): SearchQuery {
  const text = typed.replaceAll('\u0000', '').toWellFormed().normalize('NFC').trim().slice(0, 200).toWellFormed();
  const words = typedWords(text);
  return { text, words, folded: foldText(text), fullText: fullTextOf(words), swapped: swappedTextOf(words) };
}

export function createSearchDesk(kinds: readonly SearchKind[]): SearchDesk {
  return {
    async search(ctx, typed) {
      const query = readQuery(typed);
      if (query.words.length === 0) return [];
      const groups = await Promise.all(kinds.map(async ({ kind, nameKey, search, moreHref }) => {
        const hits = await search(ctx, query, shown + 1);
        return { kind, nameKey, hits: hits.slice(0, shown), moreHref: hits.length > shown && moreHref ? moreHref(query.text) : null };
      }));
      return groups.filter(({ hits }) => hits.length > 0);
    },
  };
}
