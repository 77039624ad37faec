import { useLoaderData } from '@remix-run/react';
import { removeWalk } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { buttonInput } from '#app/domains/titles/schema.ts';
import { TitleCrumbs } from '#app/domains/titles/ui/title-crumbs.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { getTitleOrMoveOn } from './find-title.server.ts';

export const handle = { messages: ['titles', 'ui'], title: 'titles:walk.remove' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, type, name, walk } = await getTitleOrMoveOn(ctx, params.id, titlesPaths.walkRemoval);
  if (!walk) throw notFound();
  return { title: { id, type, name } };
});

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const { titleId, titleName } = await removeWalk(ctx, { titleId: params.id ?? '' });
  const undo = { action: titlesPaths.walkRestoration(titleId), labelKey: 'titles:removed.bringBack' };
  return { to: titlesPaths.title(titleId), toast: { key: 'titles:toast.removed', values: { name: titleName }, undo } };
});

export default function WalkRemoval() {
  const { t } = useTranslation('titles');
  const { title } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage danger title={t('walk.removeTitle', { name: title.name })} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} confirmLabel={t('walk.remove')} cancelHref={titlesPaths.title(title.id)} cancelLabel={t('walk.cancel')}>
      <p>{t('walk.removeText')}</p>
      <p>{t('walk.removeKeep')}</p>
    </ConfirmPage>
  );
}
