import { useLoaderData } from '@remix-run/react';
import { SearchPage } from '#app/engines/search/ui/search-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { limitSearches } from '#app/routes/site/ask-limits.server.ts';

export const handle = { messages: ['search', 'library-feed', 'titles-feed', 'goals-feed', 'ui'], title: 'search:title' };

const longest = 200;

export const loader = page(member, async ({ ctx, url, context }) => {
  const text = (url.searchParams.get('q') ?? '').replaceAll('\u0000', '').toWellFormed().trim().slice(0, longest).toWellFormed();
  if (text !== '') await limitSearches(ctx);
  return { text, ...(await context.services.search.search(ctx, text, url.searchParams.get('in'))) };
});

export default function Search() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
