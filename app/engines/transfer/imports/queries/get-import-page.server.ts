import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer } from '#app/kernel/contributions/importer.ts';
import { getImport } from './get-import.server.ts';
import { listImportRows } from './list-import-rows.server.ts';

/** An import and, where there is a dry run or a result to show, a page of its rows. */
export async function getImportPage(ctx: MemberCtx, importer: Importer, { importId, query }: { importId: string; query: URLSearchParams }) {
  const filter = { kind: query.get('kind'), after: query.get('after'), before: query.get('before') };
  const view = await getImport(ctx, importer, { importId });
  const hasRows = ['ready', 'applied', 'undone'].includes(view.state);
  return { view, filter, rows: hasRows ? await listImportRows(ctx, importer, { importId, ...filter }) : null };
}
