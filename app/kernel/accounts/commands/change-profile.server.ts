import { v7 as uuidv7 } from 'uuid';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { maxLinks } from '../model/profile-link.ts';
import type { ProfileInput } from '../profile-schema.ts';

/** What the viewer says about themselves, all of it: an empty field takes away what was there. */
export async function changeProfile(ctx: MemberCtx, { links, ...said }: ProfileInput): Promise<void> {
  const { id: userId } = ctx.viewer;
  await inTransaction(ctx.db, async (tx) => {
    // The person's row first: two forms sent at once take turns, and the later one is what stays.
    await tx.user.update({ where: { id: userId }, data: said, select: { id: true } });
    await tx.profileLink.deleteMany({ where: { userId } });
    await tx.profileLink.createMany({ data: links.slice(0, maxLinks).map((link, position) => ({ ...link, id: uuidv7(), userId, position })) });
    await recordAudit(tx, { kind: 'account.profile-changed', actorId: userId, ip: ctx.ip, now: ctx.now });
  });
}
