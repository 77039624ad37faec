import { inTransaction } from '#app/platform/db/client.server.ts';
import type { MemberCtx } from '../context.ts';
import { unlinkTelegram } from './unlink-telegram.server.ts';

/** The viewer's own chat; a link that is still to be opened opens nothing any more. */
export async function unlinkOwnTelegram(ctx: MemberCtx): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await tx.telegramPairing.deleteMany({ where: { userId: ctx.viewer.id } });
    await unlinkTelegram(tx, { userId: ctx.viewer.id }, { now: ctx.now, ip: ctx.ip });
  });
}
