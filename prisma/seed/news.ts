import type { Tx } from '#app/platform/db/client.server.ts';

const hour = 3_600_000;

/** What somebody was told: two pieces are new, one was read days ago. */
const told = [
  { key: 'library-news:importDone', values: { fileName: 'goodreads_library_export.csv', count: 41 }, href: '/library/import', hoursAgo: 190, isRead: true },
  { key: 'library-news:editFailed', values: { title: 'Oblomov' }, href: '/library', hoursAgo: 26, isRead: false },
  { key: 'library-news:importDone', values: { fileName: 'storygraph.csv', count: 7 }, href: '/library/import', hoursAgo: 2, isRead: false },
];

export async function putNews(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.notificationBox.create({ data: { userId, lastSeq: BigInt(told.length), quietFrom: 23, quietUntil: 7 } });
  await tx.notification.createMany({ data: told.map(({ hoursAgo, isRead, ...news }, at) => {
    const when = new Date(now.getTime() - hoursAgo * hour);
    // As ids of that moment are: the first twelve digits are its milliseconds.
    const id = `${when.getTime().toString(16).padStart(12, '0').replace(/^(.{8})(.{4})$/, '$1-$2')}-7000-8000-${userId.slice(-12)}`;
    return { ...news, id, userId, topic: 'library', onceKey: `demo:${at}`, happenedAt: when, shownAt: when, seq: BigInt(at + 1), readAt: isRead ? when : null };
  }) });
}
