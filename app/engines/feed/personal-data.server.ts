import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';
import { dayText } from '#app/platform/time/days.ts';

/** What of a person stands in feeds, in the copy they take with them. Rows go with their person. */
export const feedData: PersonalData = {
  area: 'feed',
  countPieces: async ({ db, viewer }) => Math.ceil((await db.activity.count({ where: { userId: viewer.id } })) / 500) + 2,
  async *exportEverything({ db, viewer }) {
    const activities = jsonList((after, take) => db.activity.findMany({
      where: { userId: viewer.id, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
      select: { id: true, kind: true, factId: true, part: true, subjectId: true, day: true, isShared: true, isHidden: true },
    }), ({ day, ...activity }) => ({ ...activity, day: dayText(day) }));
    yield { path: 'activities.json', pieces: activities };
    const choices = jsonList(async (after, take) => (await db.sharingChoice.findMany({
      where: { userId: viewer.id, ...(after && { room: { gt: after } }) }, orderBy: { room: 'asc' }, take, select: { room: true, isShared: true },
    })).map((choice) => ({ id: choice.room, ...choice })), ({ room, isShared }) => ({ room, isShared }));
    yield { path: 'sharing.json', pieces: choices };
  },
};
