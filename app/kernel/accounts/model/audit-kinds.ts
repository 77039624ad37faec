/**
 * What is written into the journal. The names are kept for years, so they are listed here; each has its words in
 * routes/admin/messages/audit.*.json (a test looks).
 */
export const auditKinds = [
  'account.registered', 'account.deactivated', 'account.reactivated', 'account.deletion-requested', 'account.deletion-cancelled', 'account.deleted', 'account.export-requested',
  'account.owner-created', 'account.email-proven', 'account.settings-changed',
  'account.profile-changed', 'account.username-changed', 'account.visibility-changed', 'account.notifications-changed', 'account.picture-changed',
  'code.requested', 'code.refused', 'code.wrong', 'code.accepted',
  'sign-in.password', 'sign-in.failed', 'sign-out', 'session.ended', 'tokens.reused', 'tokens.ended', 'personal-token.created', 'personal-token.ended', 'limit.reached',
  'account.proven', 'proof.failed',
  'second-factor.asked', 'second-factor.passed', 'second-factor.wrong', 'second-factor.changed', 'second-factor.reset',
  'recovery-codes.replaced', 'recovery-code.used',
  'person.role-changed', 'person.deactivated', 'person.reactivated', 'person.sessions-ended', 'mail.resent', 'audit.exported',
  'password.reset', 'password.changed', 'password.wrong', 'email.changed', 'email.returned',
  'telegram.linked', 'telegram.unlinked', 'telegram.lost',
  'invitation.created', 'invitation.revoked', 'house.changed',
  'job.retried', 'job.discarded',
  'title.deleted', 'title.merged', 'title.cover-changed', 'title.cover-removed',
  'request.foreign-origin', 'request.refused',
] as const;

export type AuditKind = (typeof auditKinds)[number];
