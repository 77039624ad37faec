import { useLoaderData } from '@remix-run/react';
import { listYears } from '#app/domains/library/statistics/index.server.ts';
import { YearsPage } from '#app/domains/library/statistics/ui/years-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['statistics', 'library', 'ui'], title: 'statistics:years.title' };

export const loader = page(member, async ({ ctx }) => listYears(ctx));

export default function AllYears() {
  return <YearsPage years={useLoaderData<typeof loader>()} />;
}
