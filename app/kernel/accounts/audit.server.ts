import type { DbOrTx } from '#app/platform/db/client.server.ts';

/** What is written down about ways in and out; the names are kept for years, so they are listed here. */
export type AuditKind =
  | 'account.registered' | 'account.deactivated' | 'account.reactivated' | 'account.deletion-requested' | 'account.deletion-cancelled' | 'account.deleted' | 'account.export-requested'
  | 'account.owner-created' | 'account.email-proven' | 'account.settings-changed'
  | 'account.profile-changed' | 'account.username-changed' | 'account.visibility-changed' | 'account.notifications-changed' | 'account.picture-changed'
  | 'code.requested' | 'code.refused' | 'code.wrong' | 'code.accepted'
  | 'sign-in.password' | 'sign-in.failed' | 'sign-out' | 'session.ended' | 'limit.reached'
  | 'account.proven' | 'proof.failed'
  | 'second-factor.asked' | 'second-factor.passed' | 'second-factor.wrong' | 'second-factor.changed' | 'second-factor.reset'
  | 'recovery-codes.replaced' | 'recovery-code.used'
  | 'person.role-changed' | 'person.deactivated' | 'person.reactivated' | 'person.sessions-ended' | 'mail.resent' | 'audit.exported'
  | 'password.reset' | 'password.changed' | 'password.wrong' | 'email.changed' | 'email.returned'
  | 'job.retried' | 'job.discarded'
  | 'request.foreign-origin';

export type AuditEntry = {
  kind: AuditKind;
  actorId?: string | null;
  /** To whom it was done, where that is not the actor. */
  subjectId?: string | null;
  ip?: string | null;
  now?: Date;
  /** Plain facts; never a code, a password, an address or what was typed. */
  details?: Record<string, string | number | boolean>;
};

export async function recordAudit(db: DbOrTx, { kind, actorId, subjectId, ip, now, details }: AuditEntry): Promise<void> {
  await db.auditEvent.create({
    data: { kind, actorId: actorId ?? null, subjectId: subjectId ?? null, ip: ip?.slice(0, 45) ?? null, ...(now && { at: now }), ...(details && { details }) },
    select: { id: true },
  });
}
