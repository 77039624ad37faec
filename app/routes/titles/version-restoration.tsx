import { useLoaderData } from '@remix-run/react';
import { buttonInput } from '#app/domains/titles/schema.ts';
import { getChangedTitle, getVersion, revertTitle } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { TitleCrumbs } from '#app/domains/titles/ui/title-crumbs.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';

export const handle = { messages: ['titles', 'title-edit', 'ui'], title: 'title-edit:versions.restore' };

export const loader = page(member, async ({ ctx, params }) => {
  const title = await getChangedTitle(ctx, { titleId: params.id ?? '' });
  const { number, at, editor } = await getVersion(ctx, { titleId: title.id, number: Number(params.number) });
  return { title, number, at, editor };
});

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const titleId = params.id ?? '';
  const { changed } = await revertTitle(ctx, { titleId, number: Number(params.number) });
  return { to: titlesPaths.versions(titleId), toast: { key: changed ? 'title-edit:toast.reverted' : 'title-edit:toast.same', values: { number: String(params.number) } } };
});

export default function VersionRestoration() {
  const { t } = useTranslation(['title-edit', 'ui']);
  const { title, number, at, editor } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage title={t('restore.title', { number })} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} confirmLabel={t('versions.restore')} cancelHref={titlesPaths.version(title.id, number)} cancelLabel={t('actions.cancel')}>
      <p>{t('restore.text', { name: title.name, editor: editor ?? t('ui:deletedPerson'), at })}</p>
    </ConfirmPage>
  );
}
