import { useActionData, useLoaderData } from '@remix-run/react';
import type { ShouldRevalidateFunction } from '@remix-run/react';
import { editTitle, getTitleDetails } from '#app/domains/titles/index.server.ts';
import { editTitleForm } from '#app/domains/titles/edit-schema.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { TitleForm } from '#app/domains/titles/ui/title-form.tsx';
import { titleFormValues } from '#app/domains/titles/ui/title-form-values.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { ButtonLink } from '#app/ui/button.tsx';

export const handle = { messages: ['titles', 'title-edit', 'ui'], title: 'title-edit:tools.edit' };

export const loader = page(member, async ({ ctx, params }) => {
  const { title, details } = await getTitleDetails(ctx, { titleId: params.id ?? '' });
  return { title, values: titleFormValues(details) };
});

/** After a conflict the page shows what stands there now; other refusals change nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) => actionStatus === 409 || defaultShouldRevalidate;

export const action = form(member, { schema: editTitleForm }, async ({ ctx, params, input }) => {
  const titleId = params.id ?? '';
  const { changed } = await editTitle(ctx, { ...input, titleId });
  return { to: titlesPaths.title(titleId), toast: { key: changed ? 'title-edit:toast.saved' : 'title-edit:toast.same' } };
});

export default function EditTitle() {
  const { t } = useTranslation('title-edit');
  const { title, values } = useLoaderData<typeof loader>();
  const reply = useActionData<FormReply>();
  const meanwhile = reply?.messageKey === 'title-edit:errors.changedMeanwhile' ? (
    <Banner tone="warn" title={t('meanwhile.title')} actions={<ButtonLink size="s" to={titlesPaths.version(title.id, title.version)} target="_blank">{t('meanwhile.look')}</ButtonLink>}>{t('meanwhile.text')}</Banner>
  ) : null;
  return <TitleForm type={title.type} title={title} values={values} note={meanwhile} />;
}
