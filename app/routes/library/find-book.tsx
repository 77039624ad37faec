import { data, redirect } from '@remix-run/node';
import type { HeadersFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { searchCatalogues } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { FindBook } from '#app/domains/library/ui/find-book.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { cameraAllowed } from '#app/platform/http/headers.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { mayAskCatalogues } from './catalogue-limit.server.ts';

export const handle = { messages: ['catalogue', 'document-pages', 'library', 'ui'], title: 'catalogue:find.title' };

/** Whether there is a camera can only be known where it may be used. */
export const headers: HeadersFunction = () => cameraAllowed;

export const loader = page(member, async ({ ctx, url, context }) => {
  const question = (url.searchParams.get('q') ?? '').slice(0, 500).trim();
  const asks = { question, hasGoogle: context.services.env.GOOGLE_BOOKS_KEY !== undefined };
  if (question === '') return data({ ...asks, waitSeconds: null, found: null });
  const waitSeconds = await mayAskCatalogues(ctx);
  if (waitSeconds !== null) {
    context.retryAfterSeconds = waitSeconds;
    return data({ ...asks, waitSeconds, found: null }, { status: 429 });
  }
  const { failed, ...found } = await searchCatalogues({ ...ctx, catalogues: context.services.catalogues }, { question });
  if (failed) throw redirect(libraryPaths.newBook({ q: question, silent: 1 }), 303);
  return data({ ...asks, waitSeconds: null, found });
});

export default function FindBookPage() {
  return <FindBook {...useLoaderData<typeof loader>()} />;
}
