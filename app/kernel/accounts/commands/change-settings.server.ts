import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx, Theme } from '../context.ts';

export type Settings = { locale?: Locale | null; theme?: Theme; timeZone?: string; weekStart?: WeekStart; hasShortcuts?: boolean };

/** How the house looks and speaks to the viewer; what is not named stays. */
export async function changeSettings(ctx: MemberCtx, settings: Settings): Promise<void> {
  const { viewer } = ctx;
  const changed = Object.entries(settings).filter(([name, value]) => value !== undefined && value !== viewer[name as keyof Settings]);
  if (changed.length === 0) return;
  await inTransaction(ctx.db, async (tx) => {
    await tx.user.update({ where: { id: viewer.id }, data: Object.fromEntries(changed), select: { id: true } });
    await recordAudit(tx, { kind: 'account.settings-changed', actorId: viewer.id, ip: ctx.ip, now: ctx.now });
  });
}
