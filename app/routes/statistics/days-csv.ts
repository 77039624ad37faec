import { exportDays } from '#app/domains/library/statistics/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { download } from '#app/platform/http/download.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { limitExports } from '#app/routes/site/ask-limits.server.ts';

/** Every day with a book, as a spreadsheet. */
export const loader = page(member, async ({ ctx }) => {
  await limitExports(ctx);
  return download(exportDays(ctx), { type: 'text/csv; charset=utf-8', name: 'reading-days.csv' });
});
