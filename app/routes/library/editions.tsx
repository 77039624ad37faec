import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listEditions } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { Editions } from '#app/domains/library/ui/editions.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { page } from '#app/platform/http/route.server.ts';
import { mayAskCatalogues } from './catalogue-limit.server.ts';

export const handle = { messages: ['catalogue', 'library', 'ui'], title: 'catalogue:find.editions' };

export const loader = page(member, async ({ ctx, url, params, context }) => {
  const question = (url.searchParams.get('q') ?? '').slice(0, 500).trim();
  const waitSeconds = await mayAskCatalogues(ctx);
  if (waitSeconds !== null) throw new AppError('rate-limited', { retryAfterSeconds: waitSeconds });
  const work = await listEditions({ ...ctx, catalogues: context.services.catalogues }, { work: params.work ?? '' });
  if (!work) throw redirect(libraryPaths.newBook({ q: question, silent: 1 }), 303);
  return { question, work };
});

export default function EditionsPage() {
  return <Editions {...useLoaderData<typeof loader>()} />;
}
