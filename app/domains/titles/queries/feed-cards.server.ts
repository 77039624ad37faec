import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { FeedCard, FeedFact } from '#app/kernel/contributions/feed.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { defaultPreference } from '../model/preference.ts';
import type { TitlesPreference } from '../model/preference.ts';
import type { WalkState } from '../model/walk-state.ts';
import { titlesPaths } from '../paths.ts';

/**
 * Titles as a feed shows them, all three kinds in one go. What its person shares no more is not shown, whatever the feed still says; and whoever wants to see no
 * ratings of others before their own sees none here.
 */
export async function feedCards(ctx: MemberCtx, facts: readonly FeedFact[]): Promise<ReadonlyMap<string, FeedCard>> {
  const { titles, walks, reviews, preference } = await readAll(ctx, facts);
  const { scale } = preference ?? defaultPreference;
  const titleOf = new Map(titles.map((title) => [title.id, title]));
  const walkOf = new Map(walks.map((walk) => [walk.id, walk]));
  const reviewOf = new Map(reviews.map((review) => [review.id, review]));
  return new Map(facts.flatMap((fact) => {
    const title = titleOf.get(fact.subjectId);
    const walk = walkOf.get(fact.factId);
    const review = reviewOf.get(fact.factId);
    const row = fact.kind === 'titles.reviewed' ? review : walk;
    if (!title || !row || (row.userId !== ctx.viewer.id && !row.isShared)) return [];
    const isMastered = walk?.state === 'mastered' && walk.runs === fact.part;
    const hasOwn = title.isRated || !preference?.hidesRatings;
    const card = cardOf(fact.kind, title, isMastered);
    return [[fact.id, review && hasOwn ? { ...card, rating: review.rating, scale } : card] as const];
  }));
}

type Read = {
  titles: (Shown & { /** By the viewer. */ isRated: boolean })[];
  walks: { id: string; userId: string; state: WalkState; runs: number; isShared: boolean }[];
  reviews: { id: string; userId: string; rating: number; isShared: boolean }[];
  preference: Pick<TitlesPreference, 'hidesRatings' | 'scale'> | null;
};

/** All that the cards are made of, in one question. */
async function readAll({ db, viewer }: MemberCtx, facts: readonly FeedFact[]): Promise<Read> {
  const subjects = [...new Set(facts.map(({ subjectId }) => subjectId))];
  const factsOf = (...kinds: string[]) => facts.filter(({ kind }) => kinds.includes(kind)).map(({ factId }) => factId);
  const [row] = await readRows<{ [part in keyof Read]: Read[part] | null }>(db, Prisma.sql`
    SELECT (SELECT jsonb_agg(jsonb_build_object('id', t."id", 'type', t."type", 'name', t."name", 'year', t."year", 'coverId', t."coverId",
        'isRated', EXISTS (SELECT FROM "Review" r WHERE r."userId" = ${viewer.id}::uuid AND r."titleId" = t."id")))
        FROM "Title" t WHERE t."id" = ANY(${subjects}::uuid[])) AS "titles",
      (SELECT jsonb_agg(jsonb_build_object('id', w."id", 'userId', w."userId", 'state', w."state", 'runs', w."runs", 'isShared', w."isShared"))
        FROM "Walk" w WHERE w."id" = ANY(${factsOf('titles.started', 'titles.completed')}::uuid[])) AS "walks",
      (SELECT jsonb_agg(jsonb_build_object('id', r."id", 'userId', r."userId", 'rating', r."rating", 'isShared', r."isShared"))
        FROM "Review" r WHERE r."id" = ANY(${factsOf('titles.reviewed')}::uuid[])) AS "reviews",
      (SELECT jsonb_build_object('hidesRatings', p."hidesRatings", 'scale', p."scale") FROM "TitlesPreference" p WHERE p."userId" = ${viewer.id}::uuid) AS "preference"`);
  return { titles: row?.titles ?? [], walks: row?.walks ?? [], reviews: row?.reviews ?? [], preference: row?.preference ?? null };
}

type Shown = { id: string; name: string; year: number | null; coverId: string | null; type: string };

function cardOf(kind: string, { id, name, year, coverId, type }: Shown, isMastered: boolean): FeedCard {
  const what = kind === 'titles.reviewed' ? 'reviewed' : kind === 'titles.started' ? 'started' : isMastered ? 'mastered' : 'completed';
  return { key: `titles-feed:${type}.${what}`, title: name, detail: year === null ? null : String(year), href: titlesPaths.title(id), rating: null, cover: { id: coverId, author: null } };
}
