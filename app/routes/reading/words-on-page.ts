import { findWordsOnPage } from '#app/domains/library/words/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

/** Which saved words stand on a page of a book, as data for the reader. */
export const loader = page(member, async ({ ctx, params }) =>
  Response.json({ words: await findWordsOnPage(ctx, { bookId: params.id ?? '', page: params.page ?? '' }) }, { headers: { 'Cache-Control': 'no-store' } }));
