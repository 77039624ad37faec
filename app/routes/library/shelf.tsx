import { useLoaderData } from '@remix-run/react';
import { getShelfNumbers, listBooks, listFilters, readShelfView, showsFilters } from '#app/domains/library/index.server.ts';
import { ShelfPage } from '#app/domains/library/ui/shelf-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['library', 'ui'], title: 'library:title' };

export const loader = page(member, async ({ ctx, url }) => {
  const numbers = await getShelfNumbers(ctx);
  const view = readShelfView(url.searchParams, numbers.byState.reading.books > 0 ? 'reading' : 'all');
  const [list, filters] = await Promise.all([listBooks(ctx, view), showsFilters(view) ? listFilters(ctx, view) : null]);
  return { numbers, view, list, filters };
});

export default function Shelf() {
  return <ShelfPage {...useLoaderData<typeof loader>()} />;
}
