import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { FeedCard, FeedFact } from '#app/kernel/contributions/feed.ts';
import { defaultPreference } from '../model/preference.ts';
import { titlesPaths } from '../paths.ts';

/**
 * Titles as a feed shows them, all three kinds in one go. What its person shares no more is not shown, whatever the feed still says; and whoever wants to see no
 * ratings of others before their own sees none here.
 */
export async function feedCards({ db, viewer }: MemberCtx, facts: readonly FeedFact[]): Promise<ReadonlyMap<string, FeedCard>> {
  const subjects = [...new Set(facts.map(({ subjectId }) => subjectId))];
  const factsOf = (...kinds: string[]) => facts.filter(({ kind }) => kinds.includes(kind)).map(({ factId }) => factId);
  const [titles, walks, reviews, preference] = await Promise.all([
    db.title.findMany({ where: { id: { in: subjects } }, select: { id: true, type: true, name: true, year: true, coverId: true, reviews: { where: { userId: viewer.id }, select: { id: true } } } }),
    db.walk.findMany({ where: { id: { in: factsOf('titles.started', 'titles.completed') } }, select: { id: true, userId: true, state: true, runs: true, isShared: true } }),
    db.review.findMany({ where: { id: { in: factsOf('titles.reviewed') } }, select: { id: true, userId: true, rating: true, isShared: true } }),
    db.titlesPreference.findUnique({ where: { userId: viewer.id }, select: { hidesRatings: true, scale: true } }),
  ]);
  const { scale } = preference ?? defaultPreference;
  const titleOf = new Map(titles.map((title) => [title.id, title]));
  const walkOf = new Map(walks.map((walk) => [walk.id, walk]));
  const reviewOf = new Map(reviews.map((review) => [review.id, review]));
  return new Map(facts.flatMap((fact) => {
    const title = titleOf.get(fact.subjectId);
    const walk = walkOf.get(fact.factId);
    const review = reviewOf.get(fact.factId);
    const row = fact.kind === 'titles.reviewed' ? review : walk;
    if (!title || !row || (row.userId !== viewer.id && !row.isShared)) return [];
    const isMastered = walk?.state === 'mastered' && walk.runs === fact.part;
    const hasOwn = title.reviews.length > 0 || !preference?.hidesRatings;
    const card = cardOf(fact.kind, title, isMastered);
    return [[fact.id, review && hasOwn ? { ...card, rating: review.rating, scale } : card] as const];
  }));
}

type Shown = { id: string; name: string; year: number | null; coverId: string | null; type: string };

function cardOf(kind: string, { id, name, year, coverId, type }: Shown, isMastered: boolean): FeedCard {
  const what = kind === 'titles.reviewed' ? 'reviewed' : kind === 'titles.started' ? 'started' : isMastered ? 'mastered' : 'completed';
  return { key: `titles-feed:${type}.${what}`, title: name, detail: year === null ? null : String(year), href: titlesPaths.title(id), rating: null, cover: { id: coverId, author: null } };
}
