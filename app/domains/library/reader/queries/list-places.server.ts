import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import { placesOf, shownPlaces } from '../model/places.ts';

export type PlaceView = { id: string; page: number; permille: number; device: string; when: string; isHere: boolean };

/** Marks looked through for them. */
const lookedAt = 600;

/** The last twenty places of a book, newest first. */
export async function listPlaces(ctx: MemberCtx, { bookId, deviceKey }: { bookId: string; deviceKey: string }): Promise<PlaceView[]> {
  const marks = await ctx.db.readingPosition.findMany({
    where: { bookId, ownerId: ctx.viewer.id }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: lookedAt,
    select: { id: true, deviceKey: true, deviceName: true, page: true, permille: true, at: true },
  });
  return placesOf(marks, shownPlaces).map(({ id, page, permille, deviceName, at, deviceKey: key }) => ({ id, page, permille, device: deviceName, when: formatMoment(at, ctx.locale, ctx.timeZone, ctx.now), isHere: key === deviceKey }));
}
