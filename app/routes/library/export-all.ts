import { exportLibraryAsJson } from '#app/domains/library/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { download } from '#app/platform/http/download.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { limitExports } from '#app/routes/site/ask-limits.server.ts';

/** Everything the Library knows of its reader. */
export const loader = page(member, async ({ ctx }) => {
  await limitExports(ctx);
  return download(exportLibraryAsJson(ctx), { type: 'application/json; charset=utf-8', name: 'library.json' });
});
