import { useLoaderData } from '@remix-run/react';
import { getYear, requireYear } from '#app/domains/library/statistics/index.server.ts';
import { YearPage } from '#app/domains/library/statistics/ui/year-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['statistics', 'library', 'ui'], title: 'statistics:year.eyebrow' };

export const loader = page(member, async ({ ctx, params }) => {
  const review = await getYear(ctx, { year: requireYear(params.year, ctx) });
  return { review, weekStart: ctx.viewer.weekStart };
});

export default function YearInReview() {
  return <YearPage {...useLoaderData<typeof loader>()} />;
}
