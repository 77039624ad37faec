import { useLoaderData } from '@remix-run/react';
import { findOwnReview, getTitleHead, removeReview } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { buttonInput } from '#app/domains/titles/schema.ts';
import { TitleCrumbs } from '#app/domains/titles/ui/title-crumbs.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';

export const handle = { messages: ['reviews', 'ui'], title: 'reviews:remove.link' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, type, name } = await getTitleHead(ctx, { titleId: params.id ?? '' });
  if (!(await findOwnReview(ctx, { titleId: id }))) throw notFound();
  return { title: { id, type, name } };
});

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const titleId = params.id ?? '';
  await removeReview(ctx, { titleId });
  return { to: titlesPaths.title(titleId), toast: { key: 'reviews:toast.removed', undo: { action: titlesPaths.reviewRestoration(titleId), labelKey: 'titles:removed.bringBack' } } };
});

export default function ReviewRemoval() {
  const { t } = useTranslation('reviews');
  const { title } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage danger title={t('remove.title', { title: title.name })} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} action={titlesPaths.reviewRemoval(title.id)} confirmLabel={t('remove.confirm')} cancelHref={titlesPaths.title(title.id)} cancelLabel={t('cancel')}>
      {t('remove.text')}
    </ConfirmPage>
  );
}
