import { useActionData, useLoaderData } from '@remix-run/react';
import { clearSessionCookie, deactivateAccount } from '#app/kernel/accounts/index.server.ts';
import { buttonOnlySchema } from '#app/kernel/accounts/leaving-schema.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { askForFreshProof, requireFreshProof } from './fresh-proof.server.ts';
import { SettingsCrumbs } from './settings-crumbs.tsx';

export const handle = { messages: ['data', 'accounts', 'settings'], title: 'data:rest.open' };

export const loader = page(member, async ({ ctx, url }) => {
  askForFreshProof(ctx, url);
  return { isLeaving: ctx.viewer.deletionDueAt !== null };
});

export const action = formAction(member, { schema: buttonOnlySchema }, async ({ ctx, context }) => {
  requireFreshProof(ctx, accountPaths.deactivation());
  await deactivateAccount(ctx);
  const secure = context.services.env.baseUrl.startsWith('https:');
  return { to: '/', toast: { key: 'data:toasts.deactivated' }, headers: [['Set-Cookie', clearSessionCookie(secure)], ['Clear-Site-Data', '"cache", "storage"']] };
});

export default function Deactivation() {
  const { t } = useTranslation('data');
  const crumbs = <SettingsCrumbs parents={[{ href: accountPaths.dataSettings(), label: t('title') }]} current={t('rest.open')} />;
  const { isLeaving } = useLoaderData<typeof loader>();
  const reply = useActionData() as FormReply | undefined;
  return (
    <>
      {reply?.messageKey ? <ErrorSummary errors={[{ text: reply.messageKey }]} /> : null}
      <ConfirmPage danger title={t('deactivation.title')} breadcrumbs={crumbs} confirmLabel={t('deactivation.submit')} cancelHref={accountPaths.dataSettings()} cancelLabel={t('deactivation.cancel')}>
        <ul className="list-disc ps-5 flex flex-col gap-2">
          {(['sessions', 'profile', 'kept', ...(isLeaving ? ['notDeleted' as const] : []), 'back'] as const).map((key) => <li key={key}>{t(`deactivation.${key}`)}</li>)}
        </ul>
      </ConfirmPage>
    </>
  );
}
