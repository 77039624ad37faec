import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { addTitle, draftTitle, newTitleLimits } from '#app/domains/titles/index.server.ts';
import { newTitleForm } from '#app/domains/titles/edit-schema.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { titleType } from '#app/domains/titles/schema.ts';
import { ChooseType, NewTitle } from '#app/domains/titles/ui/new-title.tsx';
import { titleFormValues } from '#app/domains/titles/ui/title-form-values.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['titles', 'title-edit', 'title-search', 'ui'], title: 'title-edit:form.add' };

export const loader = page(member, async ({ ctx, url, context }) => {
  const asked = (name: string) => url.searchParams.get(name);
  const type = titleType.safeParse(asked('type')).data;
  const question = (asked('q') ?? '').slice(0, 500);
  if (!type) return { type: null, question };
  const { found, name, origin } = await draftTitle({ ...ctx, titleCatalogues: context.services.titleCatalogues }, { type, externalId: asked('from'), question, isSilent: asked('silent') !== null });
  const values = { ...titleFormValues(found ?? { name }), ...(found && { sources: found.sources, cover: found.cover ?? '' }), id: uuidv7() };
  return { type, question, origin, values };
});

export const action = form(member, { schema: newTitleForm, limits: ({ context }) => newTitleLimits(context.ctx.viewer?.id ?? '') }, async ({ ctx, input }) => {
  const added = await addTitle(ctx, input);
  if (added.outcome === 'twins') return { fill: { twins: JSON.stringify(added.twins) } };
  return { to: titlesPaths.title(added.id), toast: { key: added.outcome === 'known' ? 'title-edit:toast.known' : 'title-edit:toast.added', values: { name: input.name } } };
});

export default function NewTitlePage() {
  const draft = useLoaderData<typeof loader>();
  return draft.type === null ? <ChooseType question={draft.question} /> : <NewTitle {...draft} />;
}
