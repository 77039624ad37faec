import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { openingOf } from '../model/places.ts';
import type { Opening } from '../model/places.ts';

const columns = { id: true, deviceKey: true, deviceName: true, page: true, permille: true, at: true } as const;

/** Where a book of the viewer opens on this device. The book itself was asked for before. */
export async function findOpening(ctx: MemberCtx, { bookId, deviceKey }: { bookId: string; deviceKey: string }): Promise<Opening> {
  const orderBy = [{ at: 'desc' as const }, { id: 'desc' as const }];
  const [own, elsewhere] = await Promise.all([
    ctx.db.readingPosition.findFirst({ where: { bookId, ownerId: ctx.viewer.id, deviceKey }, orderBy, select: columns }),
    ctx.db.readingPosition.findFirst({ where: { bookId, ownerId: ctx.viewer.id, deviceKey: { not: deviceKey } }, orderBy, select: columns }),
  ]);
  return openingOf(own, elsewhere);
}
