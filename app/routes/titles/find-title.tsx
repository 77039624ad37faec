import { data, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findInCircle, searchOutside } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { titleType } from '#app/domains/titles/schema.ts';
import { FindTitle } from '#app/domains/titles/ui/find-title.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { mayAskCatalogues } from '../library/catalogue-limit.server.ts';

export const handle = { messages: ['titles', 'title-search', 'ui'], title: 'title-search:title' };

export const loader = page(member, async ({ ctx, url, context }) => {
  const { titleCatalogues } = context.services;
  const type = titleType.safeParse(url.searchParams.get('type')).data ?? 'film';
  const question = (url.searchParams.get('q') ?? '').slice(0, 500).trim();
  const asks = { type, question, provider: titleCatalogues.providerOf(type) };
  if (question === '') return data({ ...asks, waitSeconds: null, circle: [], outside: null });
  const circle = await findInCircle(ctx, { type, question });
  const waitSeconds = asks.provider ? await mayAskCatalogues(ctx) : null;
  if (waitSeconds !== null) {
    context.retryAfterSeconds = waitSeconds;
    return data({ ...asks, waitSeconds, circle, outside: null }, { status: 429 });
  }
  const outside = await searchOutside({ ...ctx, titleCatalogues }, { type, question });
  if (outside.failed && circle.length === 0) throw redirect(titlesPaths.newTitle({ type, q: question, silent: 1 }), 303);
  return data({ ...asks, waitSeconds: null, circle, outside });
});

export default function FindTitlePage() {
  return <FindTitle {...useLoaderData<typeof loader>()} />;
}
