import { useActionData, useLoaderData } from '@remix-run/react';
import type { ShouldRevalidateFunction } from '@remix-run/react';
import { buttonInput } from '#app/domains/titles/schema.ts';
import { deleteTitle, getTitleRemoval } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { TitleCrumbs } from '#app/domains/titles/ui/title-crumbs.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { messages: ['titles', 'title-edit', 'ui'], title: 'title-edit:tools.delete' };

export const loader = page(member, async ({ ctx, params }) => getTitleRemoval(ctx, { titleId: params.id ?? '' }));

/** After a conflict the page shows what stands there now; other refusals change nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) => actionStatus === 409 || defaultShouldRevalidate;

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const { name, type } = await deleteTitle(ctx, { titleId: params.id ?? '' });
  return { to: titlesPaths.list(type), toast: { key: 'title-edit:toast.deleted', values: { name } } };
});

export default function TitleRemoval() {
  const { t } = useTranslation('title-edit');
  const { title, uses, canDelete } = useLoaderData<typeof loader>();
  const refused = useActionData<FormReply>()?.messageKey;
  const crumbs = <TitleCrumbs type={title.type} title={title} />;
  if (!canDelete) {
    return (
      <>
        <PageHeader title={t('removal.title', { name: title.name })} breadcrumbs={crumbs} />
        <Banner tone={refused ? 'danger' : 'warn'} actions={<ButtonLink to={titlesPaths.title(title.id)}>{t('removal.back')}</ButtonLink>}>{t('errors.inUse')}</Banner>
      </>
    );
  }
  return (
    <ConfirmPage title={t('removal.title', { name: title.name })} breadcrumbs={crumbs} confirmLabel={t('tools.delete')} cancelHref={titlesPaths.title(title.id)} cancelLabel={t('actions.cancel')} danger>
      <p>{t('removal.text')}</p>
      {uses.walks + uses.reviews > 0 ? <p>{t('removal.uses', { walks: t('uses.walks', { count: uses.walks }), reviews: t('uses.reviews', { count: uses.reviews }) })}</p> : null}
      {uses.hasHidden ? <p>{t('uses.hidden')}</p> : null}
    </ConfirmPage>
  );
}
