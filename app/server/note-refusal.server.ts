import { recordAudit } from '#app/kernel/accounts/index.server.ts';
import type { AuditEntry } from '#app/kernel/accounts/audit.server.ts';
import { routePlace } from '#app/platform/http/route-place.ts';
import type { RequestContext } from './load-context.ts';

/** A right that was missing and a limit that was reached go into the journal, beside the answer. */
export function noteRefusal(method: string, path: string, { refusal, ctx, ip, services }: RequestContext): void {
  if (!refusal || refusal.details.isNoted) return;
  const common = { actorId: ctx.viewer?.id, ip, now: ctx.now };
  const note = (entry: AuditEntry) => void recordAudit(services.db, entry).catch((error: unknown) => ctx.log.warn({ err: error }, 'audit failed'));
  if (refusal.code === 'forbidden') note({ ...common, kind: 'request.refused', details: { path: routePlace(method, path, {}) } });
  if (refusal.code === 'rate-limited') note({ ...common, kind: 'limit.reached', details: { limit: refusal.details.limit ?? '' } });
}
