import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';
import { dayText } from '#app/platform/time/days.ts';

const perPiece = 500;

export async function countTitlesPieces({ db, viewer }: DataOwner): Promise<number> {
  const totals = await db.titlesTotal.findMany({ where: { userId: viewer.id }, select: { count: true } });
  return 6 + Math.ceil(totals.reduce((sum, { count }) => sum + count, 0) / perPiece);
}

type Days = { startedOn: Date | null; endedOn: Date | null; progress: unknown };

const plain = <T extends Days>({ startedOn, endedOn, progress, ...rest }: T) => ({
  ...rest,
  startedOn: startedOn && dayText(startedOn),
  endedOn: endedOn && dayText(endedOn),
  progress: progress === null ? null : Number(progress),
});

const titleOf = { select: { id: true, type: true, name: true, year: true } } as const;
const after = (id: string | null) => (id === null ? {} : { id: { gt: id } });

/** Walks with their earlier times through and all that was ever changed. */
export const exportWalks = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList((last, take) => db.walk.findMany({
    where: { userId: viewer.id, ...after(last) }, orderBy: { id: 'asc' }, take,
    select: {
      id: true, title: titleOf, state: true, startedOn: true, endedOn: true, progress: true, runs: true, isShared: true, createdAt: true, updatedAt: true,
      past: { select: { number: true, state: true, startedOn: true, endedOn: true, progress: true }, orderBy: { number: 'asc' } },
      changes: { select: { at: true, run: true, state: true, startedOn: true, endedOn: true, progress: true }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    },
  }), (walk) => ({ ...plain(walk), past: walk.past.map(plain), changes: walk.changes.map(plain) }));

export const exportReviews = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList((last, take) => db.review.findMany({
    where: { userId: viewer.id, ...after(last) }, orderBy: { id: 'asc' }, take,
    select: { id: true, title: titleOf, rating: true, text: true, hasSpoilers: true, isShared: true, createdAt: true, updatedAt: true },
  }), (review) => review);

/** Walks and reviews that lie in the trash. */
export const exportTrash = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList((last, take) => db.titleTrash.findMany({
    where: { userId: viewer.id, ...after(last) }, orderBy: { id: 'asc' }, take, select: { id: true, title: titleOf, kind: true, content: true, removedAt: true },
  }), (removed) => removed);

/** Titles they brought to the circle. */
export const exportOwnTitles = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList((last, take) => db.title.findMany({
    where: { createdById: viewer.id, ...after(last) }, orderBy: { id: 'asc' }, take,
    select: {
      id: true, type: true, name: true, originalName: true, description: true, year: true, episodes: true, genres: true, createdAt: true,
      credits: { select: { name: true, role: true }, orderBy: { position: 'asc' } },
      sources: { select: { source: true, externalId: true } },
    },
  }), (title) => title);

/** What they wrote into titles, as each was after it. */
export const exportVersions = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList(async (last, take) => {
    const [titleId, number] = (last ?? '').split(' ');
    const found = await db.titleVersion.findMany({
      where: { editorId: viewer.id, ...(titleId && { OR: [{ titleId: { gt: titleId } }, { titleId, number: { gt: Number(number) } }] }) },
      orderBy: [{ titleId: 'asc' }, { number: 'asc' }], take, select: { titleId: true, number: true, at: true, details: true, revertsTo: true },
    });
    return found.map((version) => ({ id: `${version.titleId} ${version.number}`, ...version }));
  }, ({ id: _id, ...version }) => version);

export async function* exportChoices({ db, viewer }: DataOwner): AsyncGenerator<string> {
  const choice = await db.titlesPreference.findUnique({
    where: { userId: viewer.id }, select: { scale: true, hidesRatings: true, walksSeenBy: true, reviewsSeenBy: true, numbersSeenBy: true },
  });
  yield `${JSON.stringify(choice ?? {}, null, 2)}\n`;
}
