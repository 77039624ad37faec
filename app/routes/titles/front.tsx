import { useLoaderData } from '@remix-run/react';
import { getFront } from '#app/domains/titles/index.server.ts';
import { FrontPage } from '#app/domains/titles/ui/front-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['titles', 'ui'], title: 'titles:title' };

export const loader = page(member, async ({ ctx }) => ({ front: await getFront(ctx), username: ctx.viewer.username }));

export default function Front() {
  return <FrontPage {...useLoaderData<typeof loader>()} />;
}
