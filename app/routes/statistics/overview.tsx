import { useLoaderData } from '@remix-run/react';
import { getOverview, readMeasure, readStep } from '#app/domains/library/statistics/index.server.ts';
import { OverviewPage } from '#app/domains/library/statistics/ui/overview-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['statistics', 'library', 'ui'], title: 'statistics:title' };

export const loader = page(member, async ({ ctx, url: { searchParams } }) =>
  getOverview(ctx, { measure: readMeasure(searchParams.get('of')), step: readStep(searchParams.get('by')) }));

export default function Statistics() {
  return <OverviewPage overview={useLoaderData<typeof loader>()} />;
}
