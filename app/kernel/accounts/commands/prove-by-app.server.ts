import { inTransaction } from '#app/platform/db/client.server.ts';
import { invalidField } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import { takeAppCode } from '../authenticator.server.ts';
import type { MemberCtx } from '../context.ts';
import { appCodeLimits, attemptLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { renewProof } from './renew-proof.server.ts';

/** The person before the browser types a code of their authenticator app; answers the session's new id. */
export async function proveByApp(ctx: MemberCtx & EntryCtx, { code }: { code: string }): Promise<string> {
  const { entry: { ip, secret }, viewer: { id: userId }, now } = ctx;
  await consumeEntryLimits(ctx, [...attemptLimits(ip), ...appCodeLimits(userId)]);
  const session = await inTransaction(ctx.db, async (tx) => ((await takeAppCode(tx, { userId, code, now, secret })) ? renewProof(tx, ctx, userId, 'app') : null));
  if (session) return session;
  await recordAudit(ctx.db, { kind: 'proof.failed', actorId: userId, ip, now, details: { by: 'app' } });
  throw invalidField('code', 'second-factor:errors.appCodeWrong');
}
