import { AppError } from '#app/platform/http/app-error.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { EntryCtx } from '../entry.ts';
import { renewSession } from '../session.server.ts';

export type ProofKind = 'password' | 'mail' | 'app';

/**
 * Writes down that this browser's person has just proven themselves, and gives the session a new id: a copy of the old
 * cookie does not rise with it. Where every kind of fresh proof ends.
 */
export async function renewProof(tx: Tx, ctx: EntryCtx, userId: string, by: ProofKind): Promise<string> {
  const session = ctx.entry.browserSession && (await renewSession(tx, { id: ctx.entry.browserSession, userId, now: ctx.now }));
  if (!session) throw new AppError('unauthenticated');
  await recordAudit(tx, { kind: 'account.proven', actorId: userId, ip: ctx.entry.ip, now: ctx.now, details: { by } });
  return session;
}
