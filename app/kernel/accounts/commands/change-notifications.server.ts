import { invalidField } from '#app/platform/http/app-error.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { channelsOf } from '../model/channels.ts';
import type { Channel } from '../model/channels.ts';
import { hasTelegram } from '../queries/get-telegram-link.server.ts';

type Wanted = { channel?: Channel; digestHour?: number; /** They were told what silence costs. */ isSure?: boolean };

/**
 * Where the house writes to the viewer by itself, and at what hour of their day; what is not named stays. Silence is
 * for those who have read what is lost by it: without that the rest is kept and the answer is `asks-first`.
 * `alongside` writes what else the same form says: all of it is kept, or nothing.
 */
export async function changeNotifications(ctx: MemberCtx, { channel, digestHour, isSure = false }: Wanted, alongside?: (tx: Tx) => Promise<void>): Promise<'changed' | 'asks-first'> {
  const { id } = ctx.viewer;
  if (channel && !channelsOf(await hasTelegram(ctx.db, id)).includes(channel)) throw invalidField('channel', 'profile:errors.channelNotLinked');
  return inTransaction(ctx.db, async (tx) => {
    await alongside?.(tx);
    const before = await tx.user.findUniqueOrThrow({ where: { id }, select: { notificationChannel: true } });
    const asksFirst = channel === 'none' && before.notificationChannel !== 'none' && !isSure;
    const chosen = asksFirst ? undefined : channel;
    await tx.user.update({ where: { id }, data: { ...(chosen && { notificationChannel: chosen }), ...(digestHour !== undefined && { digestHour }) }, select: { id: true } });
    await recordAudit(tx, { kind: 'account.notifications-changed', actorId: id, ip: ctx.ip, now: ctx.now, ...(chosen && { details: { channel: chosen } }) });
    return asksFirst ? 'asks-first' : 'changed';
  });
}
