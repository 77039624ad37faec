import type { MemberCtx } from '#app/kernel/accounts/context.ts';

/** A fact that a feed shows, as the room's view of its facts names it (decision 054). */
export type FeedFact = {
  id: string;
  /** Whose it is. */
  userId: string;
  kind: string;
  factId: string;
  part: number;
  subjectId: string;
};

/** What a fact looks like in a feed. */
export type FeedCard = {
  /** Message key of what happened, without a name: "Finished". */
  key: string;
  values?: Record<string, string | number>;
  /** What it is about. */
  title: string;
  detail: string | null;
  /** null = the viewer has no page of it. */
  href: string | null;
  /** 0–100 */
  rating: number | null;
  /** The scale of its room by which the viewer reads ratings; without one they are stars. */
  scale?: string;
  /** A book's or a film's picture; `id` null = it is drawn. Without one a sign stands there. */
  cover: { id: string | null; author: string | null } | null;
};

/** What a room brings to the feed. Its facts come by its view in the database; here is how they look. */
export type FeedSource = {
  room: string;
  /** `library.finished` */
  kinds: readonly string[];
  /** Message keys of the choice whether the circle sees it; null = the facts say it themselves, by preferences of the room. */
  sharing: { nameKey: string; helpKey: string } | null;
  /** Cards of many facts at once, by the fact's id. What is gone or hidden from the viewer has none. */
  cards(ctx: MemberCtx, facts: readonly FeedFact[]): Promise<ReadonlyMap<string, FeedCard>>;
};
