import { exportWordsAsCsv, readWordFilter } from '#app/domains/library/words/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { download } from '#app/platform/http/download.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { limitExports } from '#app/routes/site/ask-limits.server.ts';

/** The words that the list shows, as a spreadsheet. */
export const loader = page(member, async ({ ctx, url }) => {
  await limitExports(ctx);
  return download(exportWordsAsCsv(ctx, readWordFilter(url.searchParams)), { type: 'text/csv; charset=utf-8', name: 'words.csv' });
});
