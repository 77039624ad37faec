import { useLoaderData } from '@remix-run/react';
import { getTaste, listYears, readYear } from '#app/domains/library/statistics/index.server.ts';
import { TastePage } from '#app/domains/library/statistics/ui/taste-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['statistics', 'library', 'ui'], title: 'statistics:taste.title' };

export const loader = page(member, async ({ ctx, url: { searchParams } }) => {
  const { years } = await listYears(ctx);
  const taste = await getTaste(ctx, { year: readYear(searchParams.get('year'), years[0]?.year ?? 0) });
  return { taste, years };
});

export default function Taste() {
  return <TastePage {...useLoaderData<typeof loader>()} />;
}
