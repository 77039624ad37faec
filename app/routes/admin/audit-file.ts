import { owner } from '#app/kernel/accounts/policies.ts';
import { exportAudit } from '#app/kernel/administration/index.server.ts';
import { readAuditView } from '#app/kernel/administration/model/log-views.ts';
import { download } from '#app/platform/http/download.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { limitExports } from '#app/routes/site/ask-limits.server.ts';
import { detailsText, eventText } from './audit-words.ts';

/** The journal as it is filtered, whole, as a table for spreadsheets, in the reader's words. */
export const loader = page(owner, async ({ ctx, url, context }) => {
  await limitExports(ctx);
  const t = context.services.textsOf(ctx.locale);
  const say = (event: Parameters<typeof eventText>[1] & Parameters<typeof detailsText>[1]) => ({ what: eventText(t, event), details: detailsText(t, event) });
  const pieces = exportAudit(ctx, readAuditView(url.searchParams), say);
  return download(pieces, { type: 'text/csv; charset=utf-8', name: `kruzhok-journal-${dayText(dayInZone(ctx.now, ctx.timeZone))}.csv` });
});
