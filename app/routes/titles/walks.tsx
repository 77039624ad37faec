import { useLoaderData } from '@remix-run/react';
import { listTitleWalks, walkStates } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { WalksPage } from '#app/domains/titles/ui/walks-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { getTitleOrMoveOn } from './find-title.server.ts';

export const handle = { messages: ['titles', 'ui'], title: 'titles:walks.title' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const { id, type, name, episodes } = await getTitleOrMoveOn(ctx, params.id, titlesPaths.walks);
  const state = walkStates.find((one) => one === url.searchParams.get('state')) ?? null;
  return { title: { id, type, name, episodes }, state, walks: await listTitleWalks(ctx, { titleId: id, state, after: url.searchParams.get('after') }) };
});

export default function Walks() {
  return <WalksPage {...useLoaderData<typeof loader>()} />;
}
