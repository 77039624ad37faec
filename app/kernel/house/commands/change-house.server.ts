import { recordAudit } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import type { HouseKeeper } from '../house.ts';
import type { HouseInput } from '../schema.ts';

type HouseCtx = MemberCtx & { house: HouseKeeper };

/** How the circle is called, looks and opens its door; every page knows at once. Owner only. */
export async function changeHouse(ctx: HouseCtx, { homeTextRu, homeTextEn, ...rest }: HouseInput): Promise<void> {
  if (ctx.viewer.role !== 'owner') throw notFound();
  const values = { ...rest, homeTextRu: homeTextRu || null, homeTextEn: homeTextEn || null };
  await inTransaction(ctx.db, async (tx) => {
    await tx.houseSettings.upsert({ where: { id: 1 }, create: { id: 1, ...values }, update: values, select: { id: true } });
    await recordAudit(tx, { kind: 'house.changed', actorId: ctx.viewer.id, ip: ctx.ip, now: ctx.now, details: { registration: rest.registration } });
  });
  ctx.house.forget();
}
