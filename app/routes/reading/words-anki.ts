import { exportWordsForAnki, readWordFilter } from '#app/domains/library/words/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { download } from '#app/platform/http/download.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { limitExports } from '#app/routes/site/ask-limits.server.ts';

/** The words that the list shows, as Anki takes them. */
export const loader = page(member, async ({ ctx, url }) => {
  await limitExports(ctx);
  return download(exportWordsForAnki(ctx, readWordFilter(url.searchParams)), { type: 'text/plain; charset=utf-8', name: 'words.txt' });
});
