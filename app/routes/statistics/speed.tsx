import { useLoaderData } from '@remix-run/react';
import { getSpeed } from '#app/domains/library/statistics/index.server.ts';
import { SpeedPage } from '#app/domains/library/statistics/ui/speed-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['statistics', 'library', 'ui'], title: 'statistics:speed.title' };

export const loader = page(member, async ({ ctx, url: { searchParams } }) => getSpeed(ctx, { step: searchParams.get('by') === 'week' ? 'week' : 'month' }));

export default function ReadingSpeed() {
  return <SpeedPage speed={useLoaderData<typeof loader>()} />;
}
