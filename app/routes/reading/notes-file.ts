import { exportNotes } from '#app/domains/library/notes/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { download } from '#app/platform/http/download.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { limitExports } from '#app/routes/site/ask-limits.server.ts';

const types = { md: 'text/markdown; charset=utf-8', json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

/** The notes of one book, or of all, in the form that the address ends with. */
export const loader = page(member, async ({ ctx, params, url }) => {
  await limitExports(ctx);
  const type = (['md', 'json', 'csv'] as const).find((one) => url.pathname.endsWith(`.${one}`)) ?? 'json';
  return download(await exportNotes(ctx, { bookId: params.id, type }), { type: types[type], name: `notes.${type}` });
});
