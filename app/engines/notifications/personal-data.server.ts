import type { DataOwner, PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';

const exportNews = ({ db, viewer }: DataOwner) => jsonList((after, take) => db.notification.findMany({
  where: { userId: viewer.id, shownAt: { not: null }, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
  select: { id: true, topic: true, key: true, values: true, href: true, happenedAt: true, shownAt: true, readAt: true, sentAt: true, count: true },
}));

async function* exportChoices({ db, viewer }: DataOwner): AsyncGenerator<string> {
  const userId = viewer.id;
  const [box, topics, digests] = await Promise.all([
    db.notificationBox.findUnique({ where: { userId }, select: { quietFrom: true, quietUntil: true, quietThen: true, lettersStoppedAt: true } }),
    db.notificationPreference.findMany({ where: { userId }, orderBy: { topic: 'asc' }, select: { topic: true, timing: true } }),
    db.notificationDigest.findMany({ where: { userId }, orderBy: { day: 'asc' }, select: { day: true, sentAt: true, count: true } }),
  ]);
  yield `${JSON.stringify({ ...box, topics, digests }, null, 2)}\n`;
}

/** Notifications in the copy that people take with them. They go with the person's row. */
export const notificationsData: PersonalData = {
  area: 'notifications',
  countPieces: async () => 2,
  async *exportEverything(owner) {
    yield { path: 'notifications.json', pieces: exportNews(owner) };
    yield { path: 'choices.json', pieces: exportChoices(owner) };
  },
};
