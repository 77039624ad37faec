import { useLoaderData } from '@remix-run/react';
import { buttonInput } from '#app/domains/titles/schema.ts';
import { getChangedTitle, setTitleCover } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { TitleCrumbs } from '#app/domains/titles/ui/title-crumbs.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { titleCoverUndo } from './title-cover-undo.ts';

export const handle = { messages: ['titles', 'title-edit', 'ui'], title: 'title-edit:cover.remove' };

export const loader = page(member, async ({ ctx, params }) => ({ title: await getChangedTitle(ctx, { titleId: params.id ?? '' }) }));

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const titleId = params.id ?? '';
  const cover = await setTitleCover(ctx, { titleId, fileId: null });
  return { to: titlesPaths.title(titleId), toast: { key: 'title-edit:toast.coverRemoved', undo: titleCoverUndo(titleId, cover) } };
});

export default function TitleCoverRemoval() {
  const { t } = useTranslation('title-edit');
  const { title } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage title={t('cover.removeOf', { name: title.name })} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} confirmLabel={t('cover.remove')} cancelHref={titlesPaths.cover(title.id)} cancelLabel={t('actions.cancel')} danger>
      <p>{t('cover.removeText')}</p>
    </ConfirmPage>
  );
}
