import { useLoaderData } from '@remix-run/react';
import { SearchPage } from '#app/engines/search/ui/search-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['search', 'library-feed', 'titles-feed', 'goals-feed', 'ui'], title: 'search:title' };

const longest = 200;

export const loader = page(member, async ({ ctx, url, context }) => {
  const text = (url.searchParams.get('q') ?? '').replaceAll('\u0000', '').toWellFormed().trim().slice(0, longest).toWellFormed();
  return { text, groups: await context.services.search.search(ctx, text) };
});

export default function Search() {
  const { text, groups } = useLoaderData<typeof loader>();
  return <SearchPage text={text} groups={groups} />;
}
