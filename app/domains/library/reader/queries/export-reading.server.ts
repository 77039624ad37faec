import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import { jsonList } from '#app/platform/db/json-list.server.ts';

/** Where somebody was in their books, on which device, when. */
export const positionsAsJson = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList((after, take) => db.readingPosition.findMany({
    where: { ownerId: viewer.id, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
    select: { id: true, bookId: true, deviceName: true, page: true, pageKey: true, permille: true, at: true },
  }));

/** When they read, counted and by hand. */
export const sittingsAsJson = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList((after, take) => db.readingSitting.findMany({
    where: { ownerId: viewer.id, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
    select: { id: true, bookId: true, startedAt: true, endedAt: true, day: true, seconds: true, pages: true, firstPage: true, lastPage: true },
  }));

/** When nothing was to disturb them. */
export const quietTimesAsJson = ({ db, viewer }: DataOwner): AsyncGenerator<string> =>
  jsonList((after, take) => db.quietTime.findMany({
    where: { userId: viewer.id, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
    select: { id: true, since: true, until: true, endedAt: true },
  }));
