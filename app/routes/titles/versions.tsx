import { useLoaderData } from '@remix-run/react';
import { getChangedTitle, listVersions } from '#app/domains/titles/index.server.ts';
import { Versions } from '#app/domains/titles/ui/versions.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['titles', 'title-edit', 'ui'], title: 'title-edit:versions.title' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const title = await getChangedTitle(ctx, { titleId: params.id ?? '' });
  return { title, versions: await listVersions(ctx, { titleId: title.id, take: 20, after: url.searchParams.get('after') }) };
});

export default function VersionsPage() {
  return <Versions {...useLoaderData<typeof loader>()} />;
}
