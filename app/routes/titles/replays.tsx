import { useLoaderData } from '@remix-run/react';
import { startReplay } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { buttonInput } from '#app/domains/titles/schema.ts';
import { TitleCrumbs } from '#app/domains/titles/ui/title-crumbs.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { getTitleOrMoveOn } from './find-title.server.ts';

export const handle = { messages: ['titles', 'ui'], title: 'titles:walk.past' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, type, name, walk } = await getTitleOrMoveOn(ctx, params.id, titlesPaths.replays);
  if (!walk) throw notFound();
  return { title: { id, type, name } };
});

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const { titleId, titleName } = await startReplay(ctx, { titleId: params.id ?? '' });
  return { to: titlesPaths.title(titleId), toast: { key: 'titles:toast.again', values: { name: titleName } } };
});

/** What the button of a title's page does, as a page of its own: asked for by its address, or shown when it could not be done. */
export default function Replays() {
  const { t } = useTranslation('titles');
  const { title } = useLoaderData<typeof loader>();
  const { formErrors } = useReplyForm('again');
  const again = t(`walk.again.${title.type}`);
  return (
    <ConfirmPage title={`${again}: ${title.name}`} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} confirmLabel={again} cancelHref={titlesPaths.title(title.id)} cancelLabel={t('walk.cancel')}>
      <ErrorSummary errors={summaryOf([], formErrors)} />
      <p>{t('walk.againText')}</p>
    </ConfirmPage>
  );
}
