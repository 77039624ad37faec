import { libraryImporter } from '#app/domains/library/index.server.ts';
import { importReport } from '#app/engines/transfer/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { download } from '#app/platform/http/download.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { limitExports } from '#app/routes/site/ask-limits.server.ts';

/** What became of every row, as a spreadsheet. */
export const loader = page(member, async ({ ctx, params, context }) => {
  await limitExports(ctx);
  const rows = await importReport({ ...ctx, t: context.services.textsOf(ctx.locale) }, libraryImporter, { importId: params.id ?? '' });
  return download(rows, { type: 'text/csv; charset=utf-8', name: 'import-report.csv' });
});
