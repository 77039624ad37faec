import { invalidField } from '#app/platform/http/app-error.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import type { ChangePasswordInput } from '../credential-schema.ts';
import type { EntryCtx } from '../entry.ts';
import { refuseWeakPassword } from '../new-password.server.ts';
import { hashPassword } from '../password-hash.server.ts';
import { requireCurrentPassword } from '../current-password.server.ts';
import { findResetChannel } from '../queries/find-by-login.server.ts';
import { endAccess } from './end-access.server.ts';
import { letIn } from './let-in.server.ts';
import { tellOfChangedCredentials } from './tell-of-changed-credentials.server.ts';

/** Another password: every other browser is signed out, this one goes on with a new session, whose id is the answer. */
export async function changePassword(ctx: MemberCtx & EntryCtx, { current, password }: Pick<ChangePasswordInput, 'current' | 'password'>): Promise<string> {
  const { viewer } = ctx;
  const before = await requireCurrentPassword(ctx, 'current', current);
  if (before !== null && current === password) throw invalidField('password', 'credentials:errors.passwordSame');
  refuseWeakPassword(password, viewer);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx.db, async (tx) => {
    // Against the password that was checked: of two changes of one moment the second must know the first one's.
    const { count } = await tx.user.updateMany({ where: { id: viewer.id, passwordHash: before }, data: { passwordHash, passwordChangedAt: ctx.now } });
    if (count === 0) throw invalidField('current', 'credentials:errors.currentPassword');
    await endAccess(tx, viewer.id, ctx.now);
    await recordAudit(tx, { kind: 'password.changed', actorId: viewer.id, ip: ctx.entry.ip, now: ctx.now });
    await tellOfChangedCredentials(tx, ctx, viewer, viewer.email, { template: 'accounts.password-changed', codesTo: await findResetChannel(tx, viewer.id) });
    return letIn(tx, ctx, viewer.id);
  });
}
