import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { SearchHit, SearchKind, SearchQuery } from '#app/kernel/contributions/search.ts';
import { inOtherAlphabet } from '#app/platform/text/alphabets.ts';
import { foldText } from '#app/platform/text/folding.ts';
import { fullTextOf, swappedTextOf, typedWords } from '#app/platform/text/full-text.ts';
import { onOtherKeyboard } from '#app/platform/text/keyboard-layouts.ts';

export type FoundGroup = { kind: string; nameKey: string; hits: SearchHit[]; hasMore: boolean };

/** `only`: the one kind that was asked; `readAs`: what was found where the words as they were typed are nowhere: the same keys on the other keyboard, or the same sounds in the other alphabet. */
export type Found = { groups: FoundGroup[]; only: string | null; readAs: string | null };

/** All that can be found, whatever room it lies in. */
export type SearchDesk = {
  /**
   * Groups with something in them, in the order of the rooms. A kind costs one question where it has the words, up to four where it has none; where
   * nothing is found anywhere all is asked once more for each other reading of what was typed.
   * `only`: one kind, and more of it; a kind that is none is as if nothing was said.
   */
  search(ctx: MemberCtx, text: string, only?: string | null): Promise<Found>;
};

/** Rows of one group among others, and of one alone; one more says that there are more. */
const [shownOfMany, shownOfOne] = [6, 50];

export function readQuery(typed: string): SearchQuery {
  const text = typed.replaceAll('\u0000', '').toWellFormed().normalize('NFC').trim().slice(0, 200).toWellFormed();
  const words = typedWords(text);
  return { text, words, folded: foldText(text), fullText: fullTextOf(words), swapped: swappedTextOf(words) };
}

async function askEach(kinds: readonly SearchKind[], ctx: MemberCtx, typed: string, shown: number): Promise<FoundGroup[]> {
  const query = readQuery(typed);
  if (query.words.length === 0) return [];
  const groups = await Promise.all(kinds.map(async ({ kind, nameKey, search }) => {
    const hits = await search(ctx, query, shown + 1);
    return { kind, nameKey, hits: hits.slice(0, shown), hasMore: hits.length > shown };
  }));
  return groups.filter(({ hits }) => hits.length > 0);
}

export function createSearchDesk(kinds: readonly SearchKind[]): SearchDesk {
  return {
    async search(ctx, typed, wanted = null) {
      const one = kinds.find(({ kind }) => kind === wanted);
      const only = one?.kind ?? null;
      const [asked, shown] = one ? [[one], shownOfOne] : [kinds, shownOfMany];
      for (const text of [typed, onOtherKeyboard(typed), inOtherAlphabet(typed)]) {
        const groups = text === null ? [] : await askEach(asked, ctx, text, shown);
        if (groups.length > 0) return { groups, only, readAs: text === typed ? null : text };
      }
      return { groups: [], only, readAs: null };
    },
  };
}
