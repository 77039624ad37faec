import type { DbOrTx } from '#app/platform/db/client.server.ts';
import type { AuditKind } from './model/audit-kinds.ts';

export type AuditEntry = {
  kind: AuditKind;
  actorId?: string | null;
  /** To whom it was done, where that is not the actor. */
  subjectId?: string | null;
  /** Where it was done from; null for what the house does by itself. */
  ip: string | null;
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
