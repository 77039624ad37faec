import type { MemberCtx } from '#app/kernel/accounts/context.ts';

/** What somebody looks for, made ready once for all rooms. */
export type SearchQuery = {
  /** As it was typed. */
  text: string;
  /** Folded (case, ё = е, punctuation), in the order in which they were typed. */
  words: readonly string[];
  /** The same as one text. */
  folded: string;
  /** For `to_tsquery('russian', …)`: every word by its stem, the last one also as the beginning of one. */
  fullText: string;
  /** The same for words in which two letters changed places. */
  swapped: string;
};

export type SearchHit = {
  id: string;
  title: string;
  meta: string | null;
  href: string;
  /** A book's or a film's picture; `id` null = it is drawn. */
  cover?: { id: string | null; author: string | null };
  /** A person's face; null = drawn initials. */
  face?: { avatarId: string | null };
};

/** Something that can be found; the room that brings it shows a viewer only what they may see. */
export type SearchKind = {
  kind: string;
  nameKey: string;
  /** Best first, at most `take`; what is spelled almost like it when nothing has the words. */
  search(ctx: MemberCtx, query: SearchQuery, take: number): Promise<SearchHit[]>;
};
