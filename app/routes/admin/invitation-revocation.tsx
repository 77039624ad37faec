import { useLoaderData } from '@remix-run/react';
import { getInvitation, revokeInvitation } from '#app/kernel/accounts/index.server.ts';
import { buttonOnlySchema } from '#app/kernel/accounts/leaving-schema.ts';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';

export const handle = { messages: ['admin', 'invitations'], title: 'invitations:revocation.title' };

export const loader = page(owner, async ({ ctx, params }) => {
  const { id, note } = await getInvitation(ctx, params.id ?? '');
  return { id, note };
});

export const action = formAction(owner, { schema: buttonOnlySchema }, async ({ ctx, params }) => {
  const { id } = await getInvitation(ctx, params.id ?? '');
  await revokeInvitation(ctx, { id });
  return { to: adminPaths.invitation(id), toast: { key: 'invitations:toasts.revoked' } };
});

export default function InvitationRevocation() {
  const { t } = useTranslation('invitations');
  const { id, note } = useLoaderData<typeof loader>();
  const parents = [{ href: adminPaths.invitations(), label: t('title') }];
  return (
    <ConfirmPage
      danger title={t('revocation.title')} breadcrumbs={<Breadcrumbs items={parents} current={t('revocation.submit')} />} confirmLabel={t('revocation.submit')} cancelHref={adminPaths.invitation(id)} cancelLabel={t('revocation.cancel')}
    >
      {note ? <p><strong>{note}</strong></p> : null}
      <p>{t('revocation.text')}</p>
    </ConfirmPage>
  );
}
