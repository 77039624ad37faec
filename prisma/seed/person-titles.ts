import { isOver } from '#app/domains/titles/model/walk-state.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { dayInZone, noonInZone } from '#app/platform/time/days.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import type { DemoPerson } from './people.ts';
import { walkThrough } from './title-life.ts';
import type { LivedWalk } from './title-life.ts';
import { titleReviews } from './title-reviews.ts';
import { idAt } from './placed-title.ts';
import type { PlacedTitle } from './placed-title.ts';

type Preference = { scale?: 'hundred' | 'ten' | 'five' | 'smileys'; hidesRatings?: boolean; walksSeenBy?: 'everyone' | 'members' | 'nobody'; reviewsSeenBy?: 'everyone' | 'members' | 'nobody'; numbersSeenBy?: 'everyone' | 'members' | 'nobody' };

/** Each of the circle rates and shares in another way. */
export const titlesPreferences: Record<string, Preference> = {
  anna: { scale: 'ten' },
  ilya: { scale: 'hundred', hidesRatings: true },
  aigerim: { scale: 'five' },
  kate: { scale: 'smileys', walksSeenBy: 'everyone', reviewsSeenBy: 'everyone', numbersSeenBy: 'everyone' },
  tom: { walksSeenBy: 'nobody', numbersSeenBy: 'nobody' },
};

type Written = { rating: number; text: string; hasSpoilers: boolean };

/** By name and person. */
const written = new Map(titleReviews.trim().split('\n---').filter((part) => part.trim()).map((part): [string, Written] => {
  const [head = '', ...lines] = part.trim().split('\n');
  const [name = '', username = '', rating, spoilers] = head.split('|').map((piece) => piece.trim());
  return [`${username} ${name}`, { rating: Number(rating), text: lines.join('\n').trim(), hasSpoilers: spoilers === 'spoilers' }];
}));

type Lived = { title: PlacedTitle; walk: LivedWalk; review: Written | null };

/** What somebody saw and played in two years, how it went, and what they thought of it. */
export async function putWalksAndReviews(tx: Tx, person: DemoPerson, titles: readonly PlacedTitle[], now: Date): Promise<void> {
  const chance = chanceOf(person.seed + 5_000);
  const today = dayInZone(now, person.habits.timeZone);
  const lived = titles.flatMap((title): Lived[] => {
    const words = written.get(`${person.username} ${title.details.name}`) ?? null;
    const isOwn = title.locale === person.locale;
    if (!words && !chance.happens(isOwn ? 0.62 : 0.3)) return [];
    const walk = walkOf(title, chance, today, words !== null);
    const last = walk.changes.at(-1);
    const rates = words === null && last !== undefined && isOver(last.state) && chance.happens(0.7);
    return [{ title, walk, review: words ?? (rates ? { rating: ratingOf(last.state === 'dropped', chance), text: '', hasSpoilers: false } : null) }];
  });
  await putWalks(tx, person, lived, now);
  await putReviews(tx, person, lived, now);
}

/** Whoever wrote about it has seen it. */
function walkOf(title: PlacedTitle, chance: Chance, today: Date, isSeen: boolean): LivedWalk {
  for (;;) {
    const walk = walkThrough({ type: title.type, episodes: title.details.episodes ?? null }, chance, today);
    const state = walk.changes.at(-1)?.state;
    if (!isSeen || state === 'completed' || state === 'mastered') return walk;
  }
}

const ratingOf = (isGivenUp: boolean, chance: Chance): number => (isGivenUp ? chance.between(20, 55) : Math.min(100, Math.round(62 + (chance.next() + chance.next()) * 19)));

/** Evenings of those days, and never after now. */
const eveningOf = (on: Date, { habits }: DemoPerson, now: Date, step = 0): Date => new Date(Math.min(now.getTime() - (10 - step) * 60_000, noonInZone(on, habits.timeZone).getTime() + 8.5 * 3_600_000 + step * 60_000));

async function putWalks(tx: Tx, person: DemoPerson, lived: readonly Lived[], now: Date): Promise<void> {
  const isShared = titlesPreferences[person.username]?.walksSeenBy !== 'nobody';
  const walks = lived.map(({ title, walk }) => {
    const changes = walk.changes.map(({ on, ...stand }, step) => ({ ...stand, at: eveningOf(on, person, now, step) }));
    const last = changes.at(-1)!;
    return { title, walk, changes, last, id: idAt(changes[0]!.at) };
  });
  await tx.walk.createMany({
    data: walks.map(({ id, title, walk, changes, last: { state, startedOn, endedOn, progress, at } }) => ({
      id, titleId: title.id, type: title.type, userId: person.id, state, startedOn, endedOn, progress, runs: walk.runs, isShared, createdAt: changes[0]!.at, updatedAt: at,
    })),
  });
  await tx.walkRun.createMany({ data: walks.flatMap(({ id, walk }) => walk.past.map((run) => ({ walkId: id, ...run }))) });
  await tx.walkChange.createMany({ data: walks.flatMap(({ id, changes }) => changes.map((change) => ({ id: idAt(change.at), walkId: id, ...change }))) });
}

async function putReviews(tx: Tx, person: DemoPerson, lived: readonly Lived[], now: Date): Promise<void> {
  const isShared = titlesPreferences[person.username]?.reviewsSeenBy !== 'nobody';
  await tx.review.createMany({
    data: lived.flatMap(({ title, walk, review }) => {
      if (!review) return [];
      const at = eveningOf(walk.changes.at(-1)!.on, person, now, 8);
      return [{ id: idAt(at), titleId: title.id, type: title.type, userId: person.id, rating: review.rating, text: review.text || null, hasSpoilers: review.hasSpoilers, isShared, createdAt: at, updatedAt: at }];
    }),
  });
  // The feed gives a review the day on which it first sees it; these were written over two years.
  await tx.$executeRaw`UPDATE "Activity" a SET "day" = (r."createdAt" AT TIME ZONE ${person.habits.timeZone})::date FROM "Review" r WHERE r."id" = a."factId" AND a."kind" = 'titles.reviewed' AND r."userId" = ${person.id}::uuid`;
}
