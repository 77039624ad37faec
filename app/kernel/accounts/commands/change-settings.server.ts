import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx, Theme } from '../context.ts';

export type Settings = { locale?: Locale | null; theme?: Theme; timeZone?: string; hasShortcuts?: boolean };

/** How the house looks and speaks to the viewer; what is not named stays. */
export async function changeSettings(ctx: MemberCtx, { locale, theme, timeZone, hasShortcuts }: Settings): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await tx.user.update({
      where: { id: ctx.viewer.id },
      data: { ...(locale !== undefined && { locale }), ...(theme && { theme }), ...(timeZone && { timeZone }), ...(hasShortcuts !== undefined && { hasShortcuts }) },
      select: { id: true },
    });
    await recordAudit(tx, { kind: 'account.settings-changed', actorId: ctx.viewer.id, now: ctx.now });
  });
}
