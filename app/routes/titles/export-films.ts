import { exportFilmsAsCsv } from '#app/domains/titles/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { download } from '#app/platform/http/download.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { limitExports } from '#app/routes/site/ask-limits.server.ts';

/** Films seen, for Letterboxd. */
export const loader = page(member, async ({ ctx }) => {
  await limitExports(ctx);
  return download(exportFilmsAsCsv(ctx), { type: 'text/csv; charset=utf-8', name: 'films.csv' });
});
