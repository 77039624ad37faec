import { useLoaderData } from '@remix-run/react';
import { mergeForm } from '#app/domains/titles/edit-schema.ts';
import { getMerge, mergeTitles } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { MergeTitle } from '#app/domains/titles/ui/merge-title.tsx';
import { owner } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['titles', 'title-edit', 'ui'], title: 'title-edit:tools.merge' };

export const loader = page(owner, async ({ ctx, params, url }) =>
  getMerge(ctx, { titleId: params.id ?? '', question: url.searchParams.get('q'), intoId: url.searchParams.get('into') }));

export const action = form(owner, { schema: mergeForm }, async ({ ctx, params, input }) => {
  await mergeTitles(ctx, { titleId: params.id ?? '', intoId: input.intoId });
  return { to: titlesPaths.title(input.intoId), toast: { key: 'title-edit:toast.merged' } };
});

export default function TitleMerge() {
  return <MergeTitle {...useLoaderData<typeof loader>()} />;
}
