import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';
import { dayText } from '#app/platform/time/days.ts';

const asDay = (day: Date | null) => day && dayText(day);

/** A person's goals in the copy they take with them. Rows go with their person. */
export const goalData: PersonalData = {
  area: 'goals',
  countPieces: async ({ db, viewer }) => Math.ceil((await db.goal.count({ where: { userId: viewer.id } })) / 500) + 1,
  async *exportEverything({ db, viewer }) {
    const pieces = jsonList((after, take) => db.goal.findMany({
      where: { userId: viewer.id, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
      select: {
        id: true, metric: true, amount: true, period: true, repeats: true, filterKind: true, filterValue: true, startsOn: true, endsOn: true, createdAt: true, archivedAt: true, deletedAt: true,
        news: { select: { kind: true, day: true, at: true }, orderBy: { at: 'asc' } },
      },
    }), ({ startsOn, endsOn, news, ...goal }) => ({ ...goal, startsOn: asDay(startsOn), endsOn: asDay(endsOn), news: news.map(({ day, ...one }) => ({ ...one, day: asDay(day) })) }));
    yield { path: 'goals.json', pieces };
  },
};
