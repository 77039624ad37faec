import { useLoaderData } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { listTitles, readListView, typeOfSlug } from '#app/domains/titles/index.server.ts';
import type { TitleListView } from '#app/domains/titles/index.server.ts';
import { ListPage } from '#app/domains/titles/ui/list-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { page } from '#app/platform/http/route.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';

export const handle = {
  messages: ['title-edit', 'titles', 'ui'],
  title: (t: TFunction, data: { view: TitleListView } | undefined) => (data ? textOf(t, `titles:types.${data.view.type}`) : ''),
};

/** One of the four lists: which, its address says. */
export const loader = page(member, async ({ ctx, url }) => {
  const type = typeOfSlug(url.pathname.split('/')[2]);
  if (!type) throw notFound();
  const view = readListView(url.searchParams, type);
  const { scale, ...list } = await listTitles(ctx, view);
  return { view: list.isOrderHidden ? { ...view, sort: 'id' as const } : view, list, scale };
});

export default function TitleList() {
  return <ListPage {...useLoaderData<typeof loader>()} />;
}
