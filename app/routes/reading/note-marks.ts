import { listMarks } from '#app/domains/library/notes/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

/** The notes of a book as the reader draws them. */
export const loader = page(member, async ({ ctx, params, url }) =>
  Response.json(await listMarks(ctx, { bookId: params.id ?? '', after: url.searchParams.get('after'), noteId: url.searchParams.get('note') }), { headers: { 'Cache-Control': 'no-store' } }));
