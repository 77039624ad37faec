import { exportTaste, readYear } from '#app/domains/library/statistics/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { download } from '#app/platform/http/download.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { limitExports } from '#app/routes/site/ask-limits.server.ts';

/** Authors, tags, languages, ratings and lengths, as a spreadsheet. */
export const loader = page(member, async ({ ctx, url: { searchParams } }) => {
  await limitExports(ctx);
  const year = readYear(searchParams.get('year'), dayInZone(ctx.now, ctx.timeZone).getUTCFullYear());
  return download(exportTaste(ctx, { year }), { type: 'text/csv; charset=utf-8', name: year === null ? 'reading.csv' : `reading-${year}.csv` });
});
