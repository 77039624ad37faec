import { useLoaderData } from '@remix-run/react';
import { getChangedTitle, getVersion } from '#app/domains/titles/index.server.ts';
import { Version } from '#app/domains/titles/ui/versions.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['titles', 'title-edit', 'ui'], title: 'title-edit:versions.one' };

export const loader = page(member, async ({ ctx, params }) => {
  const title = await getChangedTitle(ctx, { titleId: params.id ?? '' });
  return { title, version: await getVersion(ctx, { titleId: title.id, number: Number(params.number) }) };
});

export default function VersionPage() {
  return <Version {...useLoaderData<typeof loader>()} />;
}
