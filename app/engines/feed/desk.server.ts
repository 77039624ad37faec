import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { FeedCard, FeedFact, FeedSource } from '#app/kernel/contributions/feed.ts';

/** All that a feed can show, whatever room it comes from. */
export type FeedDesk = {
  /** Rooms whose sharing is chosen here, in the order of the settings. */
  choices: readonly { room: string; nameKey: string; helpKey: string }[];
  /** One question for each room that has something among them. */
  cards(ctx: MemberCtx, facts: readonly FeedFact[]): Promise<ReadonlyMap<string, FeedCard>>;
};

export function createFeedDesk(sources: readonly FeedSource[]): FeedDesk {
  return {
    choices: sources.flatMap(({ room, sharing }) => (sharing ? [{ room, ...sharing }] : [])),
    async cards(ctx, facts) {
      const found = await Promise.all(sources.map((source) => {
        const theirs = facts.filter(({ kind }) => source.kinds.includes(kind));
        return theirs.length > 0 ? source.cards(ctx, theirs) : new Map<string, FeedCard>();
      }));
      return new Map(found.flatMap((cards) => [...cards]));
    },
  };
}
