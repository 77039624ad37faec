import { v7 as uuidv7 } from 'uuid';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { EntryCtx } from '../entry.ts';
import { owedFactor } from '../model/second-factor.ts';
import type { FirstProof } from '../model/second-factor.ts';
import { findFactor } from '../queries/find-factor.server.ts';
import { secondStepSeconds } from '../second-step-cookie.server.ts';
import { letIn } from './let-in.server.ts';

/** The second factor that somebody owes who gave the first proof; `id` is the row of the waiting. */
export type OwedStep = { id: string; factor: 'app' } | { id: string; factor: 'mail'; email: string };

export type Entered = { kind: 'signed-in'; session: string } | { kind: 'second-step'; step: OwedStep };

/**
 * Lets somebody in who gave a first proof, or writes down that they owe the second factor. Every way in comes through here,
 * so that none leads around it; what is owed opens nothing but the page that asks for it.
 */
export async function enterOrAskForFactor(tx: Tx, ctx: EntryCtx, userId: string, proven: FirstProof): Promise<Entered> {
  const facts = await findFactor(tx, userId);
  if (!facts) throw new AppError('conflict', { messageKey: 'accounts:errors.accountClosed' });
  const owed = owedFactor(facts.factor, proven);
  if (owed === null) return { kind: 'signed-in', session: await letIn(tx, ctx, userId) };
  const id = uuidv7();
  const expiresAt = new Date(ctx.now.getTime() + secondStepSeconds * 1000);
  await tx.secondStep.create({ data: { id, userId, createdAt: ctx.now, expiresAt }, select: { id: true } });
  await recordAudit(tx, { kind: 'second-factor.asked', actorId: userId, ip: ctx.entry.ip, now: ctx.now, details: { factor: owed } });
  return { kind: 'second-step', step: owed === 'mail' ? { id, factor: owed, email: facts.email ?? '' } : { id, factor: owed } };
}
