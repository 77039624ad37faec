import { useLoaderData } from '@remix-run/react';
import { moveWalk, stateKey } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { walkStateInput } from '#app/domains/titles/schema.ts';
import { TitleCrumbs } from '#app/domains/titles/ui/title-crumbs.tsx';
import { StateButtons } from '#app/domains/titles/ui/walk-panel.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { getTitleOrMoveOn } from './find-title.server.ts';

export const handle = { messages: ['titles', 'ui'], title: 'titles:actions.changeState' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, type, name, walk } = await getTitleOrMoveOn(ctx, params.id, titlesPaths.walkState);
  return { title: { id, type, name, walk } };
});

export const action = form(member, { schema: walkStateInput }, async ({ ctx, params, input }) => {
  const { titleId, titleName, titleType } = await moveWalk(ctx, { ...input, titleId: params.id ?? '' });
  return { to: titlesPaths.title(titleId), toast: { key: `titles:toast.moved.${stateKey(titleType, input.state)}`, values: { name: titleName } } };
});

/** What the buttons of a title's page do, as a page of its own: asked for by its address, or shown when a state was refused. */
export default function ChangeState() {
  const { t } = useTranslation('titles');
  const { title } = useLoaderData<typeof loader>();
  const { fields, formErrors } = useReplyForm<{ state: string }>('state');
  const { id, errors } = fields.state;
  return (
    <>
      <PageHeader title={t(`walk.edit.${title.type}`, { name: title.name })} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} />
      <div id={id} tabIndex={-1} className="flex flex-col gap-6">
        <ErrorSummary errors={summaryOf([{ id, errors, label: t('walk.stateField') }], formErrors)} />
        <StateButtons title={title} />
      </div>
    </>
  );
}
